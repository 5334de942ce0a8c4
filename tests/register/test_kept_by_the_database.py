"""Invariants that hold whatever a program does: each is attacked by plain SQL as the application's role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.operations import register_birth
from adminduk.register.types import Relation
from adminduk.register.types.loading import LoadedFamily
from tests import people

pytestmark = pytest.mark.django_db


def sql(statement: str, facts: Any = None, *, actor=people.HENDRA) -> None:
    """One statement in an act of its own, complete: what is deferred is looked at too."""
    with acting(actor), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, facts)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def refused(words: str, *kinds: type[DatabaseError]) -> Iterator[None]:
    with pytest.raises(kinds or (IntegrityError,), match=words):
        yield


@pytest.fixture
def couple() -> LoadedFamily:
    return people.settle(people.asep_and_siti())


def siti(family: LoadedFamily):
    return people.member(family, Relation.WIFE)


JOIN = """
INSERT INTO register_membership (person_id, membership_id, family_id, kabkota, relation, position, during, entry_id,
                                 revision)
VALUES (%s, %s, %s, '3201', %s, 9, daterange(%s, NULL), %s, 1)
"""


def test_nobody_is_in_two_families_at_once(couple: LoadedFamily) -> None:
    other = people.settle(people.ujang())
    with refused("register_one_family_at_a_time"):
        sql(JOIN, [siti(couple).person_id, new_id(), other.family_id, 9, people.TODAY, new_id()])


def test_a_living_resident_is_never_without_a_family(couple: LoadedFamily) -> None:
    with refused("must be in a family"):
        sql(
            "UPDATE register_membership SET during = daterange(lower(during), %s) WHERE person_id = %s",
            [people.TODAY, siti(couple).person_id],
        )


def test_a_new_resident_without_a_family_is_refused(couple: LoadedFamily) -> None:
    # The number is there, the family is not.
    who, nik = new_id(), "3201011011260007"
    with refused("must be in a family"):
        sql(
            """
            WITH number AS (
                INSERT INTO register_nik VALUES (%(nik)s, %(who)s, '3201', now(), %(who)s))
            INSERT INTO register_person (person_id, kabkota, nik, name, sex, birth_date, birth_date_estimated,
                birth_place, birth_region, birth_time, citizenship, life, residence, marital_status,
                marriage_number, birth_akta_number, mother_name, mother_nik, father_name, father_nik,
                passport_number, stay_permit_number, entry_id, changed_at, stay_permit_kind, nationality,
                divorce_number, death_akta_number, previous_address, temporary_number, moving_to, revision,
                stay_address, stay_rt, stay_rw, stay_village)
            SELECT %(who)s, kabkota, %(nik)s, 'TANPA KELUARGA', sex, birth_date, birth_date_estimated,
                birth_place, birth_region, birth_time, citizenship, life, residence, marital_status,
                marriage_number, birth_akta_number, mother_name, mother_nik, father_name, father_nik,
                passport_number, stay_permit_number, entry_id, changed_at, '', '', '', '', '', '', '', 1,
                '', '', '', ''
            FROM register_person WHERE person_id = %(like)s
            """,
            {"who": who, "nik": nik, "like": siti(couple).person_id},
        )


def test_a_family_with_people_in_it_cannot_be_ended(couple: LoadedFamily) -> None:
    with refused("nobody is in a family that has ended"):
        sql("UPDATE register_family SET active = false WHERE family_id = %s", [couple.family_id])


def test_the_head_of_a_family_lives_in_it(couple: LoadedFamily) -> None:
    other = people.settle(people.ujang())
    with refused("one head"):
        sql(
            "UPDATE register_family SET head_id = %s WHERE family_id = %s",
            [other.head.person_id, couple.family_id],
        )


def test_a_family_has_no_two_heads(couple: LoadedFamily) -> None:
    with refused("one head"):
        sql("UPDATE register_membership SET relation = 1 WHERE person_id = %s", [siti(couple).person_id])


def test_a_family_is_not_without_a_head(couple: LoadedFamily) -> None:
    with refused("one head"):
        sql("UPDATE register_membership SET relation = 9 WHERE person_id = %s", [couple.head.person_id])


def test_a_place_is_closed_and_never_carried_to_another_family(couple: LoadedFamily) -> None:
    other = people.settle(people.ujang())
    with refused("permission denied", ProgrammingError):
        sql(
            "UPDATE register_membership SET family_id = %s WHERE person_id = %s",
            [other.family_id, siti(couple).person_id],
        )


def test_a_stranger_to_the_register_is_in_no_family(couple: LoadedFamily) -> None:
    with refused("register_membership_person"):
        sql(JOIN, [new_id(), new_id(), couple.family_id, 9, people.TODAY, new_id()])


def test_a_family_that_is_not_there_takes_nobody(couple: LoadedFamily) -> None:
    visitor = a_visitor(couple)
    with refused("not in the register"):
        sql(JOIN, [visitor, new_id(), new_id(), 9, people.TODAY, new_id()])


def a_visitor(couple: LoadedFamily) -> UUID:
    """Somebody who is in no family and needs none."""
    birth = people.a_birth(couple, family_id=None)
    return register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=birth).person_id


def test_a_nik_is_for_life(couple: LoadedFamily) -> None:
    with refused("for life"):
        sql(
            "UPDATE register_person SET nik = '3201010101900001' WHERE person_id = %s",
            [siti(couple).person_id],
        )
    with refused("for life"):
        sql("UPDATE register_person SET nik = NULL WHERE person_id = %s", [siti(couple).person_id])


def test_a_nik_is_given_once(couple: LoadedFamily) -> None:
    with refused("register_nik_pkey"):
        sql(
            "INSERT INTO register_nik VALUES (%s, %s, '3201', now(), %s)",
            [siti(couple).nik, new_id(), new_id()],
        )


def test_a_person_has_one_nik(couple: LoadedFamily) -> None:
    with refused("person_id"):
        sql(
            "INSERT INTO register_nik VALUES ('3201010101900001', %s, '3201', now(), %s)",
            [siti(couple).person_id, new_id()],
        )


def test_a_row_cannot_claim_the_nik_of_another(couple: LoadedFamily) -> None:
    visitor = a_visitor(couple)
    with refused("allotted to one person"):
        sql("UPDATE register_person SET nik = %s WHERE person_id = %s", [siti(couple).nik, visitor])


def test_a_family_cannot_claim_the_number_of_another(couple: LoadedFamily) -> None:
    other = people.settle(people.ujang())
    with refused("allotted to one family"):
        sql(
            "UPDATE register_family SET kk_number = %s WHERE family_id = %s",
            [other.kk_number, couple.family_id],
        )


@pytest.mark.parametrize("wrong", ["320101101126000", "32010110112600012", "32010110112600O1"])
def test_a_nik_has_sixteen_digits(wrong: str) -> None:
    with refused("register_nik_shape|too long", IntegrityError, DatabaseError):
        sql("INSERT INTO register_nik VALUES (%s, %s, '3201', now(), %s)", [wrong, new_id(), new_id()])


def test_a_serial_never_goes_back(couple: LoadedFamily) -> None:
    with refused("never given again"):
        sql("UPDATE register_number_counter SET last = last - 1")
    with refused("permission denied", ProgrammingError):
        sql("DELETE FROM register_number_counter")


APPEND_ONLY = ("register_entry", "register_nik", "register_family_number")


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_the_application_cannot_change_what_was_entered(table: str, couple: LoadedFamily) -> None:
    for attack in (f"UPDATE {table} SET kabkota = '3201'", f"DELETE FROM {table}", f"TRUNCATE {table}"):
        with refused("permission denied", ProgrammingError):
            sql(attack)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", [*APPEND_ONLY, "journal_sealed", "journal_root", "audit_act", "audit_look"])
def test_not_even_the_owner_can_change_what_was_entered(table: str, database_urls: ClusterUrls) -> None:
    family = people.settle(people.asep_and_siti())
    register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family))
    seal_waiting(at=people.AT)
    with psycopg.connect(database_urls.owner, autocommit=True) as owner:
        columns = owner.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum = 1", [table]
        ).fetchone()
        for attack in (
            f"UPDATE {table} SET {columns[0]} = {columns[0]}",
            f"DELETE FROM {table}",
            f"TRUNCATE {table}",
        ):
            try:
                count = owner.execute(attack).rowcount
            except psycopg.errors.InsufficientPrivilege as refusal:
                assert "append-only" in str(refusal)
            else:
                assert table == "audit_look", f"{attack} changed {count} rows"
                assert count == 0, "nothing was looked at yet"


def test_an_entry_of_another_region_cannot_be_written(couple: LoadedFamily) -> None:
    for table in ("register_nik", "register_family_number"):
        with refused("row-level security", ProgrammingError):
            sql(
                f"INSERT INTO {table} VALUES ('3216010101900001', %s, '3216', now(), %s)",
                [new_id(), new_id()],
            )
    with refused("row-level security", ProgrammingError):
        sql(
            """
            INSERT INTO register_entry (entry_id, kabkota, kind, version, payload, salt, akta_number, effective_on,
                registered_on, recorded_at, office_id, actor_kind, actor_name, legal_basis, evidence)
            VALUES (%s, '3216', 'birth', 1, '', '', '', now(), now(), now(), 3, 'staff', 'Dodi', '{}', '[]')
            """,
            [new_id()],
        )


def test_nobody_is_moved_out_of_ones_own_region(couple: LoadedFamily) -> None:
    with refused("row-level security", ProgrammingError):
        sql("UPDATE register_person SET kabkota = '3216' WHERE person_id = %s", [siti(couple).person_id])


def test_an_officer_of_another_region_sees_and_touches_nothing(couple: LoadedFamily) -> None:
    with acting(people.DODI), connection.cursor() as cursor:
        for table in ("register_person", "register_family", "register_membership", "register_nik"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table
        cursor.execute("UPDATE register_person SET name = 'X'")
        assert cursor.rowcount == 0


def test_an_unset_scope_sees_nothing(couple: LoadedFamily) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM register_person")
        assert cursor.fetchone() == (0,)


def test_an_office_cannot_take_from_the_sealer_what_waits(couple: LoadedFamily) -> None:
    with acting(people.HENDRA), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_waiting")
        assert cursor.fetchone() == (1,)
        cursor.execute("DELETE FROM journal_waiting")
        assert cursor.rowcount == 0
