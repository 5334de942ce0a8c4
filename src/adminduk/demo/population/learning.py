"""What people learned and live from, by age, sex, cohort and surroundings. Weights stand in learning.yaml."""

from __future__ import annotations

from importlib.resources import files
from random import Random

import yaml

from adminduk.demo.draws import Weighted

MALE = 1
# Code list `pendidikan`.
NONE, SD_UNFINISHED, SD, SLTP, SLTA, D1, D3 = range(1, 8)
# Code list `pekerjaan`, as far as it is named here.
IDLE, HOMEMAKER, PUPIL, RETIRED = 1, 2, 3, 4
SOLDIER, POLICE, FARMER, EMPLOYEE = 6, 7, 9, 15

_RAW = yaml.safe_load(files(__package__).joinpath("learning.yaml").read_text(encoding="utf-8"))
_SCHOOLING = tuple((until, Weighted(weights)) for until, weights in _RAW["schooling"].items())
_MEN = {True: Weighted(_RAW["men_urban"]), False: Weighted(_RAW["men_rural"])}
_WOMEN = {True: Weighted(_RAW["women_urban"]), False: Weighted(_RAW["women_rural"])}
_LEARNED_MEN, _LEARNED_WOMEN = Weighted(_RAW["learned_men"]), Weighted(_RAW["learned_women"])
_BLOOD, _DISABILITY = Weighted(_RAW["blood"]), Weighted(_RAW["disability"])


def schooling(age: int, birth_year: int, urban: bool, random: Random) -> int:
    """Last education finished, a code of `pendidikan`."""
    if age < 7:
        return NONE
    if age < 13:
        return SD_UNFINISHED if random.random() < 0.95 else NONE
    if age < 16:
        return SD if random.random() < 0.94 else SD_UNFINISHED
    if age < 19:
        return SLTP if random.random() < 0.86 else SD
    level = next(draw for until, draw in _SCHOOLING if birth_year < until).draw(random)
    if age < 22 and level > SLTA:
        return SLTA
    if level in (SD, SLTP) and urban and random.random() < 0.3:
        return SLTA
    return level


def living(age: int, sex: int, education: int, urban: bool, wife: bool, random: Random) -> int:
    """Occupation, a code of `pekerjaan`; `wife` says that she is or was married."""
    if age < 6:
        return IDLE
    if age < 18 and not wife:
        return PUPIL if random.random() < 0.96 else IDLE
    if age < 23 and education >= SLTA and not wife and random.random() < 0.46:
        return PUPIL
    chance = random.random()
    if age >= 59 and education >= SLTA and chance < 0.5:
        return RETIRED
    if sex == MALE:
        return _man(age, education, urban, chance, random)
    if age >= 70:
        return HOMEMAKER if chance < 0.8 else IDLE
    if education >= D3:
        return _LEARNED_WOMEN.draw(random)
    if not wife and age < 30 and chance < 0.5:
        return EMPLOYEE if chance < 0.34 else IDLE
    return _WOMEN[urban].draw(random)


def _man(age: int, education: int, urban: bool, chance: float, random: Random) -> int:
    if age >= 70:
        return IDLE if chance < 0.6 else FARMER
    if education >= D3:
        return _LEARNED_MEN.draw(random)
    if education == SLTA and age < 57 and chance < 0.022:
        return SOLDIER if chance < 0.012 else POLICE
    return _MEN[urban].draw(random)


def blood_type(random: Random) -> int:
    return _BLOOD.draw(random)


def disability(age: int, random: Random) -> int | None:
    """Code of the older SIAK list, or None: about one in a hundred, more among the old."""
    return _DISABILITY.draw(random) if random.random() < 0.006 + max(0, age - 50) * 0.0006 else None
