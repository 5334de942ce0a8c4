"""New family cards for a whole kecamatan: some ten thousand, batch by batch, each family once.

The cursor of the run moves in the transaction that orders a batch, and the run's row is held while it does.
So a process may be killed at any moment and started again, or twice at once: no family gets two cards.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from adminduk.documents import jobs
from adminduk.documents.models import Document, ReissueRun
from adminduk.documents.operations.ordering import order
from adminduk.documents.types import DocumentOrder, Kind, Status
from adminduk.documents.types.reissues import (
    NoOfficeThere,
    NoReason,
    NoSuchReissue,
    NotAKecamatan,
    Reissue,
    ReissueStatus,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.jobs import defer
from adminduk.offices.queries import find_office_of
from adminduk.register.queries import CardInForce, count_cards_of, list_cards_of

BATCH = 200


def begin_reissue(
    *, actor: Actor, at: datetime, kecamatan: str, reason: str, in_background: bool = True
) -> Reissue:
    """Begins new cards for every family of a kecamatan; where a run goes on already, answers that one.

    With `in_background` a job does the rest; else the caller goes on with `continue_reissue`. Raises
    `NotAKecamatan`, `NoReason`, `NoOfficeThere`.
    """
    if not (len(kecamatan) == 6 and kecamatan.isascii() and kecamatan.isdigit()):
        raise NotAKecamatan(code=kecamatan)
    if not reason.strip():
        raise NoReason
    kabkota = kecamatan[:4]
    with acting(actor):
        actor.require("documents.order", kabkota)
        if find_office_of(kabkota) is None:
            raise NoOfficeThere
        run, begun = ReissueRun.objects.get_or_create(
            kecamatan=kecamatan,
            status=ReissueStatus.RUNNING,
            defaults={
                "run_id": new_id(),
                "kabkota": kabkota,
                "reason": reason.strip()[:500],
                "total": count_cards_of(actor=actor, kecamatan=kecamatan),
                "started_by": actor.name[:120],
                "started_at": at,
                "changed_at": at,
            },
        )
        if begun:
            _record(actor, at, "documents.begin_reissue", run)
        if in_background:
            defer(jobs.reissue_cards, once_as=f"reissue/{run.run_id}", run_id=run.run_id, kabkota=kabkota)
    return reissue_of(run)


def continue_reissue(*, actor: Actor, at: datetime, run_id: UUID, limit: int = BATCH) -> Reissue:
    """Orders the cards of the next families and moves on; nothing where the run has ended.

    A family whose card waits unsigned gets no other: that one will be drawn as the family is when it is
    signed. Raises `NoSuchReissue`.
    """
    with acting(actor):
        run = _held(run_id)
        actor.require("documents.order", run.kabkota)
        if run.status != ReissueStatus.RUNNING:
            return reissue_of(run)
        cards = list_cards_of(actor=actor, kecamatan=run.kecamatan, after=run.last_family_id, limit=limit)
        due = _without_card_in_the_making(cards)
        if due:
            order(actor=actor, at=at, orders=[_order(one, run) for one in due], urgent=False)
        run.looked_at += len(cards)
        run.ordered += len(due)
        run.changed_at = at
        if cards:
            run.last_family_id = cards[-1].family_id
        if len(cards) < limit:
            run.status = ReissueStatus.DONE
            _record(actor, at, "documents.end_reissue", run)
        run.save()
    return reissue_of(run)


def cancel_reissue(*, actor: Actor, at: datetime, run_id: UUID) -> Reissue:
    """Stops a run. Cards that were ordered stay ordered: their families may have been told."""
    with acting(actor):
        run = _held(run_id)
        actor.require("documents.order", run.kabkota)
        if run.status == ReissueStatus.RUNNING:
            run.status = ReissueStatus.CANCELLED
            run.changed_at = at
            run.save()
            _record(actor, at, "documents.cancel_reissue", run)
    return reissue_of(run)


def reissue_of(run: ReissueRun) -> Reissue:
    columns = {one.name: getattr(run, one.name) for one in fields(Reissue) if one.name != "status"}
    return Reissue(**columns, status=ReissueStatus(run.status))


def _held(run_id: UUID) -> ReissueRun:
    run = ReissueRun.objects.select_for_update().filter(run_id=run_id).first()
    if run is None:
        raise NoSuchReissue
    return run


def _without_card_in_the_making(cards: list[CardInForce]) -> list[CardInForce]:
    waiting = set(
        Document.objects.filter(
            kind=Kind.FAMILY_CARD,
            family_id__in=[one.family_id for one in cards],
            status__in=[Status.ORDERED, Status.PREPARED],
        ).values_list("family_id", flat=True)
    )
    return [one for one in cards if one.family_id not in waiting]


def _order(card: CardInForce, run: ReissueRun) -> DocumentOrder:
    office = find_office_of(run.kabkota)
    if office is None:
        raise NoOfficeThere
    return DocumentOrder(
        kind=Kind.FAMILY_CARD,
        number=card.kk_number,
        kabkota=card.kabkota,
        office_id=office.id,
        entry_id=card.entry_id,
        family_id=card.family_id,
    )


def _record(actor: Actor, at: datetime, action: str, run: ReissueRun) -> None:
    record(
        actor=actor,
        at=at,
        action=action,
        subject_kind="reissue",
        subject_id=run.run_id,
        kabkota=run.kabkota,
        detail={"kecamatan": run.kecamatan, "looked_at": run.looked_at, "ordered": run.ordered},
    )
