"""Seeding: a small world in a real register, whole and once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from joserfc import jwt
from joserfc.jwk import ECKey
from pyotp import TOTP
from pytest_django import DjangoDbBlocker

from adminduk.data_access.operations import issue_token
from adminduk.data_access.queries import list_agreements, list_clients
from adminduk.demo.institutions import key_file
from adminduk.demo.operations import seed_if_empty
from adminduk.demo.population import list_cast
from adminduk.demo.queries import list_stories, sign_ins
from adminduk.demo.staff import list_demo_offices
from adminduk.demo.types import NotADemo
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.jurisdiction import Scope
from adminduk.foundation.access.types import system
from adminduk.offices.operations import check_password, check_totp
from adminduk.offices.queries import actor_of, find_office_of, list_offices, list_staff
from tests.institutions import AUDIENCE, HERE, form

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
SMALL = {"3201": 300, "3271": 30}
LOOKER = system("Pembaca uji", Scope.nation())


def count(sql: str) -> int:
    with acting(LOOKER), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.fixture(scope="module")
def _seeded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """One seeding for all tests here, taken back at the end: passwords and keys are slow on purpose."""
    said: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        assert seed_if_empty(said.append, at=AT, residents=SMALL, cases=0)
        yield said
        transaction.set_rollback(True)


@pytest.fixture
def world(_seeded: list[str], db: None) -> list[str]:
    return _seeded


def test_an_empty_installation_gets_offices_staff_and_people(world: list[str]) -> None:
    assert {office.code for office in list_offices()} == {office.code for office in list_demo_offices()}
    assert len(list_staff()) == sum(len(office.staff) for office in list_demo_offices())
    assert 330 <= count("SELECT count(*) FROM register_person") < 400
    assert any("residents" in line for line in world)


def test_seeding_again_changes_nothing(world: list[str]) -> None:
    before = count("SELECT count(*) FROM register_entry")
    assert not seed_if_empty(world.append, at=AT, residents=SMALL, cases=0)
    assert count("SELECT count(*) FROM register_entry") == before


def test_everybody_is_in_one_family_and_every_family_came_by_an_entry(world: list[str]) -> None:
    alone = "SELECT count(*) FROM register_person WHERE person_id NOT IN (SELECT person_id FROM register_membership)"
    assert count(alone) == 0
    entries = count("SELECT count(*) FROM register_entry WHERE kind = 'opening_load'")
    assert entries == count("SELECT count(*) FROM register_family") > 90


def test_an_entry_alone_can_rebuild_its_family(world: list[str]) -> None:
    with acting(LOOKER), connection.cursor() as cursor:
        cursor.execute("SELECT payload, family_id FROM register_entry WHERE kind = 'opening_load' LIMIT 1")
        payload, family_id = cursor.fetchone()
    changes = json.loads(bytes(payload))["changes"]
    assert changes["family"][0]["family_id"] == str(family_id)
    assert {one["person_id"] for one in changes["person"]} == {
        one["person_id"] for one in changes["membership"]
    }


def test_families_belong_to_the_dinas_of_their_region(world: list[str]) -> None:
    kota = find_office_of("3271")
    assert kota is not None
    assert (
        count(f"SELECT count(*) FROM register_entry WHERE kabkota = '3271' AND office_id <> {kota.id}") == 0
    )
    assert count("SELECT count(*) FROM register_person WHERE kabkota = '3271'") >= 30


def test_counters_stand_at_or_above_every_number_in_use(world: list[str]) -> None:
    behind = """
        SELECT count(*) FROM register_nik AS used
        LEFT JOIN register_number_counter AS counter ON counter.prefix = 'nik/' || left(used.nik, 12)
        WHERE counter.last IS NULL OR counter.last < right(used.nik, 4)::int"""
    assert count(behind) == 0
    assert count(behind.replace("register_nik", "register_family_number").replace("nik", "kk").replace(
        "used.kk,", "used.kk_number,")) == 0  # fmt: skip


def test_every_seeded_account_opens_with_its_password_and_code(world: list[str]) -> None:
    accounts = sign_ins(everybody=True)
    assert len({one.username for one in accounts}) == len(accounts) == len(list_staff())
    for one in sign_ins():
        asked = check_password(at=AT, username=one.username, password=one.password, remote="127.0.0.1")
        opened = check_totp(at=AT, staff_id=asked.staff_id, code=TOTP(one.totp_secret).at(AT))
        assert opened.staff.username == one.username


def test_there_is_one_sign_in_for_each_role_and_a_passphrase_for_the_signer(world: list[str]) -> None:
    roles = [one.role.en for one in sign_ins()]
    assert len(roles) == len(set(roles)) == 9
    signers = [one for one in sign_ins() if one.passphrase]
    assert [one.username for one in signers] == ["kadis"]
    assert all(one.username in str(one) and one.password in str(one) for one in sign_ins())


def test_three_institutions_have_agreements_that_two_people_made_and_keys_that_open(
    world: list[str],
) -> None:
    drafter = actor_of(next(one for one in list_staff() if one.role.name == "data_officer"))
    agreements = list_agreements(actor=drafter, status="active")
    assert {one.institution.sector for one in agreements} == {"bank", "bpjs", "hospital"}
    assert all(one.drafted_by != one.approved_by for one in agreements)
    clients = [client for one in agreements for client in list_clients(actor=drafter, agreement_id=one.id)]
    assert {client.sandbox for client in clients} == {True, False}
    for client in clients:
        pem = key_file(client.client_id)
        assert pem.stat().st_mode & 0o077 == 0
        claims = {"iss": client.client_id, "sub": client.client_id, "aud": AUDIENCE, "jti": "1"}
        claims["exp"] = int(AT.timestamp()) + 60
        assertion = jwt.encode({"alg": "ES256"}, claims, ECKey.import_key(pem.read_bytes()))
        assert issue_token(at=AT, form=form(assertion), address=HERE).access_token


def test_the_heads_of_both_offices_hold_certificates(world: list[str]) -> None:
    assert count("SELECT count(DISTINCT kabkota) FROM documents_certificate") == 2


def test_stories_name_reporters_that_the_register_knows(world: list[str]) -> None:
    stories = list_stories()
    assert len(stories) == len(list_cast())
    for story in stories:
        known = f"""SELECT count(*) FROM register_person JOIN register_membership USING (person_id)
            JOIN register_family USING (family_id)
            WHERE nik = '{story.nik}' AND kk_number = '{story.kk_number}' AND birth_date = '{story.birth_date}'"""
        assert count(known) == 1, story.key


def test_outside_demo_mode_nothing_is_seeded_and_nobody_is_shown(settings: object) -> None:
    settings.ADMINDUK_DEMO = False
    assert sign_ins() == [] and list_stories() == []
    with pytest.raises(NotADemo):
        seed_if_empty(lambda _: None, at=AT)
