"""The sandbox knows people who never lived, in every state that an answer can have."""

from __future__ import annotations

import pytest

from adminduk.data_access import operations, queries
from adminduk.data_access.elements import ELEMENTS, Rule
from adminduk.data_access.models import SandboxPerson
from adminduk.data_access.types import Outcome
from adminduk.foundation.access.types import NotAllowed
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


def test_only_the_centre_fills_it() -> None:
    one = made.partner()
    with pytest.raises(NotAllowed):
        operations.load_sandbox(actor=one.approver, at=TUESDAY)
