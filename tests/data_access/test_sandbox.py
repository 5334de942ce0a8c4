"""The sandbox knows people who never lived, in every state that an answer can have."""

from __future__ import annotations

import pytest

from adminduk.data_access import operations, queries
from adminduk.data_access.elements import ELEMENTS, Rule
from adminduk.data_access.models import SandboxPerson
from adminduk.data_access.types import Outcome
from adminduk.foundation.access.types import NotAllowed
from adminduk.foundation.db.sql import rows
from adminduk.offices.queries import find_region
from adminduk.regulations import codes
from tests import institutions as made
from tests.cast import TUESDAY

pytestmark = pytest.mark.django_db


def test_every_state_of_an_answer_can_be_tried() -> None:
    tried = {one.outcome for one in queries.list_sandbox_people()}
    assert tried | {Outcome.NOT_FOUND} == set(Outcome)


def test_no_sandbox_number_can_ever_be_a_real_one() -> None:
    assert find_region("99") is None
    for one in queries.list_sandbox_people():
        assert one.nik.startswith("99")
        assert len(one.nik) == 16


def test_the_table_holds_every_element_that_is_compared() -> None:
    columns = {element.column.partition(":")[0] for element in ELEMENTS if element.rule is not Rule.ABSENT}
    assert columns <= {field.name for field in SandboxPerson._meta.fields}


def test_a_sandbox_client_brings_its_people_with_it_and_a_second_filling_changes_nothing() -> None:
    assert not SandboxPerson.objects.exists()
    one = made.partner(sandbox=True)
    before = dict(SandboxPerson.objects.values_list("nik", "person_id"))
    assert len(before) == len(queries.list_sandbox_people())
    SandboxPerson.objects.create(
        nik="9999999999999999",
        person_id="00000000-0000-7000-8000-000000000000",
        outcome=1,
        kk_number="",
        name="LAMA",
        sex=1,
        birth_place="",
        birth_date="2000-01-01",
        marital_status=1,
        relation=1,
        address="",
        rt="",
        rw="",
        village_code="",
        postal_code="",
    )
    operations.load_sandbox(actor=one.drafter, at=TUESDAY)
    assert dict(SandboxPerson.objects.values_list("nik", "person_id")) == before


def test_a_nik_tells_the_birth_date_and_the_sex_as_real_ones_do() -> None:
    made.partner(sandbox=True)
    for one in SandboxPerson.objects.all():
        day = one.birth_date.day + (40 if one.sex == 2 else 0)
        assert one.nik[6:12] == f"{day:02d}{one.birth_date:%m%y}", one.name


def test_codes_are_those_of_the_register() -> None:
    made.partner(sandbox=True)
    lists = {
        "religion": "religion",
        "marital_status": "marital_kk",
        "relation": "relation",
        "education": "education",
        "occupation": "occupation",
        "blood_type": "blood_type",
        "disability": "disability",
        "citizenship": "citizenship",
    }
    for one in SandboxPerson.objects.all():
        for column, name in lists.items():
            value = getattr(one, column)
            assert value is None or value in codes.code_list(name), (one.name, column)


LOOK_UP = """
SELECT * FROM data_access_look_up_sandbox(
    %(clients)s::int[], %(versions)s::int[], %(parties)s::int[], %(niks)s::text[], %(compared)s::bigint[],
    %(wanted)s::bigint[]) ORDER BY place"""


def asked(one: made.Partner, niks: list[str], compared: int, wanted: int = 0, version: int = 1) -> list[dict]:
    facts = {
        "clients": [one.client.number],
        "versions": [version],
        "parties": [1] * len(niks),
        "niks": niks,
        "compared": [compared] * len(niks),
        "wanted": [wanted] * len(niks),
    }
    return rows(LOOK_UP, facts)


def test_a_look_up_in_the_sandbox_answers_every_state_and_only_what_is_agreed() -> None:
    one = made.partner(sandbox=True)
    told = {person.nik: person.outcome for person in queries.list_sandbox_people()}
    answers = asked(one, [*told, "9999999999999999"], -1, -1)
    assert [answer["outcome"] for answer in answers] == [*told.values(), Outcome.NOT_FOUND]
    found = answers[list(told).index("9901010508850001")]
    assert (found["name"], found["kk_number"]) == ("BUDI CONTOH SANTOSO", "9901010101200001")
    assert found["religion"] is None and found["address"] is None and found["region_code"] is None
    dead = answers[list(told).index("9903010107300001")]
    assert dead["name"] is None


def test_a_live_client_and_an_ended_agreement_find_nobody_in_the_sandbox() -> None:
    live, one = made.partner(), made.partner(sandbox=True)
    assert asked(live, ["9901010508850001"], -1)[0]["outcome"] == 0
    assert asked(one, ["9901010508850001"], -1, version=2)[0]["outcome"] == 0
    operations.end_agreement(actor=one.approver, at=TUESDAY, agreement_id=one.agreement_id, reason="Selesai")
    (answer,) = asked(one, ["9901010508850001"], -1, version=2)
    assert (answer["outcome"], answer["subject_id"]) == (0, None)


def test_only_the_centre_fills_it() -> None:
    one = made.partner()
    with pytest.raises(NotAllowed):
        operations.load_sandbox(actor=one.approver, at=TUESDAY)
