"""Numbers that are unique in the nation although every kecamatan is generated without seeing the others.

The first serials of a prefix belong to the kecamatan of that prefix. What lies above is dealt out like
cards, one in turn to each stream that runs: so no table of all numbers has to be kept in memory.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from zlib import crc32

from adminduk.demo.population.people import FEMALE
from adminduk.demo.population.places import kecamatan_codes

_HOME = 20
# Of so many streams each gets one serial of the others at most; the home keeps all below.
_MANY_STREAMS, _HOME_OF_MANY = 400, 2_500
_LAST = 9_999


class SerialsUsedUp(RuntimeError):
    """More people of one birthday and prefix than there are serials."""


class NumberBook:
    """The numbers that one kecamatan's stream gives: the `stream`-th of `len(homes)` (from 0).

    `homes` are the codes of all kecamatan that are generated together. Where they are many, the serials of
    other places run out soon: then somebody was registered here after all, or his akta has an older number.
    """

    __slots__ = ("_given", "_home", "_homes", "_kept", "_many", "_place", "_siblings", "_stream")

    def __init__(self, kecamatan_code: str, stream: int, homes: Set[str]) -> None:
        self._home = kecamatan_code
        self._homes = homes
        self._stream = stream
        self._given: dict[str, int] = {}
        self._many = len(homes) > _MANY_STREAMS
        self._kept = _HOME_OF_MANY if self._many else _HOME
        codes = kecamatan_codes(kecamatan_code[:4])
        self._siblings, self._place = len(codes), codes.index(kecamatan_code)

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
            if self._many and given:
                return self.nik(self._home, born, sex)
            serial = self._dealt(key, given, self._kept + 1 if kecamatan_code in self._homes else 1)
        elif given < self._kept:
            serial = given + 1
        else:
            serial = self._dealt(key, given - self._kept, self._kept + 1)
        return f"{key}{serial:04d}"

    def kk(self, issued: date) -> str:
        """`PPKKCC DDMMYY NNNN` of the recording day; the letter keeps its counter apart from men's NIK."""
        prefix = f"{self._home}{issued.day:02d}{issued.month:02d}{issued.year % 100:02d}"
        return f"{prefix}{self._count('K' + prefix) + 1:04d}"

    def akta(self, kind: str, kabkota: str, registered: date) -> str:
        """`KKKK-LU-DDMMYYYY-NNNN`; kinds LU, LT and KW. "" where no serial is left for this stream."""
        prefix = f"{kabkota}-{kind}-{registered.day:02d}{registered.month:02d}{registered.year}"
        given = self._count(prefix)
        if not self._many:
            serial = self._dealt(prefix, given, 1)
        elif kabkota == self._home[:4]:
            serial = 1 + given * self._siblings + self._place
            if serial > self._kept:
                return ""
        elif given:
            return ""
        else:
            serial = self._dealt(prefix, given, self._kept + 1)
        return f"{prefix}-{serial:04d}"
