"""What the law and good practice say about one person having one record."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from adminduk.regulations.law import Law


def keeps_the_nik(survivor_has_nik: bool, merged_has_nik: bool) -> bool:
    """Everyone has one NIK for life (UU 24/2013 art. 13): a record without one never survives one with."""
    return survivor_has_nik or not merged_has_nik


def decided_by_enough(officers: Collection[UUID], law: Law) -> bool:
    """Whether enough different officers looked at both records before they become one."""
    return len(set(officers)) >= law.identity.officers_to_merge


def are_kin(
    one: UUID, ones_kin: Collection[UUID | None], other: UUID, others_kin: Collection[UUID | None]
) -> bool:
    """Nobody is his own parent or spouse: kin are two people, however alike their data."""
    return one == other or one in others_kin or other in ones_kin


def is_reason(words: str) -> bool:
    """Whoever tells two people apart says why, in more than a word (practice)."""
    return len(words) >= 10
