"""Conditions of a notice, as a page needs them: only what may still change while the page is open is left."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any


def settle(condition: Mapping[str, Any], values: Mapping[str, object], open_names: Collection[str]) -> Any:
    """The condition (as JSON, see docs/guides/notices.md) with everything decided that is known already.

    Answers named in `open_names` stand on the page itself and may change: what looks at them is kept. The
    answer is True, False, or the smaller condition for `data-show-when`.
    """
    ((word, detail),) = condition.items()
    match word:
        case "all_of" | "any_of":
            return _joined(word, [settle(one, values, open_names) for one in detail])
        case "not":
            inner = settle(detail, values, open_names)
            return (not inner) if isinstance(inner, bool) else {"not": inner}
        case "equals" | "one_of" | "known":
            name = detail if word == "known" else detail[0]
            return dict(condition) if name in open_names else _holds(word, detail, values.get(name))
        case _:
            raise ValueError(f"unknown condition {word!r}")


def _joined(word: str, parts: list[Any]) -> Any:
    """ "all_of" is decided by one False, "any_of" by one True; the other sort of decided part drops out."""
    deciding = word == "any_of"
    if deciding in parts:
        return deciding
    left = [one for one in parts if not isinstance(one, bool)]
    if not left:
        return not deciding
    return left[0] if len(left) == 1 else {word: left}


def _holds(word: str, detail: Any, value: object) -> bool:
    if word == "equals":
        return value == detail[1]
    if word == "one_of":
        return value in detail[1]
    return value is not None and value != "" and value != [] and value != ()
