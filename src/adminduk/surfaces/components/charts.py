"""Charts as SVG text, drawn by the server: values on the bars, classes for the colours, nothing to load.

All are pure: they take numbers and words and escape both. The title is the finding ("Senin paling ramai"),
the classes stand in office.css.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from adminduk.surfaces.components.formats import thousands

WIDTH, HEIGHT = 600, 230
TOP, FLOOR = 24, 204


@dataclass(frozen=True, slots=True)
class Bar:
    """A day: `done` of `total`; `running` when the day is not over and the rest is still open."""

    label: str
    total: int
    done: int = 0
    running: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    label: str
    percent: float


@dataclass(frozen=True, slots=True)
class Share:
    """A kecamatan: `late` of `waiting` are beyond what was promised."""

    waiting: int
    late: int


def bars(days: Sequence[Bar], *, title: str, ident: str) -> SafeString:
    """Bars a day, from zero: what was done below, the rest above, the value on top."""
    highest = max((day.total for day in days), default=0) or 1
    step = WIDTH / max(len(days), 1)
    width = min(32.0, step * 0.64)

    def scaled(value: int) -> float:
        return value / highest * (FLOOR - TOP)

    drawn = format_html_join(
        "",
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>'
        '<rect class="chart__done" x="{}" y="{}" width="{}" height="{}"/>'
        '<text class="chart__value" x="{}" y="{}" text-anchor="middle">{}</text>'
        '<text class="chart__label" x="{}" y="222" text-anchor="middle">{}</text>',
        (
            (
                "chart__running" if day.running else "chart__rest",
                _n(left := step * place + (step - width) / 2),
                _n(FLOOR - scaled(day.total)),
                _n(width),
                _n(scaled(day.total - min(day.done, day.total))),
                _n(left),
                _n(FLOOR - scaled(min(day.done, day.total))),
                _n(width),
                _n(scaled(min(day.done, day.total))),
                _n(left + width / 2),
                _n(FLOOR - scaled(day.total) - 5),
                thousands(day.total),
                _n(left + width / 2),
                day.label,
            )
            for place, day in enumerate(days)
        ),
    )
    floor = format_html('<path class="chart__axis" d="M0 {}H{}"/>', FLOOR, WIDTH)
    return _svg(floor + drawn, title=title, ident=ident)


def share_line(
    points: Sequence[Point], *, title: str, ident: str, promise: float | None = None, promise_label: str = ""
) -> SafeString:
    """A line of percents; a point under the promise is a hollow one, so that colour is not alone."""
    lowest = min([point.percent for point in points] + ([promise] if promise is not None else []), default=0)
    base = 60 if lowest >= 62 else 0
    left, right, top = 40, WIDTH - 44, 24
    step = (right - left - 24) / max(len(points) - 1, 1)

    def height(percent: float) -> float:
        return FLOOR - (percent - base) / (100 - base) * (FLOOR - top)

    spots = [(left + 12 + step * place, height(point.percent)) for place, point in enumerate(points)]
    grid = format_html_join(
        "",
        '<path class="chart__grid" d="M{} {}H{}"/><text class="chart__label" x="{}" y="{}" text-anchor="end">{}%</text>',
        (
            (left, _n(height(tick)), right, left - 6, _n(height(tick) + 4), tick)
            for tick in (base, (base + 100) // 2, 100)
        ),
    )
    pledge = (
        format_html(
            '<path class="chart__promise" d="M{} {}H{}"/><text class="chart__promise-label" x="{}" y="{}">{}</text>',
            left,
            _n(height(promise)),
            right,
            right + 4,
            _n(height(promise) + 4),
            promise_label,
        )
        if promise is not None
        else ""
    )
    path = "L".join(f"{_n(x)} {_n(y)}" for x, y in spots)
    line = format_html('<path class="chart__line" d="M{}"/>', path) if spots else ""
    dots = format_html_join(
        "",
        '<circle class="chart__dot{}" cx="{}" cy="{}" r="{}"/>'
        '<text class="chart__value" x="{}" y="{}" text-anchor="middle">{}</text>'
        '<text class="chart__label" x="{}" y="222" text-anchor="middle">{}</text>',
        (
            (
                " chart__dot--under" if (under := promise is not None and point.percent < promise) else "",
                _n(x),
                _n(y),
                5 if under else 4,
                _n(x),
                _n(y + 18 if under and y < FLOOR - 20 else y - 10),
                thousands(point.percent),
                _n(x),
                point.label,
            )
            for point, (x, y) in zip(points, spots, strict=True)
        ),
    )
    return _svg(format_html("{}{}{}{}", grid, pledge, line, dots), title=title, ident=ident)


def stacked_bar(share: Share, *, most: int) -> SafeString:
    """One row of a table, as long as its share of `most`; silent, because the numbers stand beside it."""
    scale = 200 / max(most, 1)
    return format_html(
        '<svg class="chart chart--bar" viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true" '
        'focusable="false"><rect class="chart__rest" width="{}" height="14"/>'
        '<rect class="chart__late" width="{}" height="14"/></svg>',
        _n(share.waiting * scale),
        _n(min(share.late, share.waiting) * scale),
    )


def _svg(inside: SafeString, *, title: str, ident: str) -> SafeString:
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title">'
        '<title id="{}-title">{}</title>{}</svg>',
        WIDTH,
        HEIGHT,
        ident,
        ident,
        title,
        inside,
    )


def _n(value: float) -> str:
    """One digit is enough for the eye and halves the bytes; never in the language's own decimal sign."""
    return f"{value:.1f}".removesuffix(".0")
