"""An official's certificate: issued by the installation's own authority, revoked in an instant."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from adminduk.documents.models import SignerCertificate
from adminduk.documents.pki import create_authority, issue_official, revoke
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.db.ids import new_id
from adminduk.offices.queries import get_staff

AUTHORITY = "Otoritas Sertifikat Adminduk"


def authority_folder(*, at: datetime) -> Path:
    """The folder of the installation's authority, which is made at its first use."""
    folder = Path(settings.ADMINDUK_PKI)
    if not (folder / "issuing.pem").exists():
        create_authority(folder, at=at, name=AUTHORITY)
    return folder


def issue_certificate(*, actor: Actor, at: datetime, staff_id: UUID, passphrase: str) -> datetime:
    """Issues a certificate with a key under `passphrase`; an earlier one is revoked. Answers its end.

    Raises `WeakPassphrase`. The passphrase is not kept.
    """
    staff = get_staff(staff_id)
    kabkota = staff.office.kabkota
    with acting(actor):
        actor.require("staff.manage", kabkota)
        revoke_certificate(actor=actor, at=at, staff_id=staff_id)
        credential = issue_official(
            authority_folder(at=at),
            at=at,
            name=staff.name,
            nip=staff.nip,
            title=staff.title,
            office=staff.office.name,
            passphrase=passphrase,
            address=settings.ADMINDUK_PUBLIC_URL,
        )
        SignerCertificate.objects.create(
            id=new_id(),
            staff_id=staff_id,
            kabkota=kabkota,
            serial=str(credential.serial),
            certificate_pem=credential.certificate_pem.decode(),
            chain_pem=credential.chain_pem.decode(),
            encrypted_key_pem=credential.encrypted_key_pem.decode(),
            not_before=credential.not_before,
            not_after=credential.not_after,
            created_at=at,
        )
        record(
            actor=actor,
            at=at,
            action="documents.certificate",
            subject_kind="staff",
            subject_id=staff_id,
            kabkota=kabkota,
            detail={"serial": str(credential.serial)},
        )
    return credential.not_after


def revoke_certificate(*, actor: Actor, at: datetime, staff_id: UUID) -> int:
    """Revokes what the official holds; answers how many certificates that were."""
    with acting(actor):
        held = list(SignerCertificate.objects.filter(staff_id=staff_id, revoked_at__isnull=True))
        for certificate in held:
            actor.require("staff.manage", certificate.kabkota)
            folder = authority_folder(at=at)
            # Another authority's certificate is revoked there; here it just stops signing.
            if (folder / "issuing.pem").read_text() in certificate.chain_pem:
                revoke(folder, serial=int(certificate.serial), at=at)
            certificate.revoked_at = at
            certificate.save(update_fields=["revoked_at"])
            record(
                actor=actor,
                at=at,
                action="documents.certificate_revoked",
                subject_kind="staff",
                subject_id=staff_id,
                kabkota=certificate.kabkota,
                detail={"serial": certificate.serial},
            )
        return len(held)
