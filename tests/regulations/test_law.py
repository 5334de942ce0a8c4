from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import get_type_hints

import pytest

from adminduk.regulations.law import Law
from adminduk.regulations.parameters import (
    BadParameter,
    NotInForce,
    UnknownParameter,
    every_parameter,
    parameter,
)


def test_a_value_is_read_with_its_type(law: Law) -> None:
    assert law.birth.reporting_limit_days == 60
    assert law.numbers.akta_types["birth_late"] == "LT"


def test_a_misspelt_parameter_is_named_in_the_error(law: Law) -> None:
    with pytest.raises(UnknownParameter, match="witness_count"):
        law.birth.witness_count  # noqa: B018
    with pytest.raises(UnknownParameter, match=r"birth\.witness_count"):
        parameter("birth.witness_count")


def test_the_nearest_decision_wins() -> None:
    semarang = Law(on=date(2026, 11, 21), region="3374")
    kecamatan_of_semarang = Law(on=date(2026, 11, 21), region="337401")
    elsewhere = Law(on=date(2026, 11, 21), region="3273")
    assert semarang.birth.unregistered_marriage_wording == "mother_only"
    assert kecamatan_of_semarang.birth.unregistered_marriage_wording == "mother_only"
    assert elsewhere.birth.unregistered_marriage_wording == "both_parents"


def test_a_day_before_the_rule_has_no_value() -> None:
    with pytest.raises(NotInForce, match="1990-01-01"):
        Law(on=date(1990, 1, 1)).birth  # noqa: B018


def test_supposing_changes_one_value_and_leaves_the_law_alone(law: Law) -> None:
    supposed = law.supposing(birth__witnesses=3)
    assert supposed.birth.witnesses == 3
    assert law.birth.witnesses == 2
    assert supposed.names == law.names


def test_a_value_that_is_not_allowed_is_refused(law: Law) -> None:
    with pytest.raises(BadParameter, match="perhaps"):
        law.supposing(names__one_word="perhaps")
    with pytest.raises(BadParameter):
        law.supposing(birth__witnesses="two")


def test_every_parameter_has_a_typed_field_and_every_field_a_parameter() -> None:
    sections = {
        name: get_type_hints(one.func)["return"]
        for name, one in vars(Law).items()
        if isinstance(one, cached_property)
    }
    typed = {
        f"{name}.{field}" for name, section in sections.items() for field in section.__dataclass_fields__
    }
    assert typed == set(every_parameter())


def test_every_value_names_its_article(law: Law) -> None:
    for name in every_parameter():
        assert law.article(name), name
