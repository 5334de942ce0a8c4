"""Slow work of this room."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app

from adminduk.documents.pki import publish_lists
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.jobs import job


@job(queue="documents")
def prepare_document(*, document_id: str, kabkota: str) -> None:
    """Renders one ordered document for the tray."""
    from adminduk.documents.operations import prepare

    prepare(actor=system("documents", Scope.of(kabkota)), at=now(), document_id=UUID(document_id))


@job(queue="documents")
def lift_documents(*, document_ids: list[str], kabkota: str) -> None:
    """Adds to signed documents what proves their signatures for decades."""
    from adminduk.documents.operations import lift_document

    for document_id in document_ids:
        lift_document(actor=system("documents", Scope.of(kabkota)), at=now(), document_id=UUID(document_id))


@job(queue="documents")
def reissue_cards(*, run_id: str, kabkota: str) -> None:
    """Goes on with the new cards of a kecamatan until it is through, or cancelled."""
    from adminduk.documents.operations import continue_reissue
    from adminduk.documents.types import ReissueStatus

    keeper = system("family cards", Scope.of(kabkota), "documents.order")
    while continue_reissue(actor=keeper, at=now(), run_id=UUID(run_id)).status is ReissueStatus.RUNNING:
        pass


@app.periodic(cron="10 2 * * *")
@app.task(name="documents.jobs.renew_timestamps", queue="upkeep", queueing_lock="renew_timestamps")
def renew_timestamps(timestamp: int) -> None:
    """Every night: documents whose newest timestamp ends within half a year get another one."""
    from adminduk.documents.operations import renew_proofs

    while renew_proofs(actor=system("documents", Scope.nation()), at=now()):
        pass


@app.periodic(cron="25 * * * *")
@app.task(name="documents.jobs.complete_proofs", queue="upkeep", queueing_lock="complete_proofs")
def complete_proofs(timestamp: int) -> None:
    """Every hour: what was signed and not lifted, or lacks another authority's word, is tried again."""
    from adminduk.documents import operations

    operations.complete_proofs(actor=system("documents", Scope.nation()), at=now())


@app.periodic(cron="40 1 * * 1")
@app.task(name="documents.jobs.renew_lists", queue="upkeep", queueing_lock="renew_lists")
def renew_lists(timestamp: int) -> None:
    """Signs the revocation lists anew every week; each is valid for thirty days."""
    folder = Path(settings.ADMINDUK_PKI)
    if (folder / "issuing.pem").exists():
        publish_lists(folder, at=now())


# As many documents are looked at again each night, whatever the archive holds.
NIGHTLY = 200


@app.periodic(cron="30 3 * * *")
@app.task(name="documents.jobs.inspect_sample", queue="upkeep", queueing_lock="inspect_sample")
def inspect_sample(timestamp: int) -> None:
    """Every night: some documents drawn by lot are looked at again. Raises `ArchiveDamaged`, which alerts."""
    from adminduk.documents.operations import audit_sample
    from adminduk.documents.queries import judges
    from adminduk.documents.types import ArchiveDamaged

    inspector = system("archive", Scope.nation(), "documents.audit")
    with judges(1) as judging:
        audit = audit_sample(actor=inspector, at=now(), size=NIGHTLY, judging=judging)
    if audit.faulty:
        raise ArchiveDamaged(count=audit.faulty)
