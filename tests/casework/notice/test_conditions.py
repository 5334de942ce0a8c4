"""Conditions are sent as JSON and mean the same wherever they are evaluated."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from adminduk.casework.notice import ALWAYS, NEVER, Condition, all_of, any_of, equals, known, not_, one_of

NAMES = st.sampled_from(("report", "mother_kind", "subject.name"))
SCALARS = st.sampled_from(("birth", "member", 1, 2, True, None, ""))
SIMPLE = st.one_of(
    st.builds(equals, NAMES, SCALARS),
    st.builds(lambda name, values: one_of(name, *values), NAMES, st.lists(SCALARS, max_size=3)),
    st.builds(known, NAMES),
)
CONDITIONS = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda many: all_of(*many)),
        st.lists(inner, max_size=3).map(lambda many: any_of(*many)),
        inner.map(not_),
    ),
    max_leaves=8,
)


def offline(condition: dict[str, Any], values: dict[str, Any]) -> bool:
    """What a client without the server does: the six shapes, and nothing else."""
    ((shape, of),) = condition.items()
    match shape:
        case "equals":
            return values.get(of[0]) == of[1]
        case "one_of":
            return values.get(of[0]) in of[1]
        case "known":
            return values.get(of) not in (None, "", [])
        case "all_of":
            return all(offline(one, values) for one in of)
        case "any_of":
            return any(offline(one, values) for one in of)
        case "not":
            return not offline(of, values)
    raise AssertionError(shape)


@given(CONDITIONS, st.dictionaries(NAMES, SCALARS))
def test_a_condition_sent_as_json_means_the_same(condition: Condition, values: dict[str, Any]) -> None:
    sent = json.loads(json.dumps(condition.as_json()))
    assert offline(sent, values) == condition.holds(values)


def test_no_is_an_answer_and_nothing_is_none() -> None:
    assert known("x").holds({"x": False})
    assert known("x").holds({"x": 0})
    assert not known("x").holds({"x": ""})
    assert not known("x").holds({})


def test_always_and_never() -> None:
    assert ALWAYS.holds({})
    assert not NEVER.holds({"anything": True})
