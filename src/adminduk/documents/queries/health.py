"""Whether documents can be signed: what a watchman asks. Said without a name."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from django.conf import settings

from adminduk.documents.models import SignerCertificate
from adminduk.documents.operations.unlocking import bsre_client, official_nik
from adminduk.documents.signing.signer import (
    AccountRefused,
    CertificateRevoked,
    NotRegistered,
    SignerDown,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system

WATCHMAN = system("signer health", Scope.nation())
# The watchman asks every few seconds; the service is asked this often at most, about so many officials.
FRESH, MOST = timedelta(minutes=5), 20
_last: dict[str, tuple[datetime, dict[str, Any]]] = {}


def signer_health(*, at: datetime) -> dict[str, Any]:
    """Of keys of this house and of a device: whether our authority, which also makes the timestamps, is in
    force. Where BSrE signs, also whether it answers and knows our officials."""
    own = _authority(at)
    if settings.ADMINDUK_SIGNER != "bsre":
        return own
    address = settings.ADMINDUK_BSRE_URL
    asked_at, theirs = _last.get(address, (None, {}))
    if asked_at is None or not asked_at <= at < asked_at + FRESH:
        theirs = _service(at)
        _last[address] = (at, theirs)
    revocation = "fetched" if settings.ADMINDUK_FETCH_REVOCATION else "off: proofs stay without it"
    return {
        **own,
        **theirs,
        "well": own["well"] and theirs["service"] == "answers" and not theirs["officials_refused"],
        "revocation": revocation,
    }


def _authority(at: datetime) -> dict[str, Any]:
    issuing = Path(settings.ADMINDUK_PKI) / "issuing.pem"
    if not issuing.exists():
        return {"well": False, "problem": "no authority yet: adminduk pki init"}
    certificate = x509.load_pem_x509_certificate(issuing.read_bytes())
    in_force = certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc
    return {"well": in_force, "authority_until": certificate.not_valid_after_utc.date().isoformat()}


def _service(at: datetime) -> dict[str, Any]:
    """BSrE's word on the officials who hold a certificate; by hash signing it has none, and is not asked."""
    with acting(WATCHMAN):
        rows = SignerCertificate.objects.filter(
            signer="bsre", revoked_at__isnull=True, not_after__gt=at
        ).order_by("-created_at")
        officials = list(rows[:MOST])
    told = {"service": "answers", "officials": len(officials), "officials_refused": 0}
    if settings.ADMINDUK_BSRE_ROUTE != "pdf":
        return told | {"service": "answers" if bsre_client().breaker.closed(at=at) else "silent"}
    for held in officials:
        try:
            bsre_client().check_official(official_nik(held), name="", at=at)
        except (CertificateRevoked, NotRegistered):
            told["officials_refused"] += 1
        except AccountRefused:
            return told | {"service": "refuses our account"}
        except SignerDown:
            return told | {"service": "silent"}
    return told
