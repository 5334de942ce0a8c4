"""The tables that a lawyer can read: each line is a case with what the law says about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from adminduk.regulations import birth
from adminduk.regulations.law import Law
from adminduk.regulations.names import objections_to_name

TABLES = Path(__file__).parent / "tables"
TODAY = date(2026, 11, 21)


def cases(table: str) -> list[object]:
    rows = yaml.safe_load((TABLES / f"{table}.yaml").read_text("utf-8"))
    return [pytest.param(row, id=row["name"]) for row in rows]


def law_of(case: dict) -> Law:
    return Law(on=TODAY, region=case.pop("region", "3201")).supposing(**case.pop("supposing", {}))


@pytest.mark.parametrize("case", cases("late_births"))
def test_late_births(case: dict) -> None:
    law = law_of(case)
    assert birth.is_late(case["born"], case["reported"], law) is case["late"]
    assert birth.needs_decision_of_head(case["born"], case["reported"], law) is case["late"]


@pytest.mark.parametrize("case", cases("parents_on_the_akta"))
def test_parents_on_the_akta(case: dict) -> None:
    law, expected = law_of(case), case.pop("expected")
    case.pop("name")
    assert birth.wording_for(**case, law=law) == expected


@pytest.mark.parametrize("case", cases("names"))
def test_names(case: dict) -> None:
    law = law_of(case)
    found = {one.rule: str(one.weight) for one in objections_to_name(case["name"], law)}
    assert found == case["objections"]
