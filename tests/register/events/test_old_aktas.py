"""Akta on paper from before the register: read by one officer, compared and entered by another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from adminduk.register.operations import record_old_akta
from adminduk.register.queries import get_old_akta
from adminduk.register.types import (
    ChildFacts,
    Death,
    Entered,
    EntryNotFound,
    NotLawful,
    NotTheComparer,
    OldAktaKind,
    OldAktaKnown,
    OldAktaRecorded,
    Parentage,
    ParentFacts,
    PersonNotFound,
    Sex,
)
from adminduk.register.types.loading import LoadedFamily
from tests import people
from tests.register.events.office import OFFICE, entered, papers, tables_are_as_the_journal_says
from tests.register.events.register import person

pytestmark = pytest.mark.django_db
NUMBER = "474.1/123/2005"
CHILD = ChildFacts("Ujang Supriatna", Sex.MALE, date(1985, 8, 17), "Bogor", order=1)


def old_akta(family: LoadedFamily, **more: Any) -> OldAktaRecorded:
    facts: dict[str, Any] = OFFICE | {
        "akta": OldAktaKind.BIRTH,
        "number": NUMBER,
        "year": 2005,
        "issuer": "Kantor Catatan Sipil Kabupaten Bogor",
        "issued_on": date(2005, 3, 1),
        "person_id": family.head.person_id,
        "recorded_by": people.LILIS.id,
        "compared_by": people.HENDRA.id,
        "child": CHILD,
        "parentage": Parentage.MOTHER_ONLY,
        "mother": ParentFacts("ENEH SUTINAH"),
        "evidence": papers("old_akta"),
    }
    return OldAktaRecorded(**(facts | more))


def recorded(family: LoadedFamily, **more: Any) -> Entered:
    return record_old_akta(actor=people.HENDRA, at=people.AT, key=None, akta=old_akta(family, **more))


def refused(family: LoadedFamily, **more: Any) -> str:
    with pytest.raises(NotLawful) as refusal:
        recorded(family, **more)
    return refusal.value.objection.rule


@pytest.fixture
def ujang() -> LoadedFamily:
    family = people.ujang()
    people.settle(family)
    return family


def test_the_person_gets_the_number_of_the_paper_and_nothing_else_of_him_changes(ujang: LoadedFamily) -> None:
    before = person(ujang.head)
    done = recorded(ujang, number=" 474.1/123/2005 ")
    after = person(ujang.head)
    assert (after.birth_akta_number, done.akta_number) == (NUMBER, NUMBER)
    assert (after.name, after.nik, after.mother_name) == (before.name, before.nik, before.mother_name)
    assert done.cards == ()
    entry = get_old_akta(actor=people.RINA, purpose="test", entry_id=done.entry_id)
    assert (entry.facts["recorded_by"], entry.facts["compared_by"]) == (
        str(people.LILIS.id),
        str(people.HENDRA.id),
    )
    assert tables_are_as_the_journal_says()


def test_one_officer_does_not_compare_his_own_reading(ujang: LoadedFamily) -> None:
    assert refused(ujang, recorded_by=people.HENDRA.id) == "old_akta.one_officer"


def test_who_did_not_compare_does_not_enter(ujang: LoadedFamily) -> None:
    with pytest.raises(NotTheComparer):
        record_old_akta(
            actor=people.HENDRA,
            at=people.AT,
            key=None,
            akta=old_akta(ujang, recorded_by=people.HENDRA.id, compared_by=people.LILIS.id),
        )


def test_office_number_and_year_are_taken_once(ujang: LoadedFamily) -> None:
    family = people.asep_and_siti()
    people.settle(family)
    recorded(ujang)
    # Registers of births and of divorces count for themselves.
    recorded(family, akta=OldAktaKind.DIVORCE, child=None, parentage=None, mother=None)
    with pytest.raises(OldAktaKnown):
        recorded(ujang, issuer="kantor catatan  sipil kabupaten bogor")


def test_the_same_number_of_another_office_or_year_is_another_akta(ujang: LoadedFamily) -> None:
    recorded(ujang)
    recorded(ujang, issuer="Kantor Catatan Sipil Kota Bogor")
    recorded(ujang, year=2004)


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"number": "3201-LU-20022018-0004"}, "old_akta.not_an_old_number"),
        ({"year": 2030}, "old_akta.wrong_year"),
        ({"evidence": ()}, "old_akta.needs_scan"),
        ({"child": None}, "old_akta.another_person"),
        (
            {"child": ChildFacts("UJANG", Sex.MALE, date(1986, 8, 17), "Bogor")},
            "old_akta.another_person",
        ),
        ({"akta": OldAktaKind.DEATH}, "old_akta.not_dead"),
    ],
)
def test_what_is_refused(ujang: LoadedFamily, more: dict[str, Any], rule: str) -> None:
    assert refused(ujang, **more) == rule


def test_who_has_another_akta_gets_no_second_number(ujang: LoadedFamily) -> None:
    recorded(ujang)
    assert refused(ujang, number="99/IST/1998", year=1998) == "old_akta.another_akta"


def test_an_old_marriage_is_that_of_both() -> None:
    family = people.asep_and_siti()
    people.settle(family)
    husband, wife = family.members[:2]
    recorded(
        family,
        akta=OldAktaKind.MARRIAGE,
        number="474/21/vi/2014",
        year=2014,
        issued_on=date(2014, 6, 21),
        other_id=wife.person_id,
        child=None,
        parentage=None,
        mother=None,
    )
    assert {person(one).marriage_number for one in (husband, wife)} == {"474/21/VI/2014"}
    assert tables_are_as_the_journal_says()


def test_another_entry_is_no_old_akta(ujang: LoadedFamily) -> None:
    done = entered(Death, person_id=ujang.head.person_id, place="rumah", effective_on=people.TODAY)
    with pytest.raises(EntryNotFound):
        get_old_akta(actor=people.RINA, purpose="test", entry_id=done.entry_id)
    with pytest.raises(PersonNotFound):
        get_old_akta(actor=people.DODI, purpose="test", entry_id=done.entry_id)
