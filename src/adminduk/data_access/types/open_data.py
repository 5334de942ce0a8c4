"""Statistics for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class Level(StrEnum):
    NATION = "nation"
    PROVINCE = "province"
    KABKOTA = "kabkota"
    KECAMATAN = "kecamatan"
    VILLAGE = "village"

    @property
    def digits(self) -> int:
        """How long the codes of its regions are."""
        return {"nation": 0, "province": 2, "kabkota": 4, "kecamatan": 6, "village": 10}[self.value]


@dataclass(frozen=True, slots=True)
class OpenCounts:
    """Published counts of a region ("" is the nation) on a day, by "dimension:code:sex"; all multiples of `base`."""

    region: str
    day: date
    base: int
    cells: Mapping[str, int]

    def total(self, dimension: str, code: str | None = None, sex: int | None = None) -> int:
        """The sum over the cells of `dimension`, narrowed to a code and a sex."""
        return sum(
            count
            for (name, one, of), count in ((cell.split(":"), count) for cell, count in self.cells.items())
            if name == dimension and code in (None, one) and sex in (None, int(of))
        )


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a dimension is called and what its codes mean: the data dictionary."""

    name: str
    label: Both
    codes: Mapping[str, Both]


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One published count in words; `sex` 1 male, 2 female, 0 where it does not apply."""

    region: str
    dimension: str
    code: str
    label: Both
    sex: int
    count: int


class NotPublished(Refused):
    sentence = Both(
        id="Statistik wilayah atau hari ini tidak diterbitkan.",
        en="No statistics are published for this region or day.",
    )


class TooMuchAtOnce(Refused):
    sentence = Both(
        id="Unduh data desa per provinsi atau wilayah yang lebih kecil.",
        en="Please download villages by province or smaller regions.",
    )
