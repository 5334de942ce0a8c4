from __future__ import annotations

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.register.carrying import how_much
from adminduk.register.types import CarryOver, VillageToCarry


def list_villages_to_carry(*, actor: Actor, carry: CarryOver) -> list[VillageToCarry]:
    """How many cards and people each village of a decree still has under its old code: counts only."""
    with acting(actor):
        actor.require("register.carry_over")
        return [VillageToCarry(**one) for one in how_much(carry)]
