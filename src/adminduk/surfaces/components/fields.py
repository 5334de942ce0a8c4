"""What a field of a form must offer to be rendered, and a ready dataclass that offers it.

Surfaces bind a service's notice to these; anything with the same attributes renders as well. Texts may be
`str` or `Both`. Values are plain text or lists of it, in the shapes that `posted.read` returns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

KINDS = frozenset(
    [
        "text",
        "name",
        "textarea",
        "number",
        "date",
        "time",
        "radios",
        "checkboxes",
        "select",
        "yesno",
        "tick",
        "nik",
        "phone",
        "email",
        "code",
        "password",
        "file",
        "region",
        "person",
        "group",
        "hidden",
        "note",
    ]
)
# Kinds that a fieldset and a legend surround, because the label names more than one control.
SETS = frozenset({"date", "radios", "checkboxes", "yesno", "group"})


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Any
    help: Any = ""
    heading: Any = ""  # select: the options of one heading stand together


@dataclass(frozen=True, slots=True)
class BoundField:
    """One question with its answer so far.

    `name` is the name in the form; `kind` one of KINDS; `error` a sentence or nothing.
    `width` is 2, 4, 5, 10, 20 or 30 characters; `unit` stands after a number.
    `options` serve radios, checkboxes and select, and hold the matches of a region or person search.
    `chosen` is what stands for the value of a region or person in words.
    `search_url` receives the htmx search by POST; without JavaScript the form itself is posted with
    `search=<name>`. `children` is a group's list of rows, each a list of bound fields; `least` and `most`
    bound its length. `show_when` is a notice's condition as JSON: {"equals": [name, value]}, {"known": name}, …
    """

    name: str
    kind: str
    label: Any
    help: Any = ""
    value: Any = ""
    error: Any = ""
    options: Sequence[Option] = ()
    required: bool = True
    autocomplete: str = ""
    inputmode: str = ""
    width: int | None = None
    children: Sequence[Sequence[Any]] = ()
    unit: Any = ""
    chosen: Any = ""
    search_url: str = ""
    query: str = ""
    rows: int = 4
    maxlength: int | None = None
    accept: str = "image/jpeg,image/png,image/heic,image/heif,application/pdf"
    upload_url: str = ""
    show_when: dict[str, Any] | None = None
    least: int = 0
    most: int = 10
    item: Any = ""  # what one row of a group is called: "Saksi"
    legend_size: str = ""  # "l" when the question is the title of the page
    legend_hidden: bool = False  # said to screen readers only: the title of the page asks the same
    readonly: bool = False
    attrs: dict[str, str] = field(default_factory=dict)

    def with_(self, **changes: Any) -> BoundField:
        return replace(self, **changes)


def field_id(name: str) -> str:
    return f"f-{name}"


def anchor(bound: Any) -> str:
    """The id of the control that an error summary links to: of the first box, row or button."""
    base = field_id(bound.name)
    if bound.kind == "date":
        return f"{base}-day"
    if bound.kind in {"radios", "checkboxes", "yesno"}:
        return f"{base}-1"
    if bound.kind in {"region", "person"} and not getattr(bound, "options", ()):
        return f"{base}-q"
    if bound.kind in {"region", "person"}:
        return f"{base}-1"
    return base


def errors(fields: Sequence[Any]) -> list[dict[str, str]]:
    """Rows for the error summary: {"anchor", "text"} of each field with an error, groups included."""
    found: list[dict[str, str]] = []
    for bound in fields:
        if bound.error:
            found.append({"anchor": anchor(bound), "text": str(bound.error)})
        for row in getattr(bound, "children", ()) or ():
            found.extend(errors(row))
    return found


def split_date(value: Any) -> dict[str, str]:
    """The three boxes of a date from "2026-11-14", also when the calendar has no such day."""
    parts = str(value or "").split("-")
    year, month, day = (*parts, "", "", "")[:3]
    return {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}
