"""The proof of one entry, for whom it concerns."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.journal.proving import prove
from adminduk.register.models import AktaNumber, Entry
from adminduk.register.types.proof import NotSealedYet
from adminduk.register.types.refusals import EntryNotFound


def prove_entry(
    *,
    actor: Actor,
    purpose: str,
    entry_id: UUID | None = None,
    akta_number: str = "",
    with_contents: bool = False,
) -> dict[str, Any]:
    """The proof of an entry of the actor's jurisdiction, named by its id or by the akta that it made.

    Hashes only; `with_contents` adds what the entry says and its salt, so that the holder can show that it
    is his: everybody whom the entry names stands in it. Raises `EntryNotFound` and `NotSealedYet`.
    """
    with acting(actor):
        if entry_id is None:
            number = AktaNumber.objects.filter(akta_number=akta_number).first()
            entry_id = number.entry_id if number else None
        entry = Entry.objects.filter(entry_id=entry_id).first() if entry_id else None
        if entry is None:
            raise EntryNotFound
        elements = ["entry", "proof"] if with_contents else ["proof"]
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="entry",
            subject_ids=[entry.entry_id],
            elements=elements,
        )
        proof = prove(entry.kabkota, entry.entry_id)
        if proof is None:
            raise NotSealedYet
        if with_contents:
            proof["entry"] |= {
                "salt": bytes(entry.salt).hex(),
                "payload": bytes(entry.payload).decode("utf-8"),
            }
        return proof
