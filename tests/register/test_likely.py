"""Before a new NIK: who may this person be already, anywhere in the country?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from adminduk.foundation.audit.models import Look
from adminduk.register.queries import find_duplicates_of
from adminduk.register.types import Agreement, LikePerson, Particulars, Relation, Sex, Verdict
from tests.people import BOGOR_SELATAN, RINA, TODAY, a_family, a_person, asep_and_siti, member, settle

pytestmark = pytest.mark.django_db

YATI = Particulars(
    name="ROHAYATI KUSUMAWARDANI",
    birth_date=date(1988, 4, 9),
    birth_place="Bogor",
    sex=2,
    mother_name="SITI KOMARIAH",
)


def settled(village: str = "3201011003", **facts: Any) -> Any:
    """YATI in the register, with what is otherwise."""
    said = {
        "name": YATI.name,
        "born": YATI.birth_date,
        "birth_place": YATI.birth_place,
        "mother_name": YATI.mother_name,
    } | facts
    name, born = said.pop("name"), said.pop("born")
    one = a_person(name, Sex.FEMALE, born, Relation.HEAD, kecamatan=village[:6], serial=7, **said)
    return settle(a_family(one, village=village, serial=70)).members[0]


def likely(particulars: Particulars = YATI, **facts: Any) -> list[LikePerson]:
    return find_duplicates_of(actor=RINA, purpose="new_nik", on=TODAY, particulars=particulars, **facts)


def test_nobody_is_like_a_newcomer() -> None:
    settle(asep_and_siti())
    assert likely() == []


def test_the_same_person_is_found_with_what_agrees() -> None:
    person = settled()
    found = likely()[0]
    assert (found.person_id, found.nik, found.likeness.verdict) == (
        person.person_id,
        person.nik,
        Verdict.SAME,
    )
    agreed = {one.field for one in found.likeness.fields if one.agreement is Agreement.SAME}
    assert {"name", "birth_date", "sex", "birth_place", "mother"} <= agreed


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "KUSUMAWARDHANI ROHAJATI"},
        {"born": date(1988, 9, 4)},
        {"born": date(1968, 4, 9)},
        {"name": "Hj. ROHAYATI KUSUMAWARDANI", "mother_name": ""},
        {"born": date(1991, 12, 30)},
        {"name": "ROHAYATI", "mother_name": "KOMARIAH"},
    ],
    ids=["spelling", "day and month", "digit", "title, no mother", "another date", "shorter names"],
)
def test_slips_do_not_hide_anybody(facts: dict[str, Any]) -> None:
    person = settled(**facts)
    assert [one.person_id for one in likely()] == [person.person_id]


def test_somebody_elsewhere_is_found_without_his_name_and_number() -> None:
    person = settled(village=BOGOR_SELATAN)
    found = likely()[0]
    assert found.person_id == person.person_id
    assert (found.name, found.nik) == ("R••••••• K••••••••••••", "")
    assert found.birth_akta_number == ""


def test_a_twin_is_no_duplicate() -> None:
    settled(name="ROHANA PUSPITASARI")
    assert likely() == []


def test_a_child_of_the_same_mother_is_found_by_her_and_is_another_one() -> None:
    family = settle(asep_and_siti())
    mother, dewi = member(family, Relation.WIFE), family.members[2]
    known = Particulars(
        name=dewi.name, birth_date=dewi.birth_date, sex=2, birth_place="Bogor", mother_id=mother.person_id
    )
    assert [one.person_id for one in likely(known)] == [dewi.person_id]
    assert likely(replace(known, name="RIZKI", sex=1, birth_date=date(2020, 5, 5))) == []


def test_who_stands_in_the_register_is_not_his_own_duplicate() -> None:
    person = settled()
    assert likely(besides=person.person_id) == []


def test_the_look_is_logged_with_its_purpose() -> None:
    settled()
    likely()
    assert Look.objects.filter(purpose="new_nik", elements=["duplicates"]).exists()
