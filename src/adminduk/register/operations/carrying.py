"""Regions change: the people of villages with new codes go along, by one operation with a legal basis."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.retrying import retrying
from adminduk.offices.queries import find_region
from adminduk.register.carrying import (
    carry_families,
    carry_people_without_card,
    carry_visitors,
    next_families,
)
from adminduk.register.types.carrying import (
    CarryOver,
    NoLegalBasis,
    NoOfficeForRegion,
    RegionUnknown,
    TwiceInTheDecree,
)
from adminduk.register.types.refusals import SomebodyWasFaster

FAMILIES_A_BATCH = 500


def carry_over(*, actor: Actor, at: datetime, today: date, carry: CarryOver) -> Iterator[int]:
    """Carries families, people, marriages and akta over, batch by batch; yields the families done so far.

    Every number stays, every earlier entry stays where it was made; the new entry of each family is made in
    the chain of its new kab/kota. A run that died goes on by being started again. `today` is the day of the
    offices. Raises `NoLegalBasis`, `TwiceInTheDecree`, `RegionUnknown` and `NoOfficeForRegion`.
    """
    actor.require("register.carry_over")
    check_carry_over(carry)
    done = 0

    def a_batch(village: str) -> int:
        with acting(actor):
            families = next_families(village, FAMILIES_A_BATCH)
            people = carry_families(carry, families, actor=actor, at=at, today=today)
            if families:
                _note(actor, at, carry, families=len(families), people=people)
            return len(families)

    for village in sorted(carry.villages):
        while count := retrying(partial(a_batch, village), otherwise=SomebodyWasFaster):
            done += count
            yield done

    def the_rest() -> int:
        with acting(actor):
            visitors = carry_visitors(carry, actor=actor, at=at, today=today)
            return visitors + carry_people_without_card(carry, actor=actor, at=at, today=today)

    retrying(the_rest, otherwise=SomebodyWasFaster)


def check_carry_over(carry: CarryOver) -> None:
    """Raises what `carry_over` raises before it changes anything."""
    if not any(one.strip() for one in carry.legal_basis):
        raise NoLegalBasis
    old, new = set(carry.villages) | set(carry.whole), {*carry.villages.values(), *carry.whole.values()}
    if both := old & new:
        raise TwiceInTheDecree(code=min(both))
    for code in sorted(new):
        if find_region(code) is None:
            raise RegionUnknown(code=code)
        if code[:4] not in carry.offices:
            raise NoOfficeForRegion(code=code[:4])


def _note(actor: Actor, at: datetime, carry: CarryOver, **counts: int) -> None:
    record(
        actor=actor,
        at=at,
        action="register.carry_over",
        subject_kind="decree",
        subject_id="; ".join(carry.legal_basis)[:60],
        detail=dict(counts),
    )
