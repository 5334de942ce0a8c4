"""A birth or death akta annulled, and who lives again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.operations import register_birth
from adminduk.register.types import (
    AktaAnnulment,
    ChangeOfSex,
    ContrariusActus,
    Death,
    Entered,
    Founds,
    Joins,
    MarriageNotified,
    NoAdultHead,
    PersonNotLiving,
    Relation,
    Sex,
    Spouse,
)
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import people
from tests.register.events.office import (
    RULING,
    entered,
    names_on,
    notes_beside,
    refused,
    state_of,
    tables_are_as_the_journal_says,
)
from tests.register.events.register import marriages_of, person

pytestmark = pytest.mark.django_db

AKTA_OF_DEWI = "3201-LU-20022018-0004"
YESTERDAY = people.TODAY - timedelta(1)
MINUTES = ContrariusActus(minutes="470/12/BA/2026", data_false=True, disputed=False)
HOUSE = Founds("Jl. Raya Jakarta 5", "003", "004", people.CIBINONG, "16914")


def dewi_of(family: LoadedFamily) -> LoadedPerson:
    return people.member(family, Relation.CHILD)


def annulment(who: LoadedPerson, number: str, **more: Any) -> dict[str, Any]:
    facts = {"person_id": who.person_id, "akta_number": number, "reason": "Data keliru.", "basis": MINUTES}
    return facts | more


def dies(who: LoadedPerson) -> Entered:
    return entered(Death, person_id=who.person_id, place="rumah", effective_on=YESTERDAY)


# A birth akta annulled


def test_a_birth_akta_annulled_by_the_office_leaves_the_person_who_may_get_another_one() -> None:
    family = people.settle(people.asep_and_siti())
    dewi = dewi_of(family)
    entered(AktaAnnulment, **annulment(dewi, AKTA_OF_DEWI))
    assert (person(dewi).life, person(dewi).birth_akta_number) == ("living", "")
    assert notes_beside(AKTA_OF_DEWI) == ["annulment"]
    again = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_late_akta(dewi))
    assert (again.person_id, again.nik) == (dewi.person_id, dewi.nik)
    assert tables_are_as_the_journal_says()


def test_an_akta_of_this_register_is_marked_as_annulled_and_is_not_annulled_twice() -> None:
    family = people.settle(people.ujang())
    birth = register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_late_akta(family.head))
    entered(AktaAnnulment, **annulment(family.head, birth.akta_number, basis=RULING))
    assert state_of(birth.akta_number) == "annulled"
    assert refused(AktaAnnulment, **annulment(family.head, birth.akta_number)) == "akta.not_in_force"


def test_a_person_who_never_was_leaves_the_family_and_the_nik_is_nobodys() -> None:
    family = people.settle(people.asep_and_siti())
    dewi = dewi_of(family)
    done = entered(AktaAnnulment, **annulment(dewi, AKTA_OF_DEWI, person_was_false=True, basis=RULING))
    assert (person(dewi).life, person(dewi).nik) == ("void", dewi.nik)
    assert names_on(family.family_id) == ["ASEP SUNANDAR", "SITI NURHASANAH"]
    assert done.cards == (family.family_id,)
    assert tables_are_as_the_journal_says()
    with pytest.raises(PersonNotLiving):
        dies(dewi)


def test_a_false_head_leaves_a_family_that_needs_another_one() -> None:
    mother = people.asep_and_siti().head
    child = dewi_of(people.asep_and_siti())
    number = "3201-LT-01022020-0001"
    head = people.a_person(
        "DEDEN", people.Sex.MALE, mother.birth_date, Relation.HEAD, birth_akta_number=number
    )
    people.settle(people.a_family(head, child, serial=60))
    with pytest.raises(NoAdultHead):
        entered(AktaAnnulment, **annulment(head, number, person_was_false=True))


@pytest.mark.parametrize(
    "basis",
    [
        ContrariusActus(minutes="470/12", data_false=True, disputed=True),
        ContrariusActus(minutes="470/12", data_false=False, disputed=False),
        ContrariusActus(minutes=" ", data_false=True, disputed=False),
    ],
)
def test_what_is_disputed_or_true_or_without_minutes_is_annulled_by_a_court_only(basis: Any) -> None:
    dewi = dewi_of(people.settle(people.asep_and_siti()))
    rule = "akta.annulment_needs_ruling"
    assert refused(AktaAnnulment, **annulment(dewi, AKTA_OF_DEWI, basis=basis)) == rule


def test_a_marriage_is_annulled_by_its_own_event_and_before_the_ruling_nothing_is() -> None:
    family = people.settle(people.asep_and_siti())
    marriage = annulment(family.head, people.MARRIED["marriage_number"])
    assert refused(AktaAnnulment, **marriage) == "akta.annulled_by_its_own_event"
    early = annulment(dewi_of(family), AKTA_OF_DEWI, basis=RULING, effective_on=date(2026, 10, 1))
    assert refused(AktaAnnulment, **early) == "akta.annulled_before_ruling"


def test_the_married_false_person_and_an_akta_of_another_office_are_refused() -> None:
    number = "3201-LT-01022020-0001"
    family = people.asep_and_siti()
    asep = people.a_person(
        "ASEP SUNANDAR",
        people.Sex.MALE,
        date(1990, 3, 12),
        Relation.HEAD,
        birth_akta_number=number,
        **people.MARRIED,
    )
    people.settle(people.a_family(asep, people.member(family, Relation.WIFE)))
    facts = annulment(asep, number, person_was_false=True)
    assert refused(AktaAnnulment, **facts) == "akta.false_person_married"
    maya = people.settle(people.maya()).head
    with pytest.raises(OutsideJurisdiction):
        entered(AktaAnnulment, **annulment(maya, "3271-LU-1"))


# A death akta annulled


def test_who_was_taken_for_dead_lives_again_and_so_does_the_marriage() -> None:
    family = people.settle(people.asep_and_siti())
    siti = people.member(family, Relation.WIFE)
    death = dies(family.head)
    (card,) = death.new_families
    entered(
        AktaAnnulment,
        **annulment(
            family.head, death.akta_number, home=Joins(card, Relation.HUSBAND), spouses=(siti.person_id,)
        ),
    )
    back = person(family.head)
    assert (back.life, back.death_date, back.death_akta_number, back.nik) == (
        "living",
        None,
        "",
        family.head.nik,
    )
    assert [person(one).marital_status for one in (family.head, siti)] == [2, 2]
    assert [(one.ended_on, one.ended_by) for one in marriages_of(siti)] == [(None, "")]
    assert names_on(card) == ["SITI NURHASANAH", "DEWI LESTARI", "ASEP SUNANDAR"]
    assert state_of(death.akta_number) == "annulled"
    assert tables_are_as_the_journal_says()


def test_he_may_head_a_new_card_of_his_own() -> None:
    family = people.settle(people.ujang())
    death = dies(family.head)
    done = entered(AktaAnnulment, **annulment(family.head, death.akta_number, home=HOUSE))
    assert names_on(done.new_families[0]) == ["UJANG SUPRIATNA"]


def test_the_widow_who_died_meanwhile_leaves_him_a_widower() -> None:
    """A couple without children: the widow heads the card alone, and it ends with her."""
    asep, siti, _ = people.asep_and_siti().members
    people.settle(people.a_family(asep, siti))
    death = dies(asep)
    entered(Death, person_id=siti.person_id, place="rumah")
    entered(AktaAnnulment, **annulment(asep, death.akta_number, home=HOUSE, spouses=(siti.person_id,)))
    assert person(asep).marital_status == 6
    assert [(one.ended_on, one.ended_by) for one in marriages_of(siti)] == [(people.TODAY, "death")]


def test_a_marriage_of_two_of_one_sex_is_not_revived() -> None:
    """The widow is a man by ruling since: what becomes of the marriage, a court says."""
    asep, siti, _ = people.asep_and_siti().members
    people.settle(people.a_family(asep, siti))
    death = dies(asep)
    entered(ChangeOfSex, person_id=siti.person_id, sex=Sex.MALE, ruling=RULING)
    facts = annulment(asep, death.akta_number, home=HOUSE, spouses=(siti.person_id,))
    assert refused(AktaAnnulment, **facts) == "akta.sex_changed_since"


def test_the_widow_who_married_again_stays_so_and_he_is_divorced() -> None:
    family, other = people.settle(people.asep_and_siti()), people.settle(people.ujang())
    siti = people.member(family, Relation.WIFE)
    death = entered(Death, person_id=family.head.person_id, place="laut", effective_on=date(2024, 1, 5))
    entered(
        MarriageNotified,
        husband=Spouse(person_id=other.head.person_id),
        wife=Spouse(person_id=siti.person_id),
        effective_on=date(2025, 6, 1),
        book_number="0412/031/VI/2025",
        recorded_by="KUA Cibinong",
    )
    entered(
        AktaAnnulment,
        **annulment(family.head, death.akta_number, home=HOUSE, spouses=(siti.person_id,)),
    )
    assert [person(one).marital_status for one in (family.head, siti, other.head)] == [5, 2, 2]
    assert [one.ended_by for one in marriages_of(siti)] == ["death", ""]
    assert tables_are_as_the_journal_says()


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"home": HOUSE}, "akta.name_the_spouse"),
        ({}, "family.home_needed"),
    ],
)
def test_a_resident_needs_a_home_and_a_widow_is_named(more: dict[str, Any], rule: str) -> None:
    family = people.settle(people.asep_and_siti())
    siti = people.member(family, Relation.WIFE)
    death = dies(family.head)
    if not more:
        more = {"spouses": (siti.person_id,)}
    assert refused(AktaAnnulment, **annulment(family.head, death.akta_number, **more)) == rule
