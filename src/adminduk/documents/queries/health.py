from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from django.conf import settings


def signer_health(*, at: datetime) -> dict[str, Any]:
    """Whether documents can be signed: the authority is there and its certificate in force.

    Said without a name: this is what a watchman asks, not who signs.
    """
    issuing = Path(settings.ADMINDUK_PKI) / "issuing.pem"
    if not issuing.exists():
        return {"well": False, "problem": "no authority yet: adminduk pki init"}
    certificate = x509.load_pem_x509_certificate(issuing.read_bytes())
    in_force = certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc
    return {"well": in_force, "authority_until": certificate.not_valid_after_utc.date().isoformat()}
