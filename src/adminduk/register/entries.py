"""Making an entry: the stored bytes hold everything that the proof must cover."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id
from adminduk.register.types import EvidenceReference

VERSION = 1
SALT_BYTES = 16


def canonical(facts: Any) -> bytes:
    """The same facts always give the same bytes: sorted keys, no spaces, UTF-8."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One entry before it is written. `changes` are the rows as they stand after it, by table."""

    kind: str
    kabkota: str
    office_id: int
    actor: Actor
    at: datetime
    effective_on: date
    registered_on: date
    facts: dict[str, Any]
    changes: dict[str, list[dict[str, Any]]]
    person_id: UUID | None = None
    family_id: UUID | None = None
    akta_number: str = ""
    corrects: UUID | None = None
    legal_basis: tuple[str, ...] = ()
    evidence: tuple[EvidenceReference, ...] = ()
    case_id: UUID | None = None
    entry_id: UUID = field(default_factory=new_id)

    def row(self) -> dict[str, Any]:
        """The columns of `register_entry`. The payload repeats them: a seal over it covers them all."""
        columns = {
            "entry_id": self.entry_id,
            "kabkota": self.kabkota,
            "kind": self.kind,
            "version": VERSION,
            "person_id": self.person_id,
            "family_id": self.family_id,
            "akta_number": self.akta_number,
            "corrects": self.corrects,
            "effective_on": self.effective_on,
            "registered_on": self.registered_on,
            "recorded_at": self.at,
            "office_id": self.office_id,
            "actor_kind": str(self.actor.kind),
            "actor_id": self.actor.id,
            "actor_name": self.actor.name,
            "legal_basis": list(self.legal_basis),
            "case_id": self.case_id,
        }
        evidence = [{"kind": one.kind, "key": one.storage_key, "sha256": one.sha256} for one in self.evidence]
        payload = canonical({**columns, "evidence": evidence, "facts": self.facts, "changes": self.changes})
        return {
            **columns,
            "evidence": json.dumps(evidence),
            "payload": payload,
            "salt": secrets.token_bytes(SALT_BYTES),
        }
