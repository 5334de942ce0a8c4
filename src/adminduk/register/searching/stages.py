"""The stages of one search, from what was asked to what may have been meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from adminduk.offices.queries import list_regions
from adminduk.register.naming import word_keys
from adminduk.register.searching import words
from adminduk.register.types.searching import Criterion, NothingToSearch, SearchCriteria

DIGITS = "0123456789"
VILLAGE_CODE = 10
# A span of more years is a filter; to spell it out as words would help nobody.
MOST_YEARS = 12
ENOUGH_WORDS = 2
Stage = dict[str, Any]


def kinds_of(criteria: SearchCriteria) -> list[Criterion]:
    """What was asked, in the order of Criterion."""
    asked = {
        Criterion.NIK: criteria.nik,
        Criterion.KK: criteria.kk_number,
        Criterion.AKTA: criteria.akta_number,
        Criterion.NAME: criteria.name,
        Criterion.BIRTH_DATE: criteria.born_from,
        Criterion.MOTHER: criteria.mother_name,
        Criterion.BIRTH_PLACE: criteria.birth_place,
        Criterion.SEX: criteria.sex,
        Criterion.PLACE: criteria.place,
    }
    return [kind for kind in Criterion if asked[kind]]


def stages_of(criteria: SearchCriteria) -> list[Stage]:
    """In the order of trust. Raises `NothingToSearch`."""
    if not set(kinds_of(criteria)) - {Criterion.BIRTH_PLACE, Criterion.SEX, Criterion.PLACE}:
        raise NothingToSearch
    filters = dict(_filters(criteria))
    numbers = dict(_numbers(criteria))
    if numbers:
        asked = filters | _stage(criteria.born_from, criteria.born_until, *_names(criteria))
        return [asked | numbers, asked | numbers | dict(_mistyped(criteria))]
    stages = [filters | stage for stage in _by_words(criteria) if stage]
    if not stages:
        raise NothingToSearch
    return stages


def _filters(criteria: SearchCriteria) -> Iterator[tuple[str, Any]]:
    if criteria.sex:
        yield "sex", int(criteria.sex)
    if word_keys(criteria.birth_place):
        yield "birth_place", criteria.birth_place
    if len(criteria.place) == VILLAGE_CODE:
        yield "villages", [criteria.place]
    elif criteria.place:
        yield "villages", [village.code for village in list_regions(criteria.place)]


def _numbers(criteria: SearchCriteria) -> Iterator[tuple[str, Any]]:
    if criteria.nik:
        yield "niks", [criteria.nik]
    if criteria.kk_number:
        yield "kks", [criteria.kk_number]
    if criteria.akta_number:
        yield "akta", criteria.akta_number.strip().upper()


def _mistyped(criteria: SearchCriteria) -> Iterator[tuple[str, Any]]:
    if criteria.nik:
        yield "niks", sorted(one_digit_away(criteria.nik))
    if criteria.kk_number:
        yield "kks", sorted(one_digit_away(criteria.kk_number))


def one_digit_away(number: str) -> set[str]:
    """Every number of the same length with one digit changed, or two neighbours swapped."""
    places = range(len(number))
    changed = {number[:place] + digit + number[place + 1 :] for place in places for digit in DIGITS}
    swapped = {
        number[:place] + number[place + 1] + number[place] + number[place + 2 :] for place in places[:-1]
    }
    return changed | swapped


def _by_words(criteria: SearchCriteria) -> Iterator[Stage]:
    name, mother = criteria.name, criteria.mother_name
    since, until = criteria.born_from, criteria.born_until or criteria.born_from
    sounds = _names(criteria)
    yield _stage(since, until, *sounds)
    if not any(sounds):
        return
    for slip in words.with_a_slip(name, words.own):
        yield _stage(since, until, slip, sounds[1])
    for slip in words.with_a_slip(mother, words.mothers):
        yield _stage(since, until, sounds[0], slip)
    if since and since == until:
        # A year that is one off, or day and month in the wrong order: a thousand days, among which a single
        # word tells nobody apart.
        tells = len(word_keys(f"{name} {mother}")) > 1
        wider = _stage(date(since.year - 1, 1, 1), date(since.year + 1, 12, 31), *sounds)
        yield wider if tells else wider | {"otherwise": True}
    # Somebody may be registered with another second name; then something else must agree.
    if (since or mother or len(word_keys(name)) > ENOUGH_WORDS) and (fewer := words.but_one(name, words.own)):
        yield _stage(since, until, fewer, sounds[1])
    if name and (fewer := words.but_one(mother, words.mothers)):
        yield _stage(since, until, sounds[0], fewer)


def _names(criteria: SearchCriteria) -> tuple[words.Ways, words.Ways]:
    return (
        words.as_it_sounds(criteria.name, words.own),
        words.as_it_sounds(criteria.mother_name, words.mothers),
    )


def _stage(since: date | None, until: date | None, *names: words.Ways) -> Stage:
    stage: Stage = {}
    born: list[str] = []
    ways = [[one for way in both for one in way] for both in product(*(ways for ways in names if ways))]
    named = any(ways)
    if since and until:
        stage = {"since": since.isoformat(), "until": until.isoformat()}
        if since == until or (named and until.year - since.year < MOST_YEARS):
            born = [words.born(since, until)]
    # The index goes from match to match of the first condition: a day tells most, years tell least.
    ways = [[*born, *way] if since == until else [*way, *born] for way in ways]
    # All are as long as the longest.
    longest = max(map(len, ways))
    return stage | ({"ways": [way + way[:1] * (longest - len(way)) for way in ways]} if longest else {})
