"""Which papers a birth needs, and what stands in for one that nobody has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adminduk.casework.facts import Channel, Facts
from adminduk.casework.service import required_papers, what_is_missing
from adminduk.casework.services.birth import BIRTH
from tests.casework.people import birth_answers, facts, household, registered_couple


def needed(answers: dict[str, object], given: Facts | None = None) -> list[str]:
    given = BIRTH.with_people(answers, given or facts(), lambda nik: (None, None))
    return [need.paper.name for need in required_papers(BIRTH, answers, given)]


def missing(answers: dict[str, object], *evidence: str) -> list[str]:
    given = facts(evidence=frozenset(evidence))
    given = BIRTH.with_people(answers, given, lambda nik: (None, None))
    return [one.paper.name for one in what_is_missing(BIRTH, answers, given)]


def test_a_birth_in_hospital_needs_two_papers() -> None:
    assert needed(birth_answers()) == ["birth_letter", "marriage_proof"]


def test_a_birth_at_home_needs_the_letter_of_the_village() -> None:
    assert needed(birth_answers(place_kind=4))[0] == "village_birth_letter"


def test_a_marriage_that_the_register_knows_needs_no_proof() -> None:
    siti, asep = registered_couple()
    answers = birth_answers(marriage=None, marriage_number=None, marriage_date=None)
    assert needed(answers, facts(family=household(siti, asep))) == ["birth_letter"]


def test_the_form_that_replaces_a_paper_is_named() -> None:
    given = BIRTH.with_people(birth_answers(), facts(), lambda nik: (None, None))
    letter, proof = what_is_missing(BIRTH, birth_answers(), given)
    assert "F-2.03" in letter.explanation.id
    assert "dua saksi" in letter.explanation.id
    assert "F-2.04" in proof.explanation.en


@pytest.mark.parametrize(
    "evidence",
    [("birth_letter", "marriage_proof"), ("F-2.03", "marriage_proof"), ("F-2.03", "F-2.04")],
)
def test_paper_or_form_is_enough(evidence: tuple[str, ...]) -> None:
    assert missing(birth_answers(), *evidence) == []


def test_both_names_of_an_unregistered_couple_need_their_statement() -> None:
    both = birth_answers(marriage="unregistered", parents_on_akta="both")
    alone = birth_answers(marriage="unregistered", parents_on_akta="mother")
    assert missing(both, "birth_letter") == ["F-2.04"]
    assert missing(alone, "birth_letter") == []


def test_a_foundling_needs_the_police_and_a_statement() -> None:
    assert needed({"report": "foundling"}) == ["police_report", "F-2.03"]


def test_foreign_parents_show_passport_and_permit() -> None:
    answers = birth_answers(
        father_kind="named", father_member=None, father_name="John Smith", father_citizenship=2
    )
    assert needed(answers)[-2:] == ["travel_document", "stay_permit"]


def test_a_stillbirth_needs_a_letter_or_the_parents_word() -> None:
    answers = {"report": "stillbirth", "reporter_relation": "mother"}
    assert missing(answers) == ["stillbirth_letter"]
    assert missing(answers, "stillbirth_statement") == []


def test_an_old_diploma_helps_a_late_akta_and_is_never_missing() -> None:
    answers = {"report": "late_akta", "reporter_relation": "self"}
    assert "supporting_document" in needed(answers)
    assert "supporting_document" not in missing(answers)


def test_a_signed_report_is_asked_online_only_where_a_region_asks_it() -> None:
    given = facts(channel=Channel.PORTAL)
    assert "F-2.01" not in needed(birth_answers(), given)
    strict = replace(given, law=given.law.supposing(birth__signed_report_online=True))
    assert needed(birth_answers(), strict)[-1] == "F-2.01"
    at_the_counter = replace(strict, channel=Channel.COUNTER)
    assert "F-2.01" not in needed(birth_answers(), at_the_counter)


def test_every_paper_says_in_both_languages_what_it_proves() -> None:
    for paper in BIRTH.papers:
        assert paper.label.id and paper.label.en
        assert paper.proves.id and paper.proves.en
