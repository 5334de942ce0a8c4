"""How well somebody agrees with what was asked, and in which ways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from adminduk.register.naming import How, compare
from adminduk.register.searching.stages import kinds_of
from adminduk.register.types.person import Life, Residence, Sex
from adminduk.register.types.searching import Criterion, Matched, SearchCriteria, SearchHit

WEIGHT = {
    Criterion.NIK: 8,
    Criterion.KK: 8,
    Criterion.AKTA: 8,
    Criterion.NAME: 5,
    Criterion.BIRTH_DATE: 3,
    Criterion.MOTHER: 3,
    Criterion.BIRTH_PLACE: 1,
    Criterion.SEX: 1,
    Criterion.PLACE: 1,
}
MISTYPED, DAY_AND_MONTH, SAME_DAY, SAME_YEAR = 0.9, 0.8, 0.7, 0.5
SAME = (How.SAME,)
Agrees = tuple[float, tuple[How, ...]]


def ranked(criteria: SearchCriteria, rows: list[dict[str, Any]]) -> list[SearchHit]:
    """The likeliest first; of equals by name and birth date, so that pages are stable."""
    asked = kinds_of(criteria)
    hits = [_hit(criteria, asked, row) for row in rows]
    return sorted(hits, key=lambda hit: (-hit.score, hit.name, hit.birth_date, hit.person_id))


def _hit(criteria: SearchCriteria, asked: list[Criterion], row: dict[str, Any]) -> SearchHit:
    found = {kind: _agreement(kind, criteria, row) for kind in asked}
    whole = sum(WEIGHT[kind] for kind in asked)
    score = sum(WEIGHT[kind] * value for kind, (value, _hows) in found.items()) / whole
    return SearchHit(
        person_id=row["person_id"],
        kabkota=row["kabkota"],
        nik=row["nik"] or "",
        name=row["name"],
        sex=Sex(row["sex"]),
        birth_date=row["birth_date"],
        birth_date_estimated=row["birth_date_estimated"],
        birth_place=row["birth_place"],
        mother_name=row["mother_name"],
        birth_akta_number=row["birth_akta_number"],
        kk_number=row["kk_number"] or "",
        village_code=row["village_code"] or "",
        life=Life(row["life"]),
        residence=Residence(row["residence"]),
        moving_to=row["moving_to"],
        merged_into=row["merged_into"],
        score=round(score, 3),
        matched=tuple(Matched(kind, hows) for kind, (_value, hows) in found.items() if hows),
    )


def _agreement(kind: Criterion, criteria: SearchCriteria, row: dict[str, Any]) -> Agrees:
    match kind:
        case Criterion.NIK:
            return _number(criteria.nik, row["nik"])
        case Criterion.KK:
            return _number(criteria.kk_number, row["kk_number"])
        case Criterion.NAME:
            return _name(criteria.name, row["name"])
        case Criterion.MOTHER:
            return _name(criteria.mother_name, row["mother_name"])
        case Criterion.BIRTH_PLACE:
            return _name(criteria.birth_place, row["birth_place"])
        case Criterion.BIRTH_DATE:
            return _born(criteria, row["birth_date"])
        case Criterion.AKTA | Criterion.SEX | Criterion.PLACE:
            # The database found nobody else.
            return 1.0, SAME


def _number(asked: str, known: str | None) -> Agrees:
    return (1.0, SAME) if asked == known else (MISTYPED, (How.SLIP,))


def _name(asked: str, known: str) -> Agrees:
    likeness = compare(asked, known)
    return likeness.score, likeness.hows


def _born(criteria: SearchCriteria, born: date) -> Agrees:
    since, until = criteria.born_from, criteria.born_until or criteria.born_from
    if since is None or until is None or since <= born <= until:
        return 1.0, SAME
    return next(_nearly_born(since, born), (0.0, ()))


def _nearly_born(asked: date, born: date) -> Iterator[Agrees]:
    if (asked.year, asked.month, asked.day) == (born.year, born.day, born.month):
        yield DAY_AND_MONTH, (How.SWAPPED,)
    if (asked.month, asked.day) == (born.month, born.day):
        yield SAME_DAY, (How.SLIP,)
    if asked.year == born.year:
        yield SAME_YEAR, (How.PART,)
