"""Numbers that an event asks for. They are allotted when everything else is decided, in one fixed order.

A counter is locked from its statement until the act commits, so counters come last; and always NIK, then
family card, akta, letter, so that two acts never wait for each other in a circle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from adminduk.register.numbers import next_akta_number, next_kk_number, next_letter_number, next_nik
from adminduk.register.types.person import Sex


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """A number that is not known yet; it stands in columns and facts like one until it is allotted."""

    series: str
    region: str
    day: date
    code: str = ""
    sex: int = 0

    def allot(self) -> str:
        match self.series:
            case "nik":
                return next_nik(self.region, self.day, Sex(self.sex))
            case "kk":
                return next_kk_number(self.region, self.day)
            case "akta":
                return next_akta_number(self.region, self.code, self.day)
            case _:
                return next_letter_number(self.region, self.code, self.day)


_ORDER = ("nik", "kk", "akta", "letter")


def allot_all(wishes: Iterable[Wish]) -> dict[Wish, str]:
    """A number for each wish; raises the outages `NikUsedUp` and `NumberUsedUp`."""
    in_order = sorted(
        wishes, key=lambda one: (_ORDER.index(one.series), one.region, one.day, one.code, one.sex)
    )
    return {wish: wish.allot() for wish in in_order}


def by_name(numbers: dict[Wish, str], asked: list[Wish]) -> dict[str, str]:
    """The numbers under their series, in the order they were asked for: "kk", "kk.2", …"""
    named: dict[str, str] = {}
    for wish in asked:
        name, count = wish.series, 1
        while name in named:
            count += 1
            name = f"{wish.series}.{count}"
        named[name] = numbers[wish]
    return named
