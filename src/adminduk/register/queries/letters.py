from __future__ import annotations

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.register.incoming import moving_letter
from adminduk.register.types import MovingLetter


def find_moving_letter(*, actor: Actor, purpose: str, letter_number: str) -> MovingLetter | None:
    """A moving letter that the actor's office sent, or that sends people to it; None of any other."""
    with acting(actor):
        return moving_letter(letter_number.strip(), purpose=purpose)
