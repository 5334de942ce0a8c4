"""Icons as inline SVG: Lucide (ISC, in part Feather, MIT), drawn from icons.json."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString


@cache
def paths() -> dict[str, str]:
    """Name of the icon to the inside of its SVG, on a ground of 24 by 24."""
    return json.loads((Path(__file__).parent / "icons.json").read_text("utf-8"))


def icon(name: str, label: str = "") -> SafeString:
    """The icon `name`. Silent for screen readers, as a word stands beside it; `label` when none does.

    KeyError on a name that icons.json does not hold.
    """
    inside = SafeString(paths()[name])
    if label:
        return format_html(
            '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>', label, inside
        )
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', inside
    )
