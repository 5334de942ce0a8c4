"""Filters over a list: what narrows it stands in the address, so that a page can be sent to a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from adminduk.surfaces.components.fields import Option


@dataclass(frozen=True, slots=True)
class Filter:
    """A menu (with `options`; `otherwise` is the words for no choice) or, with `kind` "date", a day."""

    name: str
    label: Any
    value: str
    options: Sequence[Option] = ()
    otherwise: Any = ""
    kind: str = "select"


def page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return int(text) if text.isdecimal() and len(text) < 6 else 1
