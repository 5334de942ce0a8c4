"""Moving letters as both offices see them: who travels by which letter, and who is still on the way."""

from __future__ import annotations

from adminduk.foundation.db.sql import rows
from adminduk.register.types.moves import MovingLetter


def moving_letter(letter_number: str, *, purpose: str) -> MovingLetter | None:
    """The letter, if the acting office sent it or is its destination; logged by the database."""
    found = rows("SELECT * FROM register_moving_letter(%s, %s)", [letter_number, purpose])
    if not found:
        return None
    first = found[0]
    people = tuple(one["person_id"] for one in found if one["person_id"] is not None)
    return MovingLetter(
        letter_number,
        first["entry_id"],
        first["origin"],
        first["destination"],
        first["issued_on"],
        people,
    )
