from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from adminduk.accounts import operations
from adminduk.accounts.types import Account, Attempt
from adminduk.foundation.access.types import Actor, Kind, Scope, system
from adminduk.foundation.db.ids import new_id
from adminduk.messaging import queries as messages
from adminduk.messaging.types import OutboxMessage
from adminduk.register.operations.loading import load_families
from adminduk.register.types.loading import LoadedFamily, LoadedPerson

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
STRANGER = Actor(kind=Kind.PUBLIC, id=None, name="Warga")
WATCHER = system("test", Scope.nation())


@dataclass(frozen=True)
class Resident:
    """Somebody of the register with what stands on his family card."""

    person_id: UUID
    nik: str
    kk_number: str
    birth_date: date
    phone: str

    def begin(self, at: datetime = AT, *, remote: str = "198.51.100.7", **other: object) -> Attempt:
        words: dict[str, object] = {
            "nik": self.nik,
            "kk_number": self.kk_number,
            "birth_date": self.birth_date,
            "contact": self.phone,
        }
        return operations.begin(actor=STRANGER, at=at, remote=remote, **(words | other))  # type: ignore[arg-type]

    def sign_in(self, at: datetime = AT, **other: object) -> Account:
        attempt = self.begin(at, **other)
        return operations.confirm(at=at, attempt_id=attempt.attempt_id, code=code_of(attempt.attempt_id))


def mail_of(subject_id: UUID) -> list[OutboxMessage]:
    """What was sent about an attempt or an account, newest first, as the demo's outbox shows it."""
    about = {
        line.message_id
        for line in messages.list_messages(actor=WATCHER, purpose="test", subject_id=subject_id)
    }
    return [one for one in messages.list_outbox(actor=WATCHER, purpose="test") if one.message_id in about]


def code_of(attempt_id: UUID) -> str:
    """The newest code that was sent for an attempt."""
    words = mail_of(attempt_id)[0].sms_text.replace(",", " ").split()
    return next(word for word in words if word.isdigit() and len(word) == 6)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def enter(village: str, nik: str, kk_number: str, phone: str) -> Resident:
    """A woman who heads her own family card, in the register since 2015."""
    person = LoadedPerson(
        person_id=new_id(),
        nik=nik,
        name="Siti Nurhasanah",
        sex=2,
        birth_date=date(1990, 5, 15),
        birth_place="Bogor",
        relation=1,
    )
    family = LoadedFamily(
        family_id=new_id(),
        kk_number=kk_number,
        address="Kampung Sawah",
        rt="001",
        rw="002",
        village_code=village,
        postal_code="16820",
        since=date(2015, 3, 2),
        members=(person,),
    )
    loader = system("loading", Scope.nation(), "register.load")
    list(load_families(actor=loader, at=AT, office_id=1, families=[family]))
    return Resident(person.person_id, nik, kk_number, person.birth_date, phone)


@pytest.fixture
def siti(db: None) -> Resident:
    """Lives in Cileungsi, Kabupaten Bogor."""
    return enter("3201072001", "3201075505900003", "3201070203150001", "0812 3456 7890")


@pytest.fixture
def dewi(db: None) -> Resident:
    """Lives in Bandung."""
    return enter("3273010001", "3273015505900004", "3273010203150002", "0813 9876 5432")
