"""News of changes for institutions: what they hear of, and how it reaches them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both

# Kinds of change by their names in our API; the codes are `register.queries.Changed`.
CHANGES: Mapping[str, str] = {
    "death": "kematian",
    "name": "perubahan_nama",
    "move": "pindah",
    "marital": "status_perkawinan",
    "citizenship": "kewarganegaraan",
    "birth_facts": "data_kelahiran",
    "nik_ended": "nik_berakhir",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One event as it is handed over. It says what and when; what is so now is asked for in the usual way.

    `seq` goes up by one from 1. `nik` is None of whoever the agreement may not hear of any more.
    """

    seq: int
    event_id: UUID
    kind: str
    happened_on: date
    at: datetime
    access_id: UUID | None
    nik: str | None

    def as_json(self) -> dict[str, Any]:
        return {
            "urut": self.seq,
            "id": str(self.event_id),
            "jenis": CHANGES[self.kind],
            "nik": self.nik,
            "tanggal": self.happened_on.isoformat(),
            "dicatat": self.at.isoformat(timespec="seconds"),
            "id_akses": str(self.access_id),
        }


@dataclass(frozen=True, slots=True)
class Changes:
    """Events in order. `until` is the cursor to go on from, also where some events are left out."""

    events: tuple[Change, ...]
    until: int
    more: bool

    def as_json(self) -> dict[str, Any]:
        return {
            "perubahan": [one.as_json() for one in self.events],
            "sampai": self.until,
            "masih_ada": self.more,
        }


@dataclass(frozen=True, slots=True)
class SubscriptionFacts:
    agreement_no: int
    kinds: tuple[str, ...]
    url: str
    active: bool
    last_seq: int
    delivered_seq: int
    tries: int
    stalled: bool
    problem: str


@dataclass(frozen=True, slots=True)
class DeliveryFacts:
    """One try; `status` is the receiver's HTTP status, 0 when it gave none; `problem` is "" when it took them."""

    at: datetime
    first_seq: int
    last_seq: int
    status: int
    problem: str


class FeedNotAgreed(Refused):
    sentence = Both(
        id="Perjanjian ini tidak memuat kabar perubahan, atau tidak berlaku.",
        en="This agreement has no feed of changes, or is not in force.",
    )


class NoSuchSubscription(Refused):
    sentence = Both(id="Langganan itu tidak ada.", en="That subscription does not exist.")


class BadKinds(Refused):
    sentence = Both(
        id="Pilih paling sedikit satu jenis perubahan yang kami kenal.",
        en="Choose at least one kind of change that we know.",
    )


class BadWebhook(Refused):
    """Holds `why` as a code."""

    sentence = Both(
        id="Alamat itu tidak dapat dipakai. Gunakan https dan alamat publik ({why}).",
        en="That address cannot be used. Give a public one with https ({why}).",
    )


class ReceiverFailed(Exception):
    """The receiver did not take them; tried again later."""
