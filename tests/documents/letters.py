"""Events a day after everybody was settled, and the letters that they give, for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from adminduk.documents.datasets import Dataset, from_json
from adminduk.documents.models import Document
from adminduk.documents.operations import prepare
from adminduk.documents.types import Kind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.journal.followers import follow_all
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.operations import enter
from adminduk.register.types import Entered, Event
from adminduk.wiring import FOLLOWERS
from tests import cast, people
from tests.documents.office import Tray

LATER = people.AT + timedelta(hours=1)
TOMORROW = people.AT + timedelta(days=1)
NATION = system("test", Scope.nation())
OFFICERS = {people.BOGOR: people.HENDRA, people.KOTA_BOGOR: people.MEGA}


def happens(kind: type[Event], *, hours: int = 1, **facts: Any) -> Entered:
    """The event, entered by the office of `kabkota` so many hours after everybody was settled."""
    kabkota = facts.get("kabkota", people.BOGOR)
    common: dict[str, Any] = {
        "kabkota": kabkota,
        "office_id": cast.office(kabkota).id,
        "registered_on": people.TODAY,
        "effective_on": people.TODAY,
    }
    at = people.AT + timedelta(hours=hours)
    return enter(actor=OFFICERS[kabkota], at=at, key=None, event=kind(**(common | facts)))


def followers_read() -> None:
    seal_waiting(at=TOMORROW)
    follow_all(FOLLOWERS, at=TOMORROW)


def ordered(kind: Kind) -> list[Document]:
    with acting(NATION):
        return list(Document.objects.filter(kind=kind).order_by("created_at", "document_id"))


def prepared(tray: Tray, document_id: UUID) -> Document:
    kabkota = tray.kabkota
    assert prepare(actor=system("documents", Scope.of(kabkota)), at=TOMORROW, document_id=document_id)
    with acting(NATION):
        return Document.objects.get(document_id=document_id)


def the_letter(tray: Tray, kind: Kind) -> Any:
    """What the one letter of that kind says, which the followers ordered."""
    followers_read()
    (order,) = ordered(kind)
    return dataset_of(prepared(tray, order.document_id))


def dataset_of(document: Document) -> Dataset:
    return from_json(bytes(document.dataset or b""))
