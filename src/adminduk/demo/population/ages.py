"""How old people are, when they marry and how many children they have: shares in the manner of Jawa Barat."""

from __future__ import annotations

from random import Random

from adminduk.demo.draws import Weighted
from adminduk.demo.population.draft import YEAR

# Five-year classes of the wife's age in families with a couple.
_WIFE = Weighted(
    {20: 74, 25: 146, 30: 162, 35: 146, 40: 128, 45: 112, 50: 94, 55: 74, 60: 54, 65: 36, 70: 20, 75: 11}
)
# Children ever born, by the mother's year of birth.
_CHILDREN = (
    (1950, Weighted({1: 6, 2: 10, 3: 17, 4: 20, 5: 18, 6: 15, 7: 9, 8: 5})),
    (1960, Weighted({0: 3, 1: 8, 2: 16, 3: 24, 4: 22, 5: 15, 6: 8, 7: 4})),
    (1970, Weighted({0: 4, 1: 11, 2: 28, 3: 30, 4: 17, 5: 7, 6: 3})),
    (1980, Weighted({0: 4, 1: 12, 2: 38, 3: 31, 4: 11, 5: 4})),
    (1990, Weighted({0: 4, 1: 13, 2: 44, 3: 28, 4: 9, 5: 2})),
    (9999, Weighted({0: 3, 1: 14, 2: 49, 3: 26, 4: 8})),
)
_MARRIAGE_AGE = ((1950, 18.2), (1965, 19.2), (1980, 20.8), (1995, 22.0), (9999, 22.8))
# UU 16/2019 raised the age of marriage to 19 for both from 15 October 2019.
NINETEEN_SINCE = 737_347
_MOTHER_AT_MOST = 44.5
TWINS = 0.011


def _by_year(table: tuple, year: float):
    return next(value for until, value in table if year < until)


def draw_wife_age(random: Random) -> float:
    return _WIFE.draw(random) + 5 * random.random()


def between(random: Random, low: float, high: float) -> float:
    return low + (high - low) * random.random()


def draw_marriage(wife_birth: int, today: int, random: Random) -> int:
    """The wedding day of a woman who has married by `today` (ordinals)."""
    mean = _by_year(_MARRIAGE_AGE, wife_birth / YEAR)
    age = min(max(random.gauss(mean, 3.1), 16.2), 38)
    day = int(wife_birth + age * YEAR)
    latest = today - 60 - int(500 * random.random())
    day = min(day, latest)
    if day >= NINETEEN_SINCE:
        day = max(day, int(wife_birth + 19.05 * YEAR))
    return min(day, today - 45)


def draw_husband_birth(wife_birth: int, marriage: int, random: Random) -> int:
    older = min(max(random.gauss(3.4, 3.4), -5), 17)
    youngest = int(marriage - 19.1 * YEAR)
    return min(int(wife_birth - older * YEAR), youngest)


def draw_births(mother_birth: int, union: int, until: int, random: Random) -> list[int]:
    """Days on which children of this union were born, up to `until`; twins share one."""
    wanted = _by_year(_CHILDREN, mother_birth / YEAR).draw(random)
    limit = min(until, int(mother_birth + _MOTHER_AT_MOST * YEAR))
    days: list[int] = []
    day = union + between(random, 0.75, 2.2) * YEAR
    while len(days) < wanted and day <= limit:
        days.append(int(day))
        if random.random() < TWINS:
            days.append(int(day))
        day += between(random, 1.3, 5.6) * YEAR
    return days


def still_at_home(age: float, sex: int, random: Random) -> bool:
    """Whether a child stands in the parents' card: most leave it when they marry."""
    if age < 17:
        return random.random() < 0.985
    if age < 21:
        share = 0.94
    elif age < 25:
        share = 0.76 if sex == 1 else 0.64
    elif age < 30:
        share = 0.48 if sex == 1 else 0.30
    elif age < 40:
        share = 0.15 if sex == 1 else 0.09
    else:
        share = 0.05
    return random.random() < share
