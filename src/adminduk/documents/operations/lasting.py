"""Lifting signed documents to B-LTA, and renewing their proof before it ends."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography import x509
from django.conf import settings
from django.db.models import Exists, OuterRef

from adminduk.documents.models import Document, Revision, SignerCertificate
from adminduk.documents.operations.certificates import authority_folder
from adminduk.documents.pki import open_authority, publish_lists
from adminduk.documents.pki.answers import RevocationResponder
from adminduk.documents.pki.timestamps import TimestampAuthority
from adminduk.documents.signing.lasting import Evidence, lift
from adminduk.documents.signing.revocation import Proof, RevocationSilent, SignedWhenRevoked, prove
from adminduk.documents.trust import others_lists, trusted_roots
from adminduk.documents.types import DocumentNotFound, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.storage import operations as storage

LEVEL = "B-LTA"
# What lacks proof that a certificate of its chain was not revoked, and has a timestamp of ours.
WITHOUT_REVOCATION = "B-T"
# Renewed well before the newest timestamp's certificate ends.
RENEW_BEFORE = timedelta(days=180)
# What is looked at again: the jobs of the act had their hour, and ten tries take a day.
LOOK_BACK, GIVEN_TO_JOBS = timedelta(days=60), timedelta(hours=1)
log = logging.getLogger(__name__)
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


def complete_proofs(*, actor: Actor, at: datetime, limit: int = 200) -> int:
    """Lifts what was signed lately and is not lifted, and completes what lacks the word of another authority;
    answers how many. One that cannot be had yet is left for the next time."""
    with acting(actor):
        state = Revision.objects.filter(document_id=OuterRef("document_id"))
        lately = Document.objects.filter(
            status=Status.SIGNED, signed_at__gt=at - LOOK_BACK, signed_at__lt=at - GIVEN_TO_JOBS
        )
        bare = list(lately.filter(~Exists(state)).order_by("signed_at")[:limit])
        partial = []
        if settings.ADMINDUK_FETCH_REVOCATION:
            partial = list(lately.filter(Exists(state), ~Exists(state.filter(level=LEVEL)))[:limit])
        newest = {
            one.document_id: Revision.objects.filter(document_id=one.document_id).order_by("-seq").first()
            for one in partial
        }
    done = 0
    for document in [*bare, *partial]:
        last = newest.get(document.document_id)
        try:
            if last is None:
                done += lift_document(actor=actor, at=at, document_id=document.document_id)
            else:
                done += _complete(actor, at, document, last)
        except (RevocationSilent, SignedWhenRevoked) as silent:
            log.warning("document %s: %s", document.document_id, type(silent).__name__)
    return done


def _complete(actor: Actor, at: datetime, document: Document, last: Revision) -> bool:
    """Whether the word of the other authority could be added now; without it nothing is added."""
    with acting(actor):
        held = SignerCertificate.objects.get(serial=document.certificate_serial)
    found = _ask_its_authority(_chain_of(held), signed_at=document.signed_at, at=at, must=True)
    if found.complete:
        _extend(actor, at, document, storage.get(last.file_key), seq=last.seq + 1, proven_at=last.at)
    return found.complete


def _extend(
    actor: Actor, at: datetime, document: Document, pdf: bytes, *, seq: int, proven_at: datetime
) -> None:
    folder = authority_folder(at=at)
    stamps = services(folder, at=at).stamps
    with acting(actor):
        held = SignerCertificate.objects.get(serial=document.certificate_serial)
        complete = Revision.objects.filter(document_id=document.document_id, level=LEVEL).exists()
    # Slow work, so no transaction is open while it runs.
    chain = _chain_of(held)
    theirs = Proof()
    if not complete and chain[0].issuer != services(folder, at=at).answers.issuer:
        theirs = _ask_its_authority(chain, signed_at=document.signed_at, at=at, must=seq == 1)
    level = LEVEL if theirs.complete else WITHOUT_REVOCATION
    evidence = _evidence(folder, chain, theirs, younger_than=proven_at, at=at)
    lifted = lift(pdf, evidence=evidence, stamps=stamps, at=at)
    stored = storage.put(lifted, kind="document")
    with acting(actor):
        _, made = Revision.objects.get_or_create(
            document_id=document.document_id,
            seq=seq,
            defaults={
                "kabkota": document.kabkota,
                "level": level,
                "file_key": stored.key,
                "sha256": sha256(lifted).hexdigest(),
                "size": len(lifted),
                "at": at,
                "proof_ends": stamps.certificate.not_valid_after_utc,
            },
        )
    if not made:
        storage.remove(stored.key)


def _chain_of(held: SignerCertificate) -> list[x509.Certificate]:
    return x509.load_pem_x509_certificates((held.certificate_pem + held.chain_pem).encode())


def _ask_its_authority(
    chain: list[x509.Certificate], *, signed_at: datetime, at: datetime, must: bool
) -> Proof:
    """Proof on the certificates of another authority. Unless it `must` be had, a silent authority does not stop a
    timestamp from being renewed."""
    asked = with_root(chain)
    try:
        return prove(
            asked,
            at=at,
            proven_at=signed_at,
            known_lists=others_lists(Path(settings.ADMINDUK_PKI)),
            fetching=settings.ADMINDUK_FETCH_REVOCATION,
        )
    except RevocationSilent:
        if must:
            raise
        return Proof(uncovered=asked[:-1])


def _evidence(
    folder: Path, chain: list[x509.Certificate], theirs: Proof, *, younger_than: datetime, at: datetime
) -> Evidence:
    """Certificates, answers and lists that are younger than what they are to prove: the signature, and later
    each timestamp before the newest. `theirs` is what another authority says of its own."""
    # The one that stamps now, and those that stamped before it.
    tsa = [x509.load_pem_x509_certificate(file.read_bytes()) for file in sorted(folder.glob("tsa*.pem"))]
    answers = services(folder, at=at).answers
    own = [one for one in _lists_after(folder, younger_than, at=at) if len(one) < LARGEST_LIST]
    return Evidence.of(
        [*chain, *tsa, answers.certificate, *theirs.certificates],
        # We answer about our own authority's certificates only.
        answers=[
            *(answers.about(one, at=at) for one in (chain[0], *tsa) if one.issuer == answers.issuer),
            *theirs.answers,
        ],
        lists=[*own, *theirs.lists],
    )


def with_root(chain: list[x509.Certificate]) -> list[x509.Certificate]:
    """The chain up to the root under which it is believed, which services often leave out."""
    last = chain[-1]
    if last.issuer == last.subject:
        return chain
    roots = [x509.load_pem_x509_certificate(one) for one in trusted_roots()]
    return [*chain, *(one for one in roots if one.subject == last.issuer)][: len(chain) + 1]


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
