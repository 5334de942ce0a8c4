"""A certificate that another authority gave an official: his key lies in a device, or at BSrE."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from adminduk.documents.models import SignerCertificate
from adminduk.documents.operations.certificates import revoke_certificate
from adminduk.documents.operations.unlocking import identity_context
from adminduk.documents.signing.local import check_validity
from adminduk.documents.types import BadCertificate
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.foundation.crypto import seal
from adminduk.foundation.db.ids import new_id
from adminduk.offices.queries import get_staff

SIGNERS = ("bsre", "pkcs11")


def enrol_certificate(
    *,
    actor: Actor,
    at: datetime,
    staff_id: UUID,
    signer: str,
    pem: bytes,
    nik: str = "",
    token: str = "",
    key: str = "",
) -> datetime:
    """Records with which certificate an official signs; an earlier one ends. Answers the certificate's end.

    `pem` holds his certificate and those above it, in that order. BSrE knows him by `nik`; in a device `token`
    and `key` are labels (by default the setting's token, and the certificate's serial number in decimal).
    Raises `BadCertificate` and the refusals of a certificate that is not in force.
    """
    staff = get_staff(staff_id)
    kabkota = staff.office.kabkota
    certificate, chain = _read(pem)
    check_validity(certificate, at=at)
    if signer not in SIGNERS or (signer == "bsre" and not re.fullmatch(r"\d{16}", nik)):
        raise BadCertificate
    serial = str(certificate.serial_number)
    with acting(actor):
        actor.require("staff.manage", kabkota)
        revoke_certificate(actor=actor, at=at, staff_id=staff_id)
        held = SignerCertificate(
            id=new_id(),
            staff_id=staff_id,
            kabkota=kabkota,
            serial=serial,
            certificate_pem=_pem([certificate]),
            chain_pem=_pem(chain),
            encrypted_key_pem="",
            signer=signer,
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
            created_at=at,
        )
        if signer == "bsre":
            held.identity = seal(nik.encode(), context=identity_context(held))
        else:
            held.token_label = token or settings.ADMINDUK_PKCS11_TOKEN
            held.key_label = key or serial
        held.save(force_insert=True)
        record(
            actor=actor,
            at=at,
            action="documents.certificate",
            subject_kind="staff",
            subject_id=staff_id,
            kabkota=kabkota,
            detail={"serial": serial, "signer": signer},
        )
    return certificate.not_valid_after_utc


def _read(pem: bytes) -> tuple[x509.Certificate, list[x509.Certificate]]:
    """The official's certificate and its chain, each signed by the next."""
    try:
        first, *chain = x509.load_pem_x509_certificates(pem)
        for below, above in zip([first, *chain], chain, strict=False):
            below.verify_directly_issued_by(above)
    except (ValueError, TypeError, InvalidSignature):
        raise BadCertificate from None
    if not chain:
        raise BadCertificate
    return first, chain


def _pem(certificates: list[x509.Certificate]) -> str:
    return "".join(one.public_bytes(Encoding.PEM).decode() for one in certificates)
