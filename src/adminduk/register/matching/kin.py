"""Mother and father of two people. Brothers and sisters share both, so kin alone never makes one person."""

from __future__ import annotations

from uuid import UUID

from adminduk.register.matching.names import compare_names
from adminduk.register.matching.rarity import Rarity
from adminduk.register.types.likeness import Agreement, Compared

# Whoever shares a parent may be a sibling: more than this a parent never says.
MOST = {"mother": 12.0, "father": 9.0}
# A parent's name is written less carefully than one's own; a different one speaks against, but not as loudly.
LEAST = {"mother": -6.0, "father": -5.0}
ANOTHER_PARENT = {"mother": -8.0, "father": -6.0}


def compare_parents(
    field: str, one: UUID | None, other: UUID | None, name: str, other_name: str, rarity: Rarity
) -> Compared:
    """`field` is "mother" or "father". Who stands in the register as the same parent is the same parent."""
    if one is not None and one == other:
        return Compared(field, Agreement.SAME, "same_person", MOST[field])
    by_name = compare_names(field, name, other_name, rarity)
    if by_name.agreement is Agreement.UNKNOWN:
        return by_name
    if one is not None and other is not None and by_name.agreement in (Agreement.DIFFERENT, Agreement.PARTLY):
        return Compared(field, Agreement.DIFFERENT, "other_person", ANOTHER_PARENT[field])
    bits = max(LEAST[field], min(MOST[field], by_name.bits))
    return Compared(field, by_name.agreement, by_name.note, round(bits, 2), by_name.one_in)
