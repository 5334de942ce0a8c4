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


@app.periodic(cron="40 1 * * 1")
@app.task(name="documents.jobs.renew_lists", queue="upkeep", queueing_lock="renew_lists")
def renew_lists(timestamp: int) -> None:
    """Signs the revocation lists anew every week; each is valid for thirty days."""
    folder = Path(settings.ADMINDUK_PKI)
    if (folder / "issuing.pem").exists():
        publish_lists(folder, at=now())
