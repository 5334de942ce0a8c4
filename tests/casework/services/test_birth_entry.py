"""From answers to the register: what a birth becomes, and what is issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from adminduk.casework.facts import Facts
from adminduk.casework.service import Entry, SentBack
from adminduk.casework.services.birth import BIRTH
from adminduk.casework.services.birth.entry import (
    ReportIncomplete,
    birth_of,
    read,
    stillbirth_correction_of,
    stillbirth_of,
)
from adminduk.documents.types import Kind
from adminduk.foundation.db.ids import new_id
from adminduk.register.queries import get_family
from adminduk.register.types import (
    BirthRegistered,
    Citizenship,
    Parentage,
    PersonNotFound,
    Relation,
    Sex,
    StillbirthRegistered,
)
from tests import people
from tests.casework.people import (
    ASEP,
    IMAS,
    SITI,
    birth_answers,
    facts,
    family,
    household,
)


def entry(**changes: object) -> Entry:
    usual = Entry(actor=people.HENDRA, at=people.AT, key=None, office_id=1, case_id=new_id(), decisions={})
    return replace(usual, **changes)


def birth(answers: dict[str, object], given: Facts | None = None, **changes: object):
    given = BIRTH.with_people(answers, given or facts(), lambda nik: (None, None))
    return birth_of(read(answers, given), entry(**changes))


def test_an_ordinary_birth_is_entered_as_it_was_told() -> None:
    given = birth(birth_answers())
    assert given.child.name == "ALYA NUR AZIZAH"
    assert given.child.sex is Sex.FEMALE
    assert given.child.birth_date == date(2026, 11, 14)
    assert given.child.birth_place == "Kabupaten Bogor"
    assert (given.child.birth_time, given.child.birth_zone) == ("04:35", "WIB")
    assert (given.child.weight_grams, given.child.length_cm, given.child.order) == (3100, 49, 2)
    assert given.parentage is Parentage.MARRIED
    assert given.mother.person_id == SITI.person_id
    assert given.father.person_id == ASEP.person_id
    assert (given.family_id, given.relation) == (household().family_id, Relation.CHILD)
    assert not given.late
    assert given.legal_basis == ("UU 23/2006 art. 27(1)",)


def test_the_akta_is_dated_by_the_day_of_approval_in_the_offices_zone() -> None:
    late_evening = entry(at=datetime(2026, 11, 24, 16, 30, tzinfo=UTC))
    given = BIRTH.with_people(birth_answers(), facts(zone="WITA"), lambda nik: (None, None))
    assert birth_of(read(birth_answers(), given), late_evening).registered_on == date(2026, 11, 25)


def test_the_hour_is_that_of_the_birthplace() -> None:
    assert birth(birth_answers(birth_region="5171")).child.birth_zone == "WITA"


def test_a_late_birth_carries_the_decision_and_its_article() -> None:
    given = birth(birth_answers(birth_date="2020-01-01"), decisions={"late_decision": "474/12/2026"})
    assert given.late
    assert given.late_decision == "474/12/2026"
    assert "UU 24/2013 art. 32(1); MK 18/PUU-XI/2013" in given.legal_basis


def test_a_child_of_a_mother_alone_has_no_father_on_its_akta() -> None:
    given = birth(birth_answers(marriage="unregistered", parents_on_akta="mother"))
    assert given.parentage is Parentage.MOTHER_ONLY
    assert given.father is None


def test_an_unregistered_marriage_names_both_where_the_region_does() -> None:
    answers = birth_answers(marriage="unregistered", parents_on_akta="both")
    assert birth(answers).parentage is Parentage.UNREGISTERED_MARRIAGE
    semarang = replace(facts(), law=replace(facts().law, region="3374"))
    assert birth(answers, semarang).parentage is Parentage.MOTHER_ONLY


def test_a_grandchild_is_entered_as_a_grandchild() -> None:
    card = family((IMAS, Relation.HEAD), (SITI, Relation.CHILD), (ASEP, Relation.CHILD_IN_LAW))
    assert birth(birth_answers(), facts(family=card)).relation is Relation.GRANDCHILD


def test_a_foundling_has_no_parents_and_is_indonesian() -> None:
    answers = {
        "report": "foundling",
        "reporter_relation": "other",
        "child_name": "Putri Harapan",
        "child_sex": 2,
        "birth_date": "2026-11-10",
        "birth_date_estimated": True,
        "birth_region": "3201",
        "family_card": str(household().family_id),
    }
    given = birth(answers)
    assert given.parentage is Parentage.UNKNOWN
    assert (given.mother, given.father) == (None, None)
    assert given.citizenship is Citizenship.INDONESIAN
    assert given.child.birth_date_estimated
    assert given.relation is Relation.OTHER


def test_a_late_akta_is_for_the_person_whom_the_register_knows() -> None:
    answers = {"report": "late_akta", "reporter_relation": "relative", "subject_member": str(IMAS.person_id)}
    given = birth(answers | {"birth_order": 3, "marriage": "none"})
    assert given.subject_id == IMAS.person_id
    assert given.family_id is None
    assert given.late
    assert given.child.birth_place == "BOGOR"
    assert given.mother.name == IMAS.mother_name


def test_a_late_akta_without_its_person_is_not_entered() -> None:
    with pytest.raises(ReportIncomplete):
        birth({"report": "late_akta", "reporter_relation": "relative", "birth_date": "1990-01-01"})


STILL = {
    "report": "stillbirth",
    "reporter_relation": "mother",
    "child_sex": 1,
    "birth_date": "2026-11-14",
    "birth_region": "3201",
    "birth_order": 1,
    "pregnancy_weeks": 30,
}


def test_a_stillbirth_keeps_its_weeks_and_needs_a_mother() -> None:
    given = BIRTH.with_people(STILL, facts(), lambda nik: (None, None))
    stillbirth = stillbirth_of(read(STILL, given), entry())
    assert stillbirth.weeks == 30
    assert stillbirth.mother.person_id == SITI.person_id
    orphan = STILL | {"reporter_relation": "relative"}
    with pytest.raises(ReportIncomplete):
        stillbirth_of(read(orphan, facts()), entry())


def test_the_correction_of_a_stillbirth_names_its_entry_and_the_reason() -> None:
    given = BIRTH.with_people(STILL, facts(), lambda nik: (None, None))
    sent_back = SentBack(corrects=new_id(), person_id=None, reason="Usia kandungan keliru.")
    correction = stillbirth_correction_of(read(STILL, given), entry(), sent_back)
    assert (correction.corrects, correction.weeks) == (sent_back.corrects, 30)
    assert correction.reason == "Usia kandungan keliru."


def test_what_is_issued_follows_from_the_entry() -> None:
    done = BirthRegistered(
        entry_id=new_id(),
        person_id=new_id(),
        nik="3201015411260001",
        akta_number="3201-LU-21112026-0001",
        family_id=new_id(),
        kk_number="3201010107150001",
        family_changed=True,
    )
    assert [(one.kind, one.number) for one in BIRTH.documents(done)] == [
        (Kind.BIRTH_CERTIFICATE, "3201-LU-21112026-0001"),
        (Kind.FAMILY_CARD, "3201010107150001"),
    ]
    assert len(BIRTH.documents(replace(done, family_changed=False))) == 1
    letter = StillbirthRegistered(entry_id=new_id(), letter_number="SKLM/3201/21112026/0001")
    assert [one.kind for one in BIRTH.documents(letter)] == [Kind.STILLBIRTH_LETTER]


def settled() -> tuple[dict[str, object], Facts]:
    """Asep and Siti in the register; Siti reports the birth of Alya at the counter."""
    card = people.settle(people.asep_and_siti())
    known = get_family(actor=people.RINA, purpose="test", family_id=card.family_id)
    siti = known.member(people.member(card, Relation.WIFE).person_id)
    asep = people.member(card, Relation.HEAD)
    answers = birth_answers(
        father_member=str(asep.person_id), marriage=None, marriage_number=None, marriage_date=None
    )
    given = facts(family=known, reporter=siti.person, reported_on=people.TODAY)
    return answers, BIRTH.with_people(answers, given, lambda nik: (None, None))


@pytest.mark.django_db
def test_a_report_becomes_a_child_of_the_register() -> None:
    answers, given = settled()
    assert BIRTH.check(answers, given)[0].name == "wording"

    done = BIRTH.enter(entry(key="one"), answers, given)

    assert done.nik == "3201015411260001"
    assert done.akta_number == "3201-LU-20112026-0001"
    assert BIRTH.enter(entry(key="one"), answers, given) == done
    card = get_family(actor=people.RINA, purpose="test", family_id=done.family_id)
    assert card.members[-1].person.name == "ALYA NUR AZIZAH"


@pytest.mark.django_db
def test_what_the_signer_sends_back_is_corrected_under_the_same_numbers() -> None:
    answers, given = settled()
    done = BIRTH.enter(entry(), answers, given)
    back = SentBack(corrects=done.entry_id, person_id=done.person_id, reason="Ejaan nama")

    corrected = BIRTH.correct(entry(), answers | {"child_name": "Alia Nur Azizah"}, given, back)

    assert (corrected.nik, corrected.akta_number) == (done.nik, done.akta_number)
    card = get_family(actor=people.RINA, purpose="test", family_id=done.family_id)
    assert card.members[-1].person.name == "ALIA NUR AZIZAH"


@pytest.mark.django_db
def test_a_correction_of_nobody_is_refused() -> None:
    answers, given = settled()
    with pytest.raises(PersonNotFound):
        BIRTH.correct(entry(), answers, given, SentBack(corrects=new_id(), person_id=new_id(), reason="x"))


@pytest.mark.django_db
def test_a_stillbirth_gets_a_letter() -> None:
    _answers, given = settled()
    done = BIRTH.enter(entry(), STILL, given)
    assert done.letter_number.startswith("SKLM/3201/")


def test_duplicates_are_looked_for_by_mother_day_and_name() -> None:
    answers = birth_answers(birth_kind=2)
    probe = BIRTH.probe(answers, BIRTH.with_people(answers, facts(), lambda nik: (None, None)))
    assert probe.mother_id == SITI.person_id
    assert (probe.name, probe.birth_date) == ("ALYA NUR AZIZAH", date(2026, 11, 14))
    assert probe.multiple_birth
    assert probe.window_days == 279
    assert BIRTH.probe(STILL, facts()) is None
    assert BIRTH.probe({}, facts()) is None
