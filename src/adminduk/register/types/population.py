from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one region. `cells` by "dimension:code:sex"; sex 0 where it does not apply.

    Dimensions of the people: people, age (the first year of five), religion, education, occupation, marital,
    blood, citizenship, disability, ktp (due), child (akta or none, 0 to 17 years), families, and, for a
    kab/kota and above, away (who stands on no card, by residence). Codes are those of `regulations.codes`,
    0 where nothing is known.
    """

    region: str
    cells: Mapping[str, int]
    on: date | None

    def total(self, dimension: str, code: object = None, sex: int | None = None) -> int:
        """The sum over every cell of `dimension`, narrowed to a code and a sex."""
        return sum(
            count
            for cell, count in self.cells.items()
            if _fits(cell.split(":"), dimension, None if code is None else str(code), sex)
        )


@dataclass(frozen=True, slots=True)
class RegionCount:
    """People of one region by sex, and its family cards."""

    region: str
    men: int
    women: int
    families: int

    @property
    def people(self) -> int:
        return self.men + self.women


def _fits(parts: list[str], dimension: str, code: str | None, sex: int | None) -> bool:
    return (
        parts[0] == dimension and (code is None or parts[1] == code) and (sex is None or parts[2] == str(sex))
    )
