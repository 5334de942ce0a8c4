"""Lifting signed documents to B-LTA, and renewing their proof before it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography import x509
from django.conf import settings

from adminduk.documents.models import Document, Revision, SignerCertificate
from adminduk.documents.operations.certificates import authority_folder
from adminduk.documents.pki import open_authority, publish_lists
from adminduk.documents.pki.answers import RevocationResponder
from adminduk.documents.pki.timestamps import TimestampAuthority
from adminduk.documents.signing.lasting import Evidence, lift
from adminduk.documents.types import DocumentNotFound, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.storage import operations as storage

LEVEL = "B-LTA"
# Renewed well before the newest timestamp's certificate ends.
RENEW_BEFORE = timedelta(days=180)
# A revocation list that has grown longer than this is not put into every document: the answer is enough.
LARGEST_LIST = 16 * 1024


def lift_document(*, actor: Actor, at: datetime, document_id: UUID) -> bool:
    """Lifts a signed document to B-LTA; False when it is lifted already. `DocumentNotFound` if it is not signed.

    Safe to run twice and at once: of two states with one number the database keeps the first.
    """
    with acting(actor):
        document = Document.objects.filter(document_id=document_id, status=Status.SIGNED).first()
        if document is None:
            raise DocumentNotFound
        if Revision.objects.filter(document_id=document_id).exists():
            return False
    _extend(actor, at, document, storage.get(document.signed_key), seq=1, proven_at=document.signed_at)
    return True


def renew_proofs(*, actor: Actor, at: datetime, limit: int = 200) -> int:
    """Adds a timestamp to documents whose newest one ends within half a year; answers how many."""
    with acting(actor):
        ending = Revision.objects.filter(proof_ends__lt=at + RENEW_BEFORE).order_by("proof_ends")
        last = {one.document_id: one for one in ending[: limit * 4]}
        newest = {
            document_id: Revision.objects.filter(document_id=document_id).order_by("-seq").first()
            for document_id in list(last)[:limit]
        }
        due = [one for one in newest.values() if one and one.proof_ends < at + RENEW_BEFORE]
        documents = {one.document_id: one for one in Document.objects.filter(document_id__in=newest)}
    for one in due:
        document = documents[one.document_id]
        _extend(actor, at, document, storage.get(one.file_key), seq=one.seq + 1, proven_at=one.at)
    return len(due)


def _extend(
    actor: Actor, at: datetime, document: Document, pdf: bytes, *, seq: int, proven_at: datetime
) -> None:
    folder = authority_folder(at=at)
    stamps = services(folder, at=at).stamps
    with acting(actor):
        held = SignerCertificate.objects.get(serial=document.certificate_serial)
    # Slow work, so no transaction is open while it runs.
    evidence = _evidence(folder, held, younger_than=proven_at, at=at)
    lifted = lift(pdf, evidence=evidence, stamps=stamps, at=at)
    stored = storage.put(lifted, kind="document")
    with acting(actor):
        _, made = Revision.objects.get_or_create(
            document_id=document.document_id,
            seq=seq,
            defaults={
                "kabkota": document.kabkota,
                "level": LEVEL,
                "file_key": stored.key,
                "sha256": sha256(lifted).hexdigest(),
                "size": len(lifted),
                "at": at,
                "proof_ends": stamps.certificate.not_valid_after_utc,
            },
        )
    if not made:
        storage.remove(stored.key)


def _evidence(folder: Path, held: SignerCertificate, *, younger_than: datetime, at: datetime) -> Evidence:
    """Certificates, answers and lists that are younger than what they are to prove: the signature, and later
    each timestamp before the newest."""
    signer = x509.load_pem_x509_certificate(held.certificate_pem.encode())
    chain = x509.load_pem_x509_certificates(held.chain_pem.encode())
    # The one that stamps now, and those that stamped before it.
    tsa = [x509.load_pem_x509_certificate(file.read_bytes()) for file in sorted(folder.glob("tsa*.pem"))]
    answers = services(folder, at=at).answers
    return Evidence.of(
        [signer, *chain, *tsa, answers.certificate],
        # We answer about our own authority's certificates only.
        answers=[answers.about(one, at=at) for one in (signer, *tsa) if one.issuer == answers.issuer],
        lists=[one for one in _lists_after(folder, younger_than, at=at) if len(one) < LARGEST_LIST],
    )


def _lists_after(folder: Path, moment: datetime, *, at: datetime) -> tuple[bytes, ...]:
    authority = open_authority(folder)
    made = [x509.load_der_x509_crl(one).last_update_utc for one in authority.lists]
    if min(made) < moment:
        publish_lists(folder, at=at)
    return open_authority(folder).lists


@dataclass(frozen=True)
class Services:
    """The installation's own services, open in memory."""

    stamps: TimestampAuthority
    answers: RevocationResponder


_open: dict[tuple[Path, date], Services] = {}


def services(folder: Path, *, at: datetime) -> Services:
    """Opened once a day and process: a key is slow to open, and a new certificate is to be noticed."""
    today = (folder, at.date())
    if today not in _open:
        _open.clear()
        where = {"at": at, "address": settings.ADMINDUK_PUBLIC_URL}
        _open[today] = Services(
            TimestampAuthority(folder, **where),
            RevocationResponder(folder, **where),
        )
    return _open[today]
