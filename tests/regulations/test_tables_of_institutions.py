"""Institutions that use data: each line of the table is a case with what the rule says about it."""

from __future__ import annotations

from inspect import signature

import pytest

from adminduk.data_access.elements import ELEMENTS
from adminduk.data_access.types import PURPOSES, Sector
from adminduk.regulations import data_access
from tests.regulations.test_tables import TODAY, cases, law_of


@pytest.mark.parametrize("case", cases("data_access"))
def test_institutions(case: dict) -> None:
    law, given = law_of(case), dict(case["given"])
    rule = getattr(data_access, case["asks"])
    if "law" in signature(rule).parameters:
        given["law"] = law
    assert rule(**given) == case["answer"]


def test_every_rule_has_a_line() -> None:
    rules = {
        name
        for name, what in vars(data_access).items()
        if callable(what) and not name.startswith("_") and what.__module__ == data_access.__name__
    }
    assert rules == {one.values[0]["asks"] for one in cases("data_access")}


def test_the_law_and_the_program_know_the_same_elements_purposes_and_sectors() -> None:
    law = law_of({"region": ""})
    assert law.on == TODAY
    assert set(law.data_access.elements) == {one.wire for one in ELEMENTS}
    assert set(law.data_access.purposes) == set(PURPOSES)
    assert set(law.data_access.tariffs_of_sectors) == set(Sector)


def test_each_step_of_the_tariff_has_a_price() -> None:
    section = law_of({}).data_access
    steps = len(section.matching_up_to) + 1
    assert len(section.price_of_matching) == len(section.price_of_matching_incomplete) == steps
