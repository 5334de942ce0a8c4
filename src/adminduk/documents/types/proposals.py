"""What one officer proposes about an akta, and another decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class ProposalKind(StrEnum):
    OLD_AKTA = "old_akta"
    CORRECTION = "correction"


class ProposalState(StrEnum):
    WAITING = "waiting"
    AGREED = "agreed"
    DISAGREED = "disagreed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the form of a proposal. `kind` is a kind of field of the design system (text, name, date,
    time, number, nik, radios, select, yesno); `known` what the register says, as text of the same form."""

    name: str
    kind: str
    label: Both
    help: Both | None = None
    required: bool = True
    options: tuple[tuple[str, Both], ...] = ()
    known: str = ""


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A line of the list. `label` is the person's name, masked."""

    proposal_id: UUID
    kind: ProposalKind
    akta: str
    number: str
    label: str
    person_id: UUID
    state: ProposalState
    proposed_by: UUID
    proposed_at: datetime
    decided_by: UUID | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole of it. `rows` are the questions of its form with the answers; `pages` how many were scanned."""

    line: ProposalLine
    rows: tuple[tuple[Asked, str], ...]
    pages: int
    reason: str
    entry_id: UUID | None


class ProposalNotFound(Refused):
    sentence = Both(id="Usul itu tidak ditemukan.", en="That proposal was not found.")


class ProposalDecided(Refused):
    sentence = Both(
        id="Usul itu sudah diputus atau ditarik. Muat ulang halamannya.",
        en="That proposal was decided or withdrawn. Please reload the page.",
    )


class OwnProposal(Refused):
    sentence = Both(
        id="Usul Anda sendiri diputus oleh petugas lain.",
        en="Your own proposal is decided by another officer.",
    )


class ScanNeeded(Refused):
    sentence = Both(
        id="Unggah dulu pindaian kertasnya.",
        en="Please upload the scan of the paper first.",
    )


class ProposalReasonNeeded(Refused):
    sentence = Both(
        id="Tulis apa yang tidak cocok, agar petugas pertama dapat membetulkan.",
        en="Please write what does not match, so that the first officer can mend it.",
    )


class AnswersWrong(Refused):
    """Holds `fields`: by the name of each question why its answer cannot stand."""

    sentence = Both(
        id="Ada isian yang perlu dibetulkan.",
        en="Some answers need to be put right.",
    )

    @property
    def fields(self) -> dict[str, Both]:
        return self.facts["fields"]  # type: ignore[return-value]


class NoSuchAkta(Refused):
    sentence = Both(
        id="Akta itu tidak tercatat pada orang ini.",
        en="That akta is not registered of this person.",
    )
