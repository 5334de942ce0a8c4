"""Inspections of the archive: all of it, a region's, or a sample drawn by lot every night."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from adminduk.documents.archive.inspecting import Judging, inspect
from adminduk.documents.models import ArchiveAudit, ArchiveFault, Document, Revision
from adminduk.documents.types import Status
from adminduk.documents.types.audits import Audit, FaultyDocument
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.ids import new_id

BATCH = 64
# A lot is a place in the order of the documents' ids; some neighbours are looked at with each.
NEIGHBOURS = 8


def begin_audit(*, actor: Actor, at: datetime, region: str = "", since: datetime | None = None) -> Audit:
    """Begins to look at every signed document of a region; goes on with the same inspection if one is open."""
    with acting(actor):
        actor.require("documents.audit", region or None)
        unfinished = ArchiveAudit.objects.filter(region=region, since=since, sample=0, status="running")
        audit = unfinished.order_by("-started_at").first()
        if audit is None:
            audit = _new(at, region=region, since=since, total=_signed(region, since).count())
            _record(actor, at, "documents.begin_audit", audit)
    return audit_of(audit)


def continue_audit(
    *, actor: Actor, at: datetime, audit_id: UUID, judging: Judging, seals: bool = True, limit: int = BATCH
) -> Audit:
    """Looks at the next documents. What was found and how far it got are kept together, so an inspection
    that is ended at any moment goes on behind its last batch, and two at once count nothing twice."""
    with acting(actor):
        audit = ArchiveAudit.objects.get(audit_id=audit_id)
        if audit.status == "done":
            return audit_of(audit)
        waiting = _signed(audit.region, audit.since)
        if audit.last_document_id is not None:
            waiting = waiting.filter(document_id__gt=audit.last_document_id)
        documents = list(waiting.order_by("document_id")[:limit])
        revisions = _revisions_of(documents)
    # Slow work, so no transaction is open while it runs.
    found = inspect(documents, revisions, at=at, judging=judging, seals=seals)
    with acting(actor):
        held = ArchiveAudit.objects.select_for_update().get(audit_id=audit_id)
        if held.last_document_id != audit.last_document_id or held.status == "done":
            return audit_of(held)
        _keep(held, found, at)
        held.checked += len(documents)
        held.faulty += len(found)
        held.changed_at = at
        if documents:
            held.last_document_id = documents[-1].document_id
        if len(documents) < limit:
            held.status = "done"
            _record(actor, at, "documents.end_audit", held)
        held.save()
    return audit_of(held)


def audit_sample(*, actor: Actor, at: datetime, size: int, judging: Judging) -> Audit:
    """Looks at about `size` signed documents drawn by lot, the same number wherever in time they lie."""
    with acting(actor):
        actor.require("documents.audit")
        signed = _signed("", None)
        drawn: dict[UUID, Document] = {}
        for place in _lots(size):
            for one in signed.filter(document_id__gte=place).order_by("document_id")[:NEIGHBOURS]:
                drawn[one.document_id] = one
        documents = list(drawn.values())[:size]
        revisions = _revisions_of(documents)
    found = inspect(documents, revisions, at=at, judging=judging)
    with acting(actor):
        audit = _new(at, sample=size, total=len(documents), checked=len(documents), status="done")
        _keep(audit, found, at)
        audit.faulty = len(found)
        audit.save()
        _record(actor, at, "documents.audit_sample", audit)
    return audit_of(audit)


def _lots(size: int) -> Iterator[UUID]:
    """Places between the first and the last id of signed documents: their ids grow with time."""
    ids = Document.objects.filter(status=Status.SIGNED).values_list("document_id", flat=True)
    first, last = ids.order_by("document_id").first(), ids.order_by("-document_id").first()
    if first is None or last is None:
        return
    for _ in range(-(-size // NEIGHBOURS)):
        yield UUID(int=first.int + secrets.randbelow(last.int - first.int + 1))
    # A small archive is looked at as a whole.
    yield first


def _signed(region: str, since: datetime | None) -> QuerySet[Document]:
    signed = Document.objects.filter(status=Status.SIGNED)
    if region:
        signed = signed.filter(kabkota__startswith=region)
    return signed.filter(signed_at__gte=since) if since else signed


def _revisions_of(documents: list[Document]) -> list[Revision]:
    return list(Revision.objects.filter(document_id__in=[one.document_id for one in documents]))


def _new(at: datetime, **facts: object) -> ArchiveAudit:
    return ArchiveAudit.objects.create(audit_id=new_id(), started_at=at, changed_at=at, **facts)


def _keep(audit: ArchiveAudit, found: list[FaultyDocument], at: datetime) -> None:
    ArchiveFault.objects.bulk_create(
        ArchiveFault(
            document_id=one.document_id,
            audit_id=audit.audit_id,
            fault=str(fault),
            kabkota=one.kabkota,
            at=at,
        )
        for one in found
        for fault in one.faults
    )


def audit_of(audit: ArchiveAudit) -> Audit:
    return Audit(
        audit_id=audit.audit_id,
        region=audit.region,
        since=audit.since,
        sample=audit.sample,
        done=audit.status == "done",
        total=audit.total,
        checked=audit.checked,
        faulty=audit.faulty,
        started_at=audit.started_at,
    )


def _record(actor: Actor, at: datetime, action: str, audit: ArchiveAudit) -> None:
    record(
        actor=actor,
        at=at,
        action=action,
        subject_kind="archive_audit",
        subject_id=audit.audit_id,
        kabkota=audit.region,
        detail={"checked": audit.checked, "faulty": audit.faulty},
    )
