"""How each kind of field becomes a control: which template, which attributes of HTML."""

from __future__ import annotations

import json
from typing import Any

from adminduk.surfaces.components import fields
from adminduk.surfaces.components.formats import grouped

# Kinds whose control is one <input>; the rest have a template of their own name.
INPUTS: dict[str, dict[str, str]] = {
    "text": {"type": "text"},
    "name": {"type": "text", "autocapitalize": "words", "spellcheck": "false"},
    # Not type="number": it drops what it does not understand and scrolls the answer away.
    "number": {"type": "text", "inputmode": "decimal", "spellcheck": "false"},
    "time": {"type": "text", "inputmode": "numeric", "spellcheck": "false"},
    "nik": {"type": "text", "inputmode": "numeric", "spellcheck": "false", "maxlength": "24"},
    "code": {"type": "text", "inputmode": "numeric", "spellcheck": "false", "autocomplete": "one-time-code"},
    "phone": {"type": "tel", "inputmode": "tel", "autocomplete": "tel"},
    "email": {"type": "email", "inputmode": "email", "autocomplete": "email", "spellcheck": "false"},
    "password": {"type": "password", "autocomplete": "current-password"},
}
TEMPLATES = dict.fromkeys(INPUTS, "input") | {"person": "picker", "region": "picker", "yesno": "radios"}
WIDTHS = {"number": 5, "time": 5}
STYLES = {"nik": "govuk-input--nik nik", "code": "govuk-input--code"}


def template_of(kind: str) -> str:
    if kind not in fields.KINDS:
        raise ValueError(f"There is no kind of field called {kind!r}.")
    return f"components/fields/{TEMPLATES.get(kind, kind)}.html"


def context_of(bound: Any) -> dict[str, Any]:
    """What the templates of fields read besides the field itself."""
    ident = fields.field_id(bound.name)
    describing = [f"{ident}-hint"] * bool(bound.help) + [f"{ident}-error"] * bool(bound.error)
    show_when = getattr(bound, "show_when", None)
    return {
        "field": bound,
        "id": ident,
        "anchor": fields.anchor(bound),
        "described": " ".join(describing),
        "show_when": json.dumps(show_when) if show_when else "",
        "attributes": _attributes(bound),
        "style": _style(bound),
        "shown": _shown(bound),
        "boxes": fields.split_date(bound.value) if bound.kind == "date" else None,
    }


def _attributes(bound: Any) -> dict[str, str]:
    known = dict(INPUTS.get(bound.kind, {}))
    known.setdefault("autocomplete", "off")
    for name in ("autocomplete", "inputmode", "maxlength"):
        if own := getattr(bound, name, None):
            known[name] = str(own)
    if bound.kind in {"nik"}:
        known["data-nik"] = ""
    return known | dict(getattr(bound, "attrs", None) or {})


def _style(bound: Any) -> str:
    width = getattr(bound, "width", None) or WIDTHS.get(bound.kind)
    parts = [STYLES.get(bound.kind, ""), f"govuk-input--width-{width}" if width else ""]
    return " ".join(part for part in parts if part)


def _shown(bound: Any) -> str:
    """The value as its box shows it: NIK in fours, 04.35 as Indonesians write an hour, 3,1 with a comma."""
    value = "" if bound.value is None else str(bound.value)
    if bound.kind == "nik":
        return grouped(value)
    if bound.kind == "time":
        return value.replace(":", ".")
    if bound.kind == "number":
        return value.replace(".", ",")
    return "" if bound.kind == "password" else value
