"""Allotting numbers: each by one statement, without a gap on rollback, never wrapped.

A counter row is locked until the act commits. So counters are the last thing that an act takes before
its inserts, always in the order of `allot` (NIK, then akta), and two acts can wait for each other but
never in a circle.
"""

from __future__ import annotations

from datetime import date

from adminduk.foundation.db.serials import next_serial
from adminduk.foundation.refusals import Outage
from adminduk.register.types import NikUsedUp, NumberUsedUp, Sex

# Serial 9999 is the last; what comes after it is a decision of the centre, not of a program.
LAST_SERIAL = 9999


def next_number(prefix: str, *, used_up: type[Outage]) -> int:
    """The next serial under `prefix` (1…9999); raises `used_up` when there is none, and takes nothing."""
    serial = next_serial("register_number_counter", prefix, limit=LAST_SERIAL)
    if serial is None:
        raise used_up
    return serial


def nik_prefix(kecamatan: str, birth_date: date, sex: Sex) -> str:
    """The first twelve digits: kecamatan of first registration, then DDMMYY with 40 added for women.

    UU 24/2013 art. 13 and PP 40/2019 art. 30.
    """
    day = birth_date.day + (40 if sex == Sex.FEMALE else 0)
    return f"{kecamatan:0>6}{day:02d}{birth_date.month:02d}{birth_date.year % 100:02d}"


def next_nik(kecamatan: str, birth_date: date, sex: Sex) -> str:
    """A new NIK of 16 digits; `NikUsedUp` (an incident) at the end of the serials."""
    prefix = nik_prefix(kecamatan, birth_date, sex)
    return f"{prefix}{next_number(f'nik/{prefix}', used_up=NikUsedUp):04d}"


def next_akta_number(kabkota: str, kind: str, day: date) -> str:
    """`KKKK-LU-DDMMYYYY-NNNN`: the serial counts within one office, kind and day."""
    prefix = f"{kabkota}-{kind}-{day:%d%m%Y}"
    return f"{prefix}-{next_number(f'akta/{prefix}', used_up=NumberUsedUp):04d}"


def next_kk_number(kecamatan: str, day: date) -> str:
    """Number of a family card: kecamatan, recording date DDMMYY, family serial."""
    prefix = f"{kecamatan}{day:%d%m%y}"
    return f"{prefix}{next_number(f'kk/{prefix}', used_up=NumberUsedUp):04d}"


def next_letter_number(kabkota: str, kind: str, day: date) -> str:
    """`KIND/KKKK/DDMMYYYY/NNNN`, in the manner of the moving letters."""
    prefix = f"{kind}/{kabkota}/{day:%d%m%Y}"
    return f"{prefix}/{next_number(f'letter/{prefix}', used_up=NumberUsedUp):04d}"
