"""Identity and papers: each line of the tables is a case with what the rule says about it."""

from __future__ import annotations

import pytest

from adminduk.regulations import (
    aktas,
    citizenship,
    elements,
    first_records,
    identity,
    old_aktas,
    rulings,
    suket,
)
from adminduk.regulations.law import Law
from tests.regulations.test_tables import cases
from tests.regulations.test_tables_of_people_who_move import says

ROOMS = {
    "identity": identity,
    "rulings": rulings,
    "elements": elements,
    "aktas": aktas,
    "citizenship": citizenship,
    "first_records": first_records,
    "old_aktas": old_aktas,
    "suket": suket,
}


@pytest.mark.parametrize(
    ("room", "case"),
    [
        pytest.param(name, *one.values, id=f"{name}: {one.values[0]['name']}")
        for name in ROOMS
        for one in cases(name)
    ],
)
def test_the_law_says(room: str, case: dict) -> None:
    says(ROOMS[room], case)


def test_every_element_has_a_label_and_papers_that_prove_it(law: Law) -> None:
    assert set(law.elements.proofs) == set(elements.LABELS)
    assert set(law.elements.on_ktp) <= set(elements.LABELS)


def test_a_region_may_print_the_ktp_for_the_blood_type_too(law: Law) -> None:
    there = law.supposing(elements__on_ktp=("blood_type",))
    assert elements.needs_new_ktp(["blood_type"], 30, 1, there)
    assert not elements.needs_new_ktp(["blood_type"], 30, 1, law)


def test_each_akta_has_columns_that_may_be_put_right(law: Law) -> None:
    assert "birth_date" in aktas.correctable("birth", law)
    assert "died_on" in aktas.correctable("death", law)
    assert "religion" not in aktas.correctable("marriage", law)


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_every_rule_of_the_room_has_a_line(name: str) -> None:
    rules = {
        rule
        for rule, what in vars(ROOMS[name]).items()
        if callable(what)
        and getattr(what, "__module__", "") == ROOMS[name].__name__
        and not rule.startswith("_")
    }
    assert rules - {"correctable"} <= {one.values[0]["asks"] for one in cases(name)}
