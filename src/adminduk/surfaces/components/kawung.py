"""The kawung of four petals: received, examined, signed, done; clockwise from the upper right."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ANGLES = (45, 135, 225, 315)
SIZES = {"s": " kawung--s", "": "", "m": " kawung--m", "l": " kawung--l"}

# Status of a case to (petals done, petal in progress). A case that ended without a document shows no
# progress at all: the words beside it say why.
STAGES: dict[str, tuple[int, bool]] = {
    "draft": (0, True),
    "submitted": (1, False),
    "verifying": (1, True),
    "returned": (1, True),
    "verified": (1, True),
    "sent_back": (1, True),
    "registered": (2, True),
    "done": (4, False),
    "rejected": (0, False),
    "cancelled": (0, False),
}


def petals(stage: str | int) -> tuple[int, bool]:
    """(petals that are full, whether the next one is in progress).

    `stage` is a status of a case, or the number 1 to 4 of the stage in progress, 0 none, 5 all done.
    """
    name = str(getattr(stage, "value", stage))
    if name in STAGES:
        return STAGES[name]
    number = int(name)
    return (min(max(number - 1, 0), 4), 1 <= number <= 4)


def step_petals(number: int, of: int) -> tuple[int, bool]:
    """The same for step `number` (from 1) of a form of any length: its way around the flower."""
    return (min(3, (number - 1) * 4 // max(of, 1)), True)


def draw(done: int, now: bool, *, need_you: bool = False, size: str = "", label: str = "") -> SafeString:
    """The SVG. Give `label` only where no word stands beside it."""
    kinds = [
        " kawung__petal--done" if place < done else " kawung__petal--now" if now and place == done else ""
        for place in range(4)
    ]
    drawn = format_html_join(
        "",
        '<ellipse class="kawung__petal{}" cx="16" cy="7" rx="4.3" ry="6.6" transform="rotate({} 16 16)"/>',
        zip(kinds, ANGLES, strict=True),
    )
    heart = (" kawung__heart--you", "2.6") if need_you else ("", "1.7")
    voice = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="kawung{}" viewBox="3 3 26 26" {} focusable="false">{}'
        '<circle class="kawung__heart{}" cx="16" cy="16" r="{}"/></svg>',
        SIZES[size],
        voice,
        drawn,
        *heart,
    )


def cloth() -> SafeString:
    """The large kawung of the home page: five rows of crossed petals and one red heart."""
    spots = [(x, y) for x in range(-20, 101, 40) for y in range(-20, 101, 40)]
    drawn = format_html_join(
        "",
        '<ellipse cx="{}" cy="{}" rx="6" ry="10.8" transform="rotate({} {} {})"/>',
        ((x, y - 14, angle, x, y) for x, y in spots for angle in ANGLES),
    )
    return format_html(
        '<svg class="hero__cloth" viewBox="0 0 80 80" aria-hidden="true" focusable="false">{}'
        '<circle cx="40" cy="40" r="1.5"/></svg>',
        drawn,
    )
