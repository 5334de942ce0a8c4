"""A pyramid of ages as SVG text: men to the left, women to the right, the youngest at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from adminduk.surfaces.components.formats import thousands

WIDTH, ROW, TOP = 360, 20, 22
# From the middle: half of the column of ages, then the longest bar, then its value.
GAP, LONGEST = 26, 108


@dataclass(frozen=True, slots=True)
class Step:
    """One group of ages."""

    label: str
    men: int
    women: int


def pyramid(steps: Sequence[Step], *, men: str, women: str, title: str, ident: str) -> SafeString:
    """`steps` from the youngest; `men` and `women` are the words over the two sides. Values stand at the bars."""
    most = max((max(step.men, step.women) for step in steps), default=0) or 1
    height, middle = TOP + ROW * len(steps) + 4, WIDTH / 2
    rows = []
    for place, step in enumerate(reversed(steps)):
        top = TOP + ROW * place
        left, right = step.men / most * LONGEST, step.women / most * LONGEST
        rows.append((
            _n(middle - GAP - left), top + 2, _n(left), ROW - 4,
            _n(middle + GAP), top + 2, _n(right), ROW - 4,
            _n(middle - GAP - left - 6), top + 14, thousands(step.men),
            _n(middle + GAP + right + 6), top + 14, thousands(step.women),
            _n(middle), top + 14, step.label,
        ))  # fmt: skip
    drawn = format_html_join(
        "",
        '<rect class="chart__done" x="{}" y="{}" width="{}" height="{}"/>'
        '<rect class="chart__rest" x="{}" y="{}" width="{}" height="{}"/>'
        '<text class="chart__value" x="{}" y="{}" text-anchor="end">{}</text>'
        '<text class="chart__value" x="{}" y="{}">{}</text>'
        '<text class="chart__label" x="{}" y="{}" text-anchor="middle">{}</text>',
        rows,
    )
    return format_html(
        '<svg class="chart chart--pyramid" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title"><title id="{}-title">{}</title>'
        '<text class="chart__value" x="{}" y="13" text-anchor="end">{}</text>'
        '<text class="chart__value" x="{}" y="13">{}</text>{}</svg>',
        WIDTH, height, ident, ident, title, _n(middle - GAP), men, _n(middle + GAP), women, drawn,
    )  # fmt: skip


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
