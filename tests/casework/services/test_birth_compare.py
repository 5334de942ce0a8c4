"""A report of a birth beside the register: which rows agree, and what is said of those that do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from adminduk.casework.comparing import Comparison, Likeness
from adminduk.casework.facts import Facts
from adminduk.casework.services.birth import BIRTH
from adminduk.register.types import Life, PossibleDuplicate
from tests.casework.people import ASEP, DEWI, IMAS, SITI, birth_answers, facts, household, registered_couple


def compared(answers: dict[str, object], given: Facts | None = None) -> dict[str, Comparison]:
    given = given or facts()
    known = {one.nik: one for one in (SITI, ASEP, IMAS, DEWI)}
    given = BIRTH.with_people(answers, given, lambda nik: (known.get(nik), None))
    return {one.label.id: one for one in BIRTH.compare(answers, given)}


def test_people_of_the_card_agree_with_the_register() -> None:
    rows = compared(birth_answers())
    assert rows["Ibu"].result is Likeness.OK
    assert rows["NIK ibu"].result is Likeness.OK
    assert "•" in str(rows["NIK ibu"].reported)
    assert rows["Anak serupa"].result is Likeness.OK


def test_a_name_like_one_on_the_card_is_laid_beside_it_letter_by_letter() -> None:
    answers = birth_answers() | {
        "father_kind": "named",
        "father_name": "Asep Saefudin",
        "father_citizenship": 1,
    }
    row = compared(answers)["Ayah"]
    assert (row.result, row.letters) == (Likeness.DIFFERS, True)
    assert (row.reported, row.register) == ("ASEP SAEFUDIN", "ASEP SAEPUDIN")


def test_a_name_that_nobody_bears_is_to_be_read_on_the_paper() -> None:
    answers = birth_answers() | {
        "father_kind": "named",
        "father_name": "Bambang Wijaya",
        "father_citizenship": 1,
    }
    assert compared(answers)["Ayah"].result is Likeness.NOTE


def test_a_nik_that_nobody_bears_is_missing() -> None:
    answers = birth_answers() | {"father_kind": "registered", "father_nik": "3201010101800099"}
    assert compared(answers)["Ayah"].result is Likeness.MISSING


def test_a_parent_who_died_or_whose_nik_tells_another_day_stands_out() -> None:
    dead = facts(family=household(husband=replace(ASEP, life=Life.DEAD)))
    assert compared(birth_answers(), dead)["NIK ayah"].result is Likeness.DIFFERS
    moved = facts(family=household(husband=replace(ASEP, birth_date=date(1992, 7, 2))))
    row = compared(birth_answers(), moved)["NIK ayah"]
    assert (row.result, row.explanation.id) == (Likeness.NOTE, "Angka NIK beda")


def test_a_marriage_that_the_register_knows_agrees() -> None:
    wife, husband = registered_couple()
    given = facts(family=household(wife, husband))
    assert compared(birth_answers(), given)["Perkawinan"].result is Likeness.OK


def test_a_possible_duplicate_is_named_and_a_twin_is_no_fault() -> None:
    other = PossibleDuplicate(
        person_id=UUID(int=1),
        name="ALYA NUR AZIZA",
        nik="",
        birth_date=date(2026, 11, 1),
        kabkota="3201",
        birth_akta_number="",
        same_mother=True,
        days_apart=13,
        name_similarity=0.98,
        likely_twin=False,
    )
    row = compared(birth_answers(), facts(duplicates=(other,)))["Anak serupa"]
    assert (row.result, row.letters) == (Likeness.DIFFERS, True)
    twin = replace(other, likely_twin=True)
    assert compared(birth_answers(), facts(duplicates=(twin,)))["Anak serupa"].result is Likeness.NOTE


def test_half_a_report_is_compared_as_far_as_it_goes() -> None:
    assert compared({}) == {}
    assert "Nama anak" in compared({"report": "birth", "child_name": "Alya Nur"})
