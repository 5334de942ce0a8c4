"""Numbers that are unique in the nation although every kecamatan is generated without seeing the others.

The first serials of a prefix belong to the kecamatan of that prefix. What lies above is dealt out like
cards, one in turn to each stream that runs: so no table of all numbers has to be kept in memory.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from zlib import crc32

from adminduk.demo.population.people import FEMALE

_HOME = 20
_LAST = 9_999


class SerialsUsedUp(RuntimeError):
    """More people of one birthday and prefix than there are serials."""


class NumberBook:
    """The numbers that one kecamatan's stream gives: the `stream`-th of `len(homes)` (from 0).

    `homes` are the codes of all kecamatan that are generated together.
    """

    __slots__ = ("_given", "_home", "_homes", "_stream")

    def __init__(self, kecamatan_code: str, stream: int, homes: Set[str]) -> None:
        self._home = kecamatan_code
        self._homes = homes
        self._stream = stream
        self._given: dict[str, int] = {}

    def _count(self, key: str) -> int:
        """How many numbers this stream gave under `key` before; counts this one."""
        given = self._given.get(key, 0)
        self._given[key] = given + 1
        return given

    def _dealt(self, key: str, given: int, first: int) -> int:
        streams = len(self._homes)
        # The hash turns the table from day to day, so that serials do not betray the kecamatan.
        serial = first + given * streams + (self._stream + crc32(key.encode())) % streams
        if serial > _LAST:
            raise SerialsUsedUp(key)
        return serial

    def reserve(self, number: str) -> None:
        """A number of this kecamatan that was chosen by hand: none up to it is given again."""
        key, serial = number[:-4], int(number[-4:])
        self._given[key] = max(self._given.get(key, 0), serial)

    def nik(self, kecamatan_code: str, born: date, sex: int) -> str:
        """`PPKKCC DDMMYY NNNN` with 40 added to a woman's day."""
        day = born.day + 40 if sex == FEMALE else born.day
        key = f"{kecamatan_code}{day:02d}{born.month:02d}{born.year % 100:02d}"
        given = self._count(key)
        if kecamatan_code != self._home:
            serial = self._dealt(key, given, _HOME + 1 if kecamatan_code in self._homes else 1)
        elif given < _HOME:
            serial = given + 1
        else:
            serial = self._dealt(key, given - _HOME, _HOME + 1)
        return f"{key}{serial:04d}"

    def kk(self, issued: date) -> str:
        """`PPKKCC DDMMYY NNNN` of the recording day; the letter keeps its counter apart from men's NIK."""
        prefix = f"{self._home}{issued.day:02d}{issued.month:02d}{issued.year % 100:02d}"
        return f"{prefix}{self._count('K' + prefix) + 1:04d}"

    def akta(self, kind: str, kabkota: str, registered: date) -> str:
        """`KKKK-LU-DDMMYYYY-NNNN`; kinds LU, LT and KW."""
        prefix = f"{kabkota}-{kind}-{registered.day:02d}{registered.month:02d}{registered.year}"
        return f"{prefix}-{self._dealt(prefix, self._count(prefix), 1):04d}"
