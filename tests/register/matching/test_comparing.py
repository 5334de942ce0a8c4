"""Two records: one person, perhaps, or two? The rows of `pairs.yaml` are read by registrars."""

from __future__ import annotations

from datetime import date
from math import log2
from pathlib import Path

import pytest
import yaml

from adminduk.foundation.db.ids import new_id
from adminduk.register.matching.compare import Scale, compare
from adminduk.register.matching.dates import compare_birth_dates, slips_of
from adminduk.register.matching.names import compare_names
from adminduk.register.matching.rarity import Rarity
from adminduk.register.matching.sentences import UNKNOWN, sentence_of
from adminduk.register.types import Agreement, Particulars, Verdict
from adminduk.regulations.law import Law

ROWS = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text("utf-8"))
LAW = Law(on=date(2026, 11, 21)).matching
# How many of a million bear a word, as it sounds.
RARITY = Rarity({"SITI": 30_000, "MUHAMAT": 40_000, "BUDI": 8_000, "ASEP": 9_000, "RISKI": 4_000}, 1_000_000)
A_MILLION = Scale(LAW, 1_000_000, RARITY)
SITI = Particulars(
    name="SITI NURHASANAH",
    birth_date=date(1992, 5, 4),
    birth_place="Bogor",
    sex=2,
    mother_name="ROHAYATI",
    village="3201011003",
)


def changed(one: Particulars, **facts: object) -> Particulars:
    return Particulars(**({name: getattr(one, name) for name in one.__slots__} | facts))


@pytest.mark.parametrize("row", [pytest.param(row, id=row["case"]) for row in ROWS])
def test_pairs_that_a_registrar_knows(row: dict) -> None:
    base = changed(SITI, **row.get("both", {}))
    found = compare(changed(base, **row.get("one", {})), changed(base, **row["other"]), A_MILLION)
    assert found.verdict == row["verdict"], found
    assert found.twins is row.get("twins", False)
    notes = {one.field: one.note for one in found.fields}
    assert {field: notes[field] for field in row.get("notes", {})} == row.get("notes", {})


def test_whatever_is_found_has_its_own_sentence() -> None:
    days = [date(1992, 5, 14), date(1992, 5, 30), date(1992, 12, 14), date(1987, 5, 14), date(1970, 1, 1)]
    found = [compare_birth_dates(days[0], day) for day in days]
    found += [compare_birth_dates(days[0], date(1994, 9, 1), estimated=True)]
    for row in ROWS:
        base = changed(SITI, **row.get("both", {}))
        found += compare(changed(base, **row.get("one", {})), changed(base, **row["other"]), A_MILLION).fields
    assert {one.note for one in found} >= {"day", "month", "year", "estimated", "digit", "day_and_month"}
    for one in found:
        assert (sentence_of(one) == UNKNOWN) is (one.agreement is Agreement.UNKNOWN), one


def test_who_is_named_first_makes_no_difference() -> None:
    for row in ROWS:
        base = changed(SITI, **row.get("both", {}))
        one, other = changed(base, **row.get("one", {})), changed(base, **row["other"])
        assert compare(one, other, A_MILLION).bits == compare(other, one, A_MILLION).bits


def test_what_is_unknown_never_counts() -> None:
    nobody = Particulars(name="")
    for found in compare(SITI, nobody, A_MILLION).fields:
        assert (found.agreement, found.bits) == (Agreement.UNKNOWN, 0.0)
        assert sentence_of(found) == UNKNOWN


def test_a_rare_name_says_more_than_a_common_one() -> None:
    common = compare_names("name", "SITI", "SITI", RARITY)
    rare = compare_names("name", "TJIPTOHADI", "CIPTOHADI", RARITY)
    assert rare.bits > common.bits + 6
    assert common.one_in == 33
    assert "1 dari 33 orang" in sentence_of(common).id
    assert "1 in 33 people" in sentence_of(common).en


def test_brothers_and_sisters_share_a_household_and_are_not_one_person() -> None:
    mother, father, family = new_id(), new_id(), new_id()
    home = {"mother_id": mother, "father_id": father, "family_id": family}
    elder = changed(SITI, **home)
    younger = changed(SITI, name="SITI NURJANAH", birth_date=date(1994, 8, 20), **home)
    assert compare(elder, younger, A_MILLION).verdict is Verdict.DIFFERENT


def test_in_a_larger_register_the_same_agreement_proves_less() -> None:
    other = changed(SITI, name="SITI NURHASANA", mother_name="", village="3172011003")
    here = compare(SITI, other, Scale(LAW, 10_000, RARITY))
    nation = compare(SITI, other, Scale(LAW, 280_000_000, RARITY))
    assert here.bits - nation.bits == pytest.approx(log2(28_000), abs=0.02)
    assert here.probability > nation.probability


def test_every_slip_of_a_date_is_looked_for_and_recognised() -> None:
    day = date(1992, 5, 14)
    slips = slips_of(day)
    assert slips[0] == day
    assert {date(1992, 5, 4), date(1992, 5, 24), date(1992, 5, 15), date(1982, 5, 14)} <= set(slips)
    assert len(slips) < 60
    for slip in slips[1:]:
        assert compare_birth_dates(day, slip).agreement is Agreement.CLOSE
