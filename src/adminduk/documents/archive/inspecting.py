"""One batch of documents looked at: what lies on the shelf, and then, in other processes, what it is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from multiprocessing import get_context
from uuid import UUID

from adminduk.documents.archive.judging import Judged, Question, judge
from adminduk.documents.models import Document, Revision
from adminduk.documents.seal.claims import DIGEST_BYTES, from_fragment
from adminduk.documents.seal.cose import NotGenuine
from adminduk.documents.trust import known_lists, trusted_roots
from adminduk.documents.types.audits import Fault, FaultyDocument
from adminduk.foundation.crypto import SealBroken
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.storage.types import StorageDown

Judging = Callable[[Iterable[Question]], Iterable[Judged]]


@contextmanager
def judges(processes: int) -> Iterator[Judging]:
    """So many processes that judge signatures; with 0 they are judged here, one after the other."""
    if processes < 1:
        yield lambda questions: map(judge, questions)
        return
    # Spawned, not forked: a process of this one's threads and connections would be broken from the start.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield lambda questions: pool.map(judge, questions, chunksize=4)


@dataclass
class Found:
    """One document and what was found of it so far; `newest` is None when there is nothing to judge."""

    document: Document
    revisions: Sequence[Revision]
    faults: list[Fault] = field(default_factory=list)
    newest: bytes | None = None

    def add(self, fault: Fault) -> None:
        if fault not in self.faults:
            self.faults.append(fault)


def inspect(
    documents: Sequence[Document],
    revisions: Iterable[Revision],
    *,
    at: datetime,
    judging: Judging,
    seals: bool = True,
) -> list[FaultyDocument]:
    """Those of the documents that are not as they were issued, each with its faults. Raises `StorageDown` when nothing
    at all can be read."""
    of: dict[UUID, list[Revision]] = {one.document_id: [] for one in documents}
    for one in revisions:
        of[one.document_id].append(one)
    looked = [_look(one, sorted(of[one.document_id], key=lambda state: state.seq), at) for one in documents]
    # One object that is gone is a fault; all of them at once are a shelf that does not answer.
    if len(looked) > 1 and all(Fault.MISSING in one.faults for one in looked):
        raise StorageDown
    by_id = {str(one.document.document_id): one for one in looked}
    roots, lists = tuple(trusted_roots()), tuple(known_lists())
    questions = [
        Question(
            document_id=key,
            newest=one.newest,
            signed_at=one.document.signed_at,
            stamped=bool(one.revisions),
            roots=roots,
            lists=lists,
            read_seal=seals,
        )
        for key, one in by_id.items()
        if one.newest is not None
    ]
    for judged in judging(questions):
        _weigh(by_id[judged.document_id], judged, seals=seals)
    return [
        FaultyDocument(one.document.document_id, one.document.kabkota, tuple(one.faults))
        for one in looked
        if one.faults
    ]


def _look(document: Document, revisions: Sequence[Revision], at: datetime) -> Found:
    found = Found(document, revisions)
    if sha256(bytes(document.dataset or b"")).digest() != bytes(document.digest or b""):
        found.add(Fault.DATASET)
    before = _read(found, document.signed_key, document.signed_sha256, "")
    if [one.seq for one in revisions] != list(range(1, len(revisions) + 1)):
        found.add(Fault.REVISION_GAP)
    for one in revisions:
        content = _read(found, one.file_key, one.sha256, "revision_")
        if content is not None and before is not None and not content.startswith(before):
            found.add(Fault.NOT_EXTENDING)
        before = content if content is not None else before
    if revisions and revisions[-1].proof_ends <= at:
        found.add(Fault.PROOF_ENDED)
    # What is not as it was issued is not judged: its bytes may be anybody's.
    broken = {"missing", "unreadable", "altered"}
    found.newest = None if any(one.removeprefix("revision_") in broken for one in found.faults) else before
    return found


def _read(found: Found, key: str, hash_of: str, prefix: str) -> bytes | None:
    try:
        content = storage.get(key)
    except StorageDown:
        found.add(Fault(f"{prefix}missing"))
        return None
    except SealBroken:
        found.add(Fault(f"{prefix}unreadable"))
        return None
    if sha256(content).hexdigest() != hash_of:
        found.add(Fault(f"{prefix}altered"))
    return content


def _weigh(found: Found, judged: Judged, *, seals: bool) -> None:
    for name in judged.faults:
        found.add(Fault(name))
    digest = bytes(found.document.digest or b"")
    if Fault.SIGNATURE not in found.faults and f"sha256:{digest.hex()}" not in judged.metadata:
        found.add(Fault.DATASET)
    if seals and not _seal_fits(judged.seal, found.document, digest):
        found.add(Fault.SEAL)


def _seal_fits(address: str, document: Document, digest: bytes) -> bool:
    """Whether the QR leads to this document, and its seal, where it has one, tells of this data set."""
    # Here, because the list of keys is read by a query, and queries know of inspections.
    from adminduk.documents.queries.seal_keys import open_seal

    path, _, fragment = address.partition("#")
    if not path.endswith(f"/q/1/{document.code}"):
        return False
    if not fragment:
        return True
    try:
        facts = open_seal(from_fragment(fragment)).facts
    except NotGenuine:
        return False
    return (facts.code, facts.digest) == (document.code, digest[:DIGEST_BYTES])
