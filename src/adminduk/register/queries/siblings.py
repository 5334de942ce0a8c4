"""Before a child is entered: was the same birth entered already? Children of one mother, a day apart at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import rows
from adminduk.register.matching.compare import compare
from adminduk.register.matching.scales import scale_for
from adminduk.register.queries.likely import particulars_of, shown
from adminduk.register.types.likeness import LikePerson, Particulars, Verdict


def find_reported_before(*, actor: Actor, purpose: str, on: date, child: Particulars) -> list[LikePerson]:
    """Children who may be this very one, anywhere; twins are none. One statement where there are no others.

    Who has only a named mother, or none, is looked for when the case is verified (`find_possible_duplicates`).
    """
    if child.mother_id is None or child.birth_date is None:
        return []
    with acting(actor):
        found = rows(
            "SELECT * FROM register_siblings(%s, %s, %s)", [child.mother_id, child.birth_date, purpose]
        )
        if not found:
            return []
        scale = scale_for(child, on=on)
    # An akta of another number is what the second report of one birth would have too.
    likely = [
        shown(row, compare(child, replace(particulars_of(row), birth_akta_number=""), scale)) for row in found
    ]
    kept = [one for one in likely if one.likeness.verdict is not Verdict.DIFFERENT]
    return sorted(kept, key=lambda one: (-one.likeness.bits, one.person_id))
