"""How the residents of Indonesia are spread over its kab/kota, and which peoples live in each province."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import yaml

from adminduk.demo.draws import Weighted
from adminduk.demo.population.places import digits
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class NoSuchPlace(Refused):
    sentence = Both(
        id="Tidak ada provinsi atau kab/kota dengan kode {code}.",
        en="There is no province or kab/kota with the code {code}.",
    )


@cache
def _table() -> dict[str, int]:
    text = files(__package__).joinpath("data", "residents.csv").read_text(encoding="utf-8")
    rows = ((digits(row["kode"]), int(row["total"])) for row in csv.DictReader(text.splitlines()))
    return {code: total for code, total in rows if len(code) == 4}


def spread(residents: int, within: str = "") -> dict[str, int]:
    """`residents` shared out as Indonesians live, over all 514 kab/kota or those whose code begins so.

    A kab/kota too small for one of them has none.
    """
    known = {code: total for code, total in _table().items() if code.startswith(within)}
    if not known:
        raise NoSuchPlace(code=within)
    nation = sum(known.values())
    shared, given, people = {}, 0, 0
    for code, total in sorted(known.items()):
        people += total
        share = residents * people // nation - given
        given += share
        if share:
            shared[code] = share
    return shared


@cache
def _peoples() -> dict[str, Weighted[str]]:
    content = yaml.safe_load(files(__package__).joinpath("peoples.yaml").read_text(encoding="utf-8"))
    return {str(code): Weighted(weights) for code, weights in content.items()}


@cache
def peoples_of(kabkota: str) -> Weighted[str]:
    """The peoples of a kab/kota, or of its province."""
    known = _peoples()
    return known.get(kabkota) or known[kabkota[:2]]


@cache
def is_at_home(people: str, kabkota: str) -> bool:
    """Whether more than a tenth of those who live there are of that people."""
    known = _peoples()
    weights = known.get(kabkota) or known[kabkota[:2]]
    return weights.share(people) > 0.1
