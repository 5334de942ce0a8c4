"""Families, moves and foreigners: each line of the tables is a case with what the rule says about it."""

from __future__ import annotations

from inspect import signature
from types import ModuleType

import pytest

from adminduk.regulations import families, foreigners, moves
from tests.regulations.test_tables import cases, law_of

ROOMS = {"families": families, "moves": moves, "foreigners": foreigners}


def says(room: ModuleType, case: dict) -> None:
    law = law_of(case)
    rule = getattr(room, case["asks"])
    given = dict(case["given"])
    if "law" in signature(rule).parameters:
        given["law"] = law
    assert rule(**given) == case["answer"]


@pytest.mark.parametrize("case", cases("families"))
def test_families(case: dict) -> None:
    says(families, case)


@pytest.mark.parametrize("case", cases("moves"))
def test_moves(case: dict) -> None:
    says(moves, case)


@pytest.mark.parametrize("case", cases("foreigners"))
def test_foreigners(case: dict) -> None:
    says(foreigners, case)


@pytest.mark.parametrize("name", ["moves", "foreigners"])
def test_every_rule_of_the_room_has_a_line(name: str) -> None:
    rules = {
        rule
        for rule, what in vars(ROOMS[name]).items()
        if callable(what) and getattr(what, "__module__", "") == ROOMS[name].__name__
    }
    assert rules <= {one.values[0]["asks"] for one in cases(name)}


@pytest.mark.parametrize("case", cases("dissolved_families"))
def test_dissolved_families(case: dict) -> None:
    assert families.everybody_has_a_place(case["members"], case["placed"]) is case["may"]
