"""Akta as the register makes them, and the documents that follow, for tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from adminduk.documents.composing import compose
from adminduk.documents.composing.issuing import issuing_of
from adminduk.documents.datasets import Dataset
from adminduk.documents.models import Document
from adminduk.documents.operations import order, prepare
from adminduk.documents.types import EXCERPTS, DocumentOrder, Kind, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.journal.followers import follow_once
from adminduk.foundation.journal.models import Cursor
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.operations import enter
from adminduk.register.types import Death, Divorce, Entered, Event, Marriage, Ruling, Spouse
from adminduk.register.types.loading import LoadedFamily
from adminduk.wiring import FOLLOWERS
from tests import cast, people
from tests.documents.office import WORKER, Tray

NATION = system("test", Scope.nation())
LATER = people.AT + timedelta(hours=1)
AFTER = LATER + timedelta(hours=1)
RULING = Ruling(by="PN Cibinong", number="12/Pdt.P/2026/PN Cbi", given_on=date(2026, 11, 2))
(FOLLOWER,) = (one for one in FOLLOWERS if one.name == "documents.aktas")


def happens(kind: type[Event], *, at: Any = people.AT, **facts: Any) -> Entered:
    """Enters an event at the Dinas of Kabupaten Bogor, today."""
    envelope: dict[str, Any] = {
        "kabkota": people.BOGOR,
        "office_id": cast.office().id,
        "registered_on": people.TODAY,
        "effective_on": people.TODAY,
    }
    return enter(actor=people.HENDRA, at=at, key=None, event=kind(**(envelope | facts)))


def follow(at: Any = LATER) -> None:
    seal_waiting(at=at)
    follow_once(FOLLOWER, at=at)


def read_again(at: Any = LATER) -> None:
    """As after a restore of the cursors' table."""
    Cursor.objects.filter(follower=FOLLOWER.name).update(seq=0)
    follow_once(FOLLOWER, at=at)


def excerpts(number: str) -> list[Document]:
    with acting(NATION):
        kinds = [*EXCERPTS, Kind.AKTA_REGISTER]
        found = Document.objects.filter(number=number, kind__in=kinds)
        return list(found.order_by("created_at", "document_id"))


def said(document: Document) -> Any:
    """The data set as it would be printed now."""
    with acting(WORKER):
        return compose(WORKER, document, issuing_of(document.office_id, at=LATER)).dataset


def signed(tray: Tray, document: Document, at: Any = LATER) -> Document:
    assert prepare(actor=WORKER, at=at, document_id=document.document_id)
    batch = tray.sign(document.document_id, at=at)
    assert batch.failed == ()
    return tray.row(document.document_id)


def register_page(done: Entered, person_id: UUID | None = None) -> Dataset:
    """The register page of the akta that an entry made."""
    wanted = DocumentOrder(
        kind=Kind.AKTA_REGISTER,
        number=done.akta_number,
        kabkota=people.BOGOR,
        office_id=cast.office().id,
        entry_id=done.entry_id,
        person_id=person_id,
    )
    (document_id,) = order(actor=people.HENDRA, at=LATER, orders=[wanted])
    with acting(NATION):
        return said(Document.objects.get(document_id=document_id))


def states(number: str) -> list[tuple[str, bool, bool]]:
    """Of each document of an akta: its status, whether it is yellow, whether it is red."""
    return [
        (one.status, one.superseded_at is not None, one.revoked_at is not None) for one in excerpts(number)
    ]


ORDERED = (Status.ORDERED, False, False)
GREEN, YELLOW, RED = (
    (Status.SIGNED, False, False),
    (Status.SIGNED, True, False),
    (Status.SIGNED, False, True),
)


def of_two(couple: Any) -> dict[str, Spouse]:
    his, hers = couple
    return {
        "husband": Spouse(person_id=his.head.person_id),
        "wife": Spouse(person_id=hers.head.person_id),
    }


def marries(couple: Any, **facts: Any) -> Entered:
    told = {
        "effective_on": date(2026, 10, 31),
        "place": "GKI Cibinong",
        "solemnised_by": "Pdt. Samuel Tobing",
        "letter": "12/GKI/X/2026",
    }
    return happens(Marriage, **(of_two(couple) | told | facts))


def divorces(couple: Any, number: str, **facts: Any) -> Entered:
    told = {"marriage_number": number, "effective_on": date(2026, 11, 16), "ruling": RULING}
    return happens(Divorce, at=AFTER, **(of_two(couple) | told | facts))


def dies(family: LoadedFamily, **facts: Any) -> Entered:
    return happens(Death, **({"person_id": family.head.person_id, "place": "rumah"} | facts))


def all_signed(tray: Tray, number: str, at: Any = LATER) -> list[Document]:
    return [signed(tray, one, at=at) for one in excerpts(number) if one.status == Status.ORDERED]
