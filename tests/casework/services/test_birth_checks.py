"""What the office refuses, asks about and notes when a birth is reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adminduk.casework.facts import Assurance, Channel, Facts
from adminduk.casework.findings import Audience, Finding, FindingKind, refusals, unconfirmed
from adminduk.casework.services.birth import BIRTH
from adminduk.register.types import (
    Citizenship,
    Life,
    PossibleDuplicate,
    Relation,
    Residence,
    Sex,
)
from tests.casework.people import (
    ASEP,
    DEWI,
    IMAS,
    SITI,
    birth_answers,
    facts,
    family,
    household,
    person,
    registered_couple,
)


def found(answers: dict[str, object], given: Facts | None = None) -> dict[str, Finding]:
    given = given or facts()
    known = {one.nik: one for one in (SITI, ASEP, IMAS, DEWI)}
    given = BIRTH.with_people(answers, given, lambda nik: (known.get(nik), None))
    return {one.name: one for one in BIRTH.check(answers, given)}


def kinds(findings: dict[str, Finding]) -> dict[str, str]:
    return {name: str(one.kind) for name, one in findings.items()}


def duplicate(**changes: object) -> PossibleDuplicate:
    usual = PossibleDuplicate(
        person_id=UUID(int=1),
        name="ALYA NUR AZIZAH",
        nik="3201015411260001",
        birth_date=date(2026, 11, 14),
        kabkota="3201",
        birth_akta_number="3201-LU-16112026-0003",
        same_mother=True,
        days_apart=0,
        name_similarity=1.0,
        likely_twin=False,
    )
    return replace(usual, **changes)


def test_an_ordinary_birth_has_nothing_to_refuse_or_confirm() -> None:
    assert kinds(found(birth_answers())) == {"wording": "note"}


def test_a_name_of_digits_is_refused_at_its_question() -> None:
    finding = found(birth_answers(child_name="Alya 2"))["name_has_digit"]
    assert finding.kind is FindingKind.REFUSAL
    assert finding.field == "child_name"
    assert finding.article == "Permendagri 73/2022 art. 5(3)"


def test_one_word_waits_for_the_reporters_yes() -> None:
    answers = birth_answers(child_name="Alya")
    given = BIRTH.with_people(answers, facts(), lambda nik: (None, None))
    findings = BIRTH.check(answers, given)
    assert [one.key for one in unconfirmed(findings, [], Audience.REPORTER)] == ["name_of_one_word"]
    assert unconfirmed(findings, ["name_of_one_word"], Audience.REPORTER) == []
    strict = replace(given, law=given.law.supposing(names__one_word="refuse"))
    assert [one.name for one in refusals(BIRTH.check(answers, strict))] == ["name_of_one_word"]


def test_a_late_birth_is_noted_and_waits_for_a_decision() -> None:
    answers = birth_answers(birth_date="2026-09-21")
    assert kinds(found(answers))["late"] == "note"
    decisions = BIRTH.decisions(answers, facts())
    assert [one.name for one in decisions] == ["late_decision"]
    assert decisions[0].article.startswith("UU 24/2013 art. 32")
    assert BIRTH.decisions(birth_answers(birth_date="2026-09-22"), facts()) == []


def test_a_birth_in_the_future_is_refused() -> None:
    assert kinds(found(birth_answers(birth_date="2026-11-22")))["born_in_the_future"] == "refusal"


def test_a_mother_of_nine_is_a_question_to_the_officer() -> None:
    young = replace(SITI, birth_date=date(2017, 1, 1))
    finding = found(birth_answers(), facts(family=household(wife=young)))["mothers_age"]
    assert finding.kind is FindingKind.CONFIRM
    assert finding.audience is Audience.OFFICER
    assert "9 tahun" in finding.sentence.id


def test_a_father_registered_as_a_woman_is_refused() -> None:
    answers = birth_answers(father_member=str(IMAS.person_id))
    assert kinds(found(answers))["father_of_other_sex"] == "refusal"


def test_mother_and_father_are_two_people() -> None:
    answers = birth_answers(
        reporter_relation="relative",
        mother_kind="member",
        mother_member=str(SITI.person_id),
        father_kind="registered",
        father_nik=SITI.nik,
        father_member=None,
    )
    assert "one_person_twice" in found(answers, facts(reporter=IMAS))


def test_a_father_who_died_before_is_asked_about_unless_the_days_agree() -> None:
    late = replace(ASEP, life=Life.DEAD)
    given = facts(family=household(husband=late))
    assert kinds(found(birth_answers(), given))["father_is_dead"] == "confirm"
    died_in_august = replace(given, father_died_on=date(2026, 8, 1))
    assert "father_is_dead" not in found(birth_answers(), died_in_august)


def test_a_nik_that_nobody_has_is_refused_at_its_question() -> None:
    answers = birth_answers(father_kind="registered", father_nik="3201010101900001", father_member=None)
    assert found(answers)["father_not_found"].field == "father_nik"


def test_a_mother_from_another_region_is_noted() -> None:
    answers = birth_answers(reporter_relation="father", mother_kind="registered", mother_nik=DEWI.nik)
    assert kinds(found(answers, facts(reporter=ASEP)))["mother_from_elsewhere"] == "note"


def test_the_same_child_with_an_akta_is_refused() -> None:
    findings = found(birth_answers(), facts(duplicates=(duplicate(),)))
    assert kinds(findings)["already_registered"] == "refusal"


@pytest.mark.parametrize(
    "other",
    [
        duplicate(birth_akta_number=""),
        duplicate(days_apart=2),
        duplicate(name_similarity=0.9),
        duplicate(same_mother=False),
    ],
)
def test_a_child_that_is_only_like_it_is_a_question_to_the_officer(other: PossibleDuplicate) -> None:
    finding = found(birth_answers(), facts(duplicates=(other,)))["possible_duplicate"]
    assert finding.kind is FindingKind.CONFIRM
    assert finding.audience is Audience.OFFICER
    assert finding.key == f"possible_duplicate:{other.person_id}"


def test_a_twin_is_no_duplicate() -> None:
    twin = duplicate(likely_twin=True, name="ALIN NUR AZIZAH")
    findings = kinds(found(birth_answers(birth_kind=2), facts(duplicates=(twin,))))
    assert findings["likely_twin"] == "note"
    assert findings["multiple_birth"] == "note"
    assert "possible_duplicate" not in findings


@pytest.mark.parametrize(
    ("marriage", "choice", "region", "says"),
    [
        ("registered", None, "3201", "ayah dan ibu."),
        ("unregistered", "both", "3201", "belum tercatat"),
        ("unregistered", "mother", "3201", "ibu saja"),
        ("unregistered", "both", "3374", "ibu saja"),
        ("none", None, "3201", "ibu saja"),
    ],
)
def test_the_wording_on_the_parents_is_told_beforehand(
    marriage: str, choice: str | None, region: str, says: str
) -> None:
    answers = birth_answers(marriage=marriage, parents_on_akta=choice)
    given = facts()
    given = replace(given, law=replace(given.law, region=region))
    assert says in found(answers, given)["wording"].sentence.id


def test_a_lost_marriage_book_replaced_by_the_statement_gives_the_longer_wording() -> None:
    given = facts(evidence=frozenset({"F-2.04"}))
    assert "belum tercatat" in found(birth_answers(), given)["wording"].sentence.id


def test_a_marriage_that_the_register_knows_needs_no_book() -> None:
    siti, asep = registered_couple()
    given = facts(family=household(siti, asep), evidence=frozenset({"F-2.04"}))
    answers = birth_answers(marriage=None, marriage_number=None, marriage_date=None)
    assert found(answers, given)["wording"].sentence.id == "Akta memuat ayah dan ibu."


def test_a_child_born_before_the_marriage_is_asked_about() -> None:
    answers = birth_answers(marriage_date="2026-11-18")
    assert kinds(found(answers))["born_before_marriage"] == "confirm"


def test_a_foreign_father_gives_the_child_a_choice_of_citizenship() -> None:
    answers = birth_answers(
        father_kind="named", father_member=None, father_name="John Smith", father_citizenship=2
    )
    assert kinds(found(answers))["two_citizenships"] == "note"


def visitors() -> tuple[dict[str, object], Facts]:
    mei = person(
        "LIN MEI",
        "",
        Sex.FEMALE,
        date(1995, 1, 1),
        citizenship=Citizenship.FOREIGN,
        residence=Residence.VISITOR,
    )
    answers = birth_answers(
        reporter_relation="relative",
        mother_kind="named",
        mother_name="Lin Mei",
        mother_citizenship=2,
        father_kind="named",
        father_member=None,
        father_name="Lin Wei",
        father_citizenship=2,
    )
    return answers, facts(reporter=IMAS, mother=mei)


def test_visitors_get_an_akta_but_no_card() -> None:
    answers, given = visitors()
    on_a_card = found(answers | {"family_card": str(household().family_id)}, given)
    assert kinds(on_a_card)["visitors_have_no_card"] == "refusal"
    without = kinds(found(answers | {"family_card": "other"}, given))
    assert without["foreign_child"] == "note"
    assert "card_is_needed" not in without


def test_an_indonesian_child_needs_a_card() -> None:
    answers = birth_answers(
        reporter_relation="relative",
        mother_kind="named",
        mother_name="Nur Aini",
        mother_citizenship=1,
        father_kind="none",
        father_member=None,
        family_card="other",
    )
    assert kinds(found(answers, facts(reporter=IMAS)))["card_is_needed"] == "refusal"


def test_a_card_of_another_region_is_refused() -> None:
    elsewhere = family((DEWI, Relation.HEAD), kk="3273011203160001", kabkota="3273")
    answers = birth_answers(
        reporter_relation="father",
        mother_kind="registered",
        mother_nik=DEWI.nik,
        family_card=str(elsewhere.family_id),
    )
    given = BIRTH.with_people(answers, facts(reporter=ASEP), lambda nik: (DEWI, elsewhere))
    assert "card_is_elsewhere" in {one.name for one in BIRTH.check(answers, given)}


LATE = {"report": "late_akta", "reporter_relation": "relative", "birth_order": 1}


def test_a_late_akta_keeps_the_nik_and_the_name() -> None:
    imas = replace(IMAS, name="H. IMAS 2")
    card = family((ASEP, Relation.HEAD), (SITI, Relation.WIFE), (imas, Relation.PARENT))
    answers = LATE | {"subject_member": str(IMAS.person_id)}
    findings = found(answers, facts(family=card))
    assert kinds(findings)["nik_stays"] == "note"
    assert "name_has_digit" not in findings


def test_a_nik_that_differs_from_the_biodata_is_only_noted() -> None:
    corrected = replace(IMAS, birth_date=date(1961, 8, 5))
    card = family((ASEP, Relation.HEAD), (SITI, Relation.WIFE), (corrected, Relation.PARENT))
    answers = LATE | {"subject_member": str(IMAS.person_id)}
    assert kinds(found(answers, facts(family=card)))["nik_parts_disagree"] == "note"


def test_who_has_an_akta_gets_no_second_one() -> None:
    answers = {**LATE, "reporter_relation": "self"}
    assert kinds(found(answers))["subject_has_akta"] == "refusal"


def test_the_akta_of_the_case_itself_does_not_stop_its_correction() -> None:
    assert "subject_has_akta" not in found({**LATE, "reporter_relation": "self"}, facts(entered=True))


def test_somebody_of_another_region_gets_his_late_akta_there() -> None:
    answers = LATE | {"subject_member": "other", "subject_nik": "3273011203990001"}
    assert kinds(found(answers))["subject_not_here"] == "refusal"


STILL = {
    "report": "stillbirth",
    "reporter_relation": "mother",
    "child_sex": 1,
    "birth_date": "2026-11-14",
    "pregnancy_weeks": 30,
}


def test_a_stillbirth_before_the_twenty_eighth_week_is_refused_gently() -> None:
    finding = found(STILL | {"pregnancy_weeks": 27})["pregnancy_too_short"]
    assert finding.sentence.id.startswith("Kami turut berduka.")
    assert "pregnancy_too_short" not in found(STILL)


def test_a_stillbirth_reported_late_is_only_noted() -> None:
    findings = found(STILL | {"birth_date": "2026-09-01"})
    assert kinds(findings)["late_stillbirth"] == "note"
    assert "late" not in findings


def test_a_witness_is_somebody_else() -> None:
    party = [{"name": "Siti", "nik": SITI.nik}, {"name": "Rina", "nik": "3201014107850003"}]
    assert kinds(found(birth_answers(witnesses=party)))["witness_is_a_party"] == "refusal"
    twice = [{"name": "Rina", "nik": "3201014107850003"}] * 2
    assert kinds(found(birth_answers(witnesses=twice)))["witness_twice"] == "refusal"
    given = facts()
    strict = replace(given, law=given.law.supposing(birth__witnesses=3))
    assert kinds(found(birth_answers(), strict))["witnesses_too_few"] == "refusal"


def test_a_minor_reports_only_a_child_of_his_own() -> None:
    young = replace(IMAS, birth_date=date(2012, 1, 1), marital_status=1)
    other = birth_answers(reporter_relation="relative")
    assert kinds(found(other, facts(reporter=young)))["reporter_is_a_minor"] == "refusal"
    own = replace(SITI, birth_date=date(2010, 1, 1), marital_status=1)
    assert "reporter_is_a_minor" not in found(birth_answers(), facts(reporter=own))


def test_whom_no_officer_has_seen_is_matched_first() -> None:
    online = facts(channel=Channel.PORTAL, assurance=Assurance.BOUND)
    finding = found(birth_answers(), online)["reporter_not_matched"]
    assert finding.kind is FindingKind.CONFIRM
    assert finding.audience is Audience.OFFICER
    assert "reporter_not_matched" not in found(birth_answers(), facts())


def test_every_finding_speaks_both_languages_and_names_a_field_of_the_notice() -> None:
    answers, given = visitors()
    everything = [
        *found(birth_answers(child_name="Dr. Al1 ya", birth_date="2026-01-01")).values(),
        *found(answers | {"family_card": "other"}, given).values(),
        *found(STILL | {"pregnancy_weeks": 2}).values(),
    ]
    for finding in everything:
        assert finding.sentence.id and finding.sentence.en
        assert finding.field == "" or finding.field in BIRTH.notice.fields


@pytest.mark.parametrize("report", ["birth", "late_akta", "stillbirth", "foundling"])
def test_a_report_that_has_only_begun_is_checked_without_complaint(report: str) -> None:
    assert refusals(found({"report": report}).values()) == []
    assert refusals(found({}).values()) == []
