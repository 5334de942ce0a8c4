from __future__ import annotations

from typing import Any

from adminduk.documents.types import Kind, Status, Verdict, Verification
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.crypto import read_code
from adminduk.foundation.db.sql import first
from adminduk.foundation.masking import mask_nik
from adminduk.foundation.texts import Both

GENUINE = Both(
    id="Dokumen ini asli dan masih berlaku.",
    en="This document is genuine and in force.",
)
REPLACED = Both(
    id="Dokumen ini asli, tetapi sudah ada yang lebih baru. Mintalah yang terbaru.",
    en="This document is genuine, but a newer one exists. Ask for the newest.",
)
REVOKED = Both(
    id="Dokumen ini sudah dibatalkan dan tidak berlaku.",
    en="This document was cancelled and is not valid.",
)
UNKNOWN = Both(
    id="Kode ini tidak ada pada kami. Dokumen yang membawanya tidak asli.",
    en="We do not know this code. A document that carries it is not genuine.",
)


def verify_code(*, actor: Actor, purpose: str, code: str) -> Verification:
    """Our word on a code as scanned or typed: green, yellow or red. A document that was never signed is
    not ours to confirm, so it reads as unknown."""
    wanted = read_code(code)
    with acting(actor):
        row = first("SELECT * FROM documents_verify(%s)", [wanted]) if len(wanted) == 12 else None
        if row is None or row["status"] != Status.SIGNED:
            return Verification(Verdict.RED, UNKNOWN)
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="document",
            subject_ids=[row["document_id"]],
            elements=["verification"],
        )
    return _verdict(row)


def _verdict(row: dict[str, Any]) -> Verification:
    said = {name: row[name] for name in Verification.__slots__ if name in row and name != "title"}
    kind = Kind(row["kind"])
    title = kind.title
    # With the number of the card, a NIK and a birth date somebody may sign in: strangers see its end only.
    if kind is Kind.FAMILY_CARD:
        said["number"] = mask_nik(said["number"])
    if row["revoked_at"]:
        return Verification(Verdict.RED, REVOKED, title, **said)
    if row["superseded_at"]:
        return Verification(Verdict.YELLOW, REPLACED, title, **said)
    return Verification(Verdict.GREEN, GENUINE, title, **said)
