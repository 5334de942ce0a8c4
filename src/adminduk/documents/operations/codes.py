"""Signing by a code that BSrE sends the official: one code for one document."""

from __future__ import annotations

from datetime import datetime

from adminduk.documents.composing.issuing import check_delegation
from adminduk.documents.models import SignerCertificate
from adminduk.documents.operations.unlocking import bsre_client, official_nik
from adminduk.documents.queries.codes import signs_by_code
from adminduk.documents.types import NoCertificate
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record


def ask_for_code(*, actor: Actor, at: datetime) -> None:
    """Has BSrE send the actor a code, by which he signs one document. `NoCertificate`, and the signer's refusals."""
    with acting(actor):
        check_delegation(actor, at=at)
        actor.require("documents.sign")
        held = SignerCertificate.objects.filter(
            staff_id=actor.id, revoked_at__isnull=True, signer="bsre"
        ).first()
    if held is None or not signs_by_code():
        raise NoCertificate
    # Outside any transaction: the service may be slow.
    bsre_client().send_code(official_nik(held), at=at)
    with acting(actor):
        record(
            actor=actor,
            at=at,
            action="documents.sign_code",
            subject_kind="staff",
            subject_id=actor.id,
            kabkota=held.kabkota,
        )
