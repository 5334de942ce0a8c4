"""Finding a file's row, of its own client only, and telling it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Sum

from adminduk.data_access.elements import wires_of
from adminduk.data_access.models import Matching, MatchingPart
from adminduk.data_access.types.matching import (
    STATE_SAID,
    MatchingFacts,
    MatchingState,
    NoSuchMatching,
    NotInThisState,
)
from adminduk.foundation.refusals import Spoken
from adminduk.foundation.texts import Both


def matching_of(matching_id: UUID, *, client_no: int | None = None, lock: bool = False) -> Matching:
    """`NoSuchMatching` also for another client's; `client_no` None is the platform itself."""
    found = Matching.objects.filter(matching_id=matching_id)
    if client_no is not None:
        found = found.filter(client_no=client_no)
    matching = (found.select_for_update() if lock else found).first()
    if matching is None:
        raise NoSuchMatching
    return matching


def must_be(matching: Matching, *states: MatchingState) -> None:
    if matching.state not in states:
        raise NotInThisState(state=STATE_SAID[MatchingState(matching.state)])


def matching_facts(one: Matching) -> MatchingFacts:
    done = MatchingPart.objects.filter(matching_id=one.matching_id, done_at__isnull=False)
    return MatchingFacts(
        id=one.matching_id,
        client_no=one.client_no,
        agreement_no=one.agreement_no,
        state=MatchingState(one.state),
        name=one.name,
        threshold=one.threshold,
        elements=wires_of(one.asked),
        columns_unread=tuple(one.columns_unread),
        bytes=one.bytes,
        rows=one.rows,
        refused=one.refused,
        refusals=one.refusals,
        matched=done.aggregate(rows=Sum("rows"))["rows"] or 0,
        rupiah=one.rupiah,
        reason=Both(**one.reason) if one.reason else None,
        created_at=one.created_at,
        ended_at=one.ended_at,
        kept_until=one.kept_until,
        manifest=one.manifest,
    )


def reason_of(why: Spoken) -> dict[str, str]:
    said = why.text()
    return {"id": said.id, "en": said.en}
