"""Who lives where: read from the daily count, so it costs the same for a million people and for the nation."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from adminduk.foundation.access.types import Actor
from adminduk.offices.queries import find_region
from adminduk.register.queries import get_population, list_population_below
from adminduk.reports.types import FIRST_YEARS, BySex, Place, Population

GROUPS = ("religion", "education", "occupation", "marital", "blood", "citizenship", "disability")
MALE, FEMALE = 1, 2


def population(*, actor: Actor, region: str, on: date | None = None) -> Population:
    """The people of `region`, a code from village to province or "" for the nation, on a day.

    `on` None: at the last count; otherwise at the last count that is not after that day. Raises `NotAllowed`
    and `OutsideJurisdiction`.
    """
    counts = get_population(actor=actor, region=region, on=on)
    if counts.on is None:
        return Population(region, None)
    cells: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for cell, number in counts.cells.items():
        dimension, code, sex = cell.split(":")
        if number:
            cells[dimension][code][int(sex)] = number
    people, child = cells["people"]["all"], cells["child"]
    below = list_population_below(actor=actor, region=region, on=counts.on)
    return Population(
        region=region,
        on=counts.on,
        men=people.get(MALE, 0),
        women=people.get(FEMALE, 0),
        families=cells["families"]["all"].get(0, 0),
        ktp_due=sum(cells["ktp"]["due"].values()),
        children=sum(sum(one.values()) for one in child.values()),
        with_akta=sum(child["akta"].values()),
        ages=tuple(_by_sex(year, cells["age"][str(year)]) for year in FIRST_YEARS),
        groups={
            name: tuple(_by_sex(int(code) or None, held) for code, held in sorted(cells[name].items(), key=_code))
            for name in GROUPS
        },
        places=tuple(
            Place(one.region, place.name if (place := find_region(one.region)) else one.region, one.men,
                  one.women, one.families)
            for one in below if one.people or one.families
        ),
    )  # fmt: skip


def _by_sex(code: int | None, held: dict[int, int]) -> BySex:
    return BySex(code, held.get(MALE, 0), held.get(FEMALE, 0))


def _code(item: tuple[str, object]) -> int:
    """In the order of the code list; what is not recorded last."""
    return int(item[0]) or 10_000
