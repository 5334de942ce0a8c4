"""A PDF that somebody drops on the verification page: its signature, and our register's word on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from adminduk.documents.queries.verification import verify_code
from adminduk.documents.signing.validation import EXPLANATIONS, SignatureReport, validate
from adminduk.documents.trust import known_lists, trusted_roots
from adminduk.documents.types import Verdict, Verification
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import first
from adminduk.foundation.texts import Both

NOT_OURS = Both(
    id="Berkas ini bukan berkas yang kami terbitkan. Jangan terima.",
    en="This file is not one that we issued. Do not accept it.",
)


@dataclass(frozen=True, slots=True)
class VerifiedFile:
    """`report` is on the signature; `as_issued` whether these are the very bytes that we issued;
    `problems` say in words what is wrong with the signature."""

    report: SignatureReport
    verification: Verification
    code: str
    as_issued: bool
    problems: tuple[Both, ...]


def verify_file(
    *,
    actor: Actor,
    purpose: str,
    pdf: bytes,
    at: datetime,
    trust_roots: Sequence[bytes] | None = None,
) -> VerifiedFile:
    """Judges a file from anyone. Green or yellow only for the very bytes that we issued: a copy with one
    byte changed is none of our documents, whatever code stands on it. `trust_roots` (PEM) are by default those that this
    installation believes: its own and BSrE's."""
    roots = trusted_roots() if trust_roots is None else trust_roots
    report = validate(pdf, trust_roots=roots, at=at, revocation_lists=known_lists())
    with acting(actor):
        found = first("SELECT documents_code_of(%s) AS code", [sha256(pdf).hexdigest()])
    code = (found or {}).get("code") or ""
    word = (
        verify_code(actor=actor, purpose=purpose, code=code) if code else Verification(Verdict.RED, NOT_OURS)
    )
    problems = tuple(EXPLANATIONS[problem] for problem in report.problems)
    return VerifiedFile(report, word, code, as_issued=bool(code), problems=problems)
