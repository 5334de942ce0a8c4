from __future__ import annotations

from uuid import UUID

from adminduk.documents.models import ReissueRun
from adminduk.documents.operations.reissuing_kecamatan import reissue_of
from adminduk.documents.types.reissues import NoSuchReissue, Reissue
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor


def get_reissue(*, actor: Actor, run_id: UUID) -> Reissue:
    """How far a re-issue is; `NoSuchReissue` outside the actor's jurisdiction."""
    with acting(actor):
        run = ReissueRun.objects.filter(run_id=run_id).first()
    if run is None:
        raise NoSuchReissue
    return reissue_of(run)


def list_reissues(*, actor: Actor, limit: int = 50) -> list[Reissue]:
    """The re-issues of the actor's jurisdiction, the newest first."""
    with acting(actor):
        return [reissue_of(run) for run in ReissueRun.objects.order_by("-started_at")[:limit]]
