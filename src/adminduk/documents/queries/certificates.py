from __future__ import annotations

from adminduk.documents.models import SignerCertificate
from adminduk.documents.types import CertificateFacts
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor


def list_certificates(*, actor: Actor) -> list[CertificateFacts]:
    """Certificates of the actor's region, revoked ones included, the newest first. Keys are left out."""
    names = CertificateFacts.__slots__
    with acting(actor):
        if not actor.may("staff.delegate", None):
            actor.require("staff.manage")
        rows = SignerCertificate.objects.order_by("-created_at").values(*names)[:200]
        return [CertificateFacts(**row) for row in rows]


def find_own_certificate(*, actor: Actor) -> CertificateFacts | None:
    """The certificate in force with which the actor signs; None when he has none."""
    with acting(actor):
        held = SignerCertificate.objects.filter(staff_id=actor.id, revoked_at__isnull=True)
        row = held.values(*CertificateFacts.__slots__).first()
        return CertificateFacts(**row) if row else None
