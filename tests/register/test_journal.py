"""What an entry stores, what its seal covers, and that the journal alone tells the whole register."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import psycopg
import pytest
from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction
from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.journal import merkle
from adminduk.foundation.journal.models import Sealed, Waiting
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.offices.roles import AUDITOR
from adminduk.register.models import Entry
from adminduk.register.operations import correct_birth, register_birth
from adminduk.register.queries import find_break, list_differences
from adminduk.register.types import BirthCorrection, EvidenceReference
from tests import people

INSPECTOR = people.officer("Sri Wahyuni", AUDITOR)
LETTER = EvidenceReference("birth_letter", "evidence-1", "ab" * 32)


def a_day_at_the_office() -> None:
    """A birth, a twin, a correction and a late akta."""
    couple, alone = people.asep_and_siti(), people.ujang()
    people.settle(couple, alone, people.maya())
    birth = people.a_birth(couple, evidence=(LETTER,))
    first = register_birth(actor=people.HENDRA, at=people.AT, key="1", birth=birth)
    register_birth(actor=people.HENDRA, at=people.AT, key="2", birth=people.a_birth(couple, people.MAWAR))
    correct_birth(
        actor=people.HENDRA,
        at=people.AT,
        correction=BirthCorrection(
            kabkota=people.BOGOR,
            office_id=1,
            person_id=first.person_id,
            corrects=first.entry_id,
            child=replace(people.BAYU, name="BAYU PERDANA"),
            parentage=birth.parentage,
            mother=birth.mother,
            father=None,
            reason="Nama salah ketik",
        ),
    )
    register_birth(actor=people.HENDRA, at=people.AT, key="3", birth=people.a_late_akta(alone.head))


def the_birth() -> Entry:
    with acting(people.LOADER):
        return Entry.objects.filter(kind="birth").order_by("entry_id").first()


@pytest.mark.django_db
def test_the_payload_covers_every_column_of_the_entry() -> None:
    a_day_at_the_office()
    entry = the_birth()
    payload = json.loads(bytes(entry.payload))
    proof = {"payload", "salt"}
    for column in (field.name for field in Entry._meta.fields if field.name not in proof):
        stored = getattr(entry, column)
        told = payload[column]
        assert told == (stored if isinstance(stored, (int, list, type(None))) else str(stored)), column
    assert payload["evidence"] == [{"kind": "birth_letter", "key": "evidence-1", "sha256": "ab" * 32}]


@pytest.mark.django_db
def test_an_akta_can_be_drawn_from_the_entry_alone() -> None:
    a_day_at_the_office()
    facts = json.loads(bytes(the_birth().payload))["facts"]
    assert facts["child"]["name"] == "BAYU PRATAMA"
    assert facts["child"]["birth_time"] == "04:15"
    assert facts["mother"]["name"] == "SITI NURHASANAH"
    assert facts["parentage"] == "married"


@pytest.mark.django_db
def test_the_leaf_can_be_computed_again_from_salt_and_payload() -> None:
    a_day_at_the_office()
    entry = the_birth()
    with acting(people.LOADER):
        waiting = Waiting.objects.get(entry_id=entry.entry_id)
    assert bytes(waiting.leaf) == merkle.leaf_hash(bytes(entry.salt) + bytes(entry.payload))
    assert waiting.chain == people.BOGOR


@pytest.mark.django_db
def test_a_nik_cannot_be_guessed_from_its_leaf_for_the_salt_is_random() -> None:
    a_day_at_the_office()
    with acting(people.LOADER):
        salts = [bytes(salt) for salt in Entry.objects.values_list("salt", flat=True)]
    assert {len(salt) for salt in salts} == {16}
    assert len(set(salts)) == len(salts)
    entry = the_birth()
    assert (
        sha256(b"\x00" + bytes(entry.payload)).digest()
        != sha256(b"\x00" + bytes(entry.salt) + bytes(entry.payload)).digest()
    )


@pytest.mark.django_db
def test_the_journal_alone_tells_how_every_row_stands() -> None:
    a_day_at_the_office()
    assert list_differences(actor=INSPECTOR, at=people.AT, kabkota=people.BOGOR) == []
    seal_waiting(at=people.AT)
    assert list_differences(actor=INSPECTOR, at=people.AT, kabkota=people.BOGOR) == []


@pytest.mark.django_db
def test_a_row_that_no_entry_changed_is_found() -> None:
    a_day_at_the_office()
    who = the_birth().person_id
    with acting(people.HENDRA), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_person SET mother_name = 'SIAPA SAJA', blood_type = 3 WHERE person_id = %s",
            [who],
        )
    (difference,) = list_differences(actor=INSPECTOR, at=people.AT, kabkota=people.BOGOR)
    assert (difference.table, difference.key) == ("person", str(who))
    assert difference.columns == ("blood_type", "mother_name")


@pytest.mark.django_db
def test_a_family_card_that_no_entry_changed_is_found() -> None:
    a_day_at_the_office()
    with acting(people.HENDRA), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_family SET address = 'Di mana saja' WHERE village_code = %s", [people.CIBINONG]
        )
    (difference,) = list_differences(actor=INSPECTOR, at=people.AT, kabkota=people.BOGOR)
    assert (difference.table, difference.columns) == ("family", ("address",))


@pytest.mark.django_db
def test_an_honest_journal_has_no_break_before_and_after_sealing() -> None:
    a_day_at_the_office()
    assert find_break(actor=INSPECTOR, at=people.AT, kabkota=people.BOGOR) is None
    seal_waiting(at=people.AT)
    assert find_break(actor=INSPECTOR, at=people.AT, kabkota=people.BOGOR) is None
    with acting(people.LOADER):
        assert Sealed.objects.filter(chain=people.BOGOR).count() == 6
        assert Sealed.objects.filter(chain=people.KOTA_BOGOR).count() == 1


@pytest.mark.django_db
def test_only_an_auditor_of_the_region_inspects() -> None:
    with pytest.raises(NotAllowed):
        find_break(actor=people.HENDRA, at=people.AT, kabkota=people.BOGOR)
    with pytest.raises(OutsideJurisdiction):
        list_differences(actor=INSPECTOR, at=people.AT, kabkota=people.KOTA_BOGOR)


DAMAGE = {
    "the entry is not what was sealed": "UPDATE register_entry SET payload = payload || ' ' WHERE kind = 'birth'",
    "the entry is gone": "DELETE FROM register_entry WHERE kind = 'birth_correction'",
    "the entry was never sealed": """
        INSERT INTO register_entry SELECT (jsonb_populate_record(entry,
            jsonb_build_object('entry_id', gen_random_uuid()))).*
        FROM register_entry AS entry WHERE kind = 'birth_correction'
    """,
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("problem", DAMAGE)
def test_what_a_superuser_does_to_an_entry_is_found(problem: str, database_urls: ClusterUrls) -> None:
    a_day_at_the_office()
    seal_waiting(at=people.AT)
    with psycopg.connect(database_urls.superuser) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute(DAMAGE[problem])
    broken = find_break(actor=INSPECTOR, at=people.AT, kabkota=people.BOGOR)
    assert broken is not None
    assert broken.problem == problem
