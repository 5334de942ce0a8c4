"""Given out: each time counted, and a copy says that it is one."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from adminduk.documents import operations, queries
from adminduk.documents.models import HandOut
from adminduk.documents.types import DocumentNotFound, HandOuts, Kind, Way
from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.ids import new_id
from tests.documents.office import STRANGER, Tray
from tests.documents.tools import scanned, text_of
from tests.people import AT, DODI, HENDRA, asep_and_siti, settle

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def signed(tray: Tray) -> UUID:
    (document_id,) = tray.prepared(tray.registered(settle(asep_and_siti())), Kind.BIRTH_CERTIFICATE)
    tray.sign(document_id)
    return document_id


def given(document_id: UUID, way: Way, actor=HENDRA, **more: object):  # type: ignore[no-untyped-def]
    return operations.hand_out(
        actor=actor, at=LATER, purpose="test", document_id=document_id, way=way, **more
    )


def test_each_time_is_counted_by_its_way(signed: UUID) -> None:
    for way in (Way.DESK, Way.DESK, Way.DOWNLOAD, Way.COPY):
        given(signed, way)
    counted = queries.count_hand_outs(actor=HENDRA, document_ids=[signed, new_id()])
    assert counted == {signed: HandOuts(downloads=1, at_desk=2, copies=1, last_at=LATER)}
    assert counted[signed].times == 4
    with acting(HENDRA):
        assert set(HandOut.objects.values_list("by_staff", flat=True)) == {HENDRA.id}


def test_what_is_handed_out_is_what_was_issued(tray: Tray, signed: UUID) -> None:
    assert given(signed, Way.DESK).pdf == tray.pdf(signed)


def test_a_copy_is_marked_and_leads_to_the_same_document(tray: Tray, signed: UUID) -> None:
    copy = given(signed, Way.COPY).pdf
    assert "SALINAN" in text_of(copy)
    assert "SALINAN" not in text_of(tray.pdf(signed))
    (address,) = scanned(copy, dots=200)
    assert f"/q/1/{tray.row(signed).code}" in address
    assert not tray.verify_file(copy).as_issued


def test_nothing_of_another_region_case_or_stranger_is_handed_out(signed: UUID) -> None:
    for facts in ({"actor": DODI}, {"actor": STRANGER}, {"of_case": new_id()}):
        with pytest.raises(DocumentNotFound):
            given(signed, Way.DESK, **facts)
    assert queries.count_hand_outs(actor=HENDRA, document_ids=[signed]) == {}


def test_a_line_is_never_taken_back(signed: UUID) -> None:
    given(signed, Way.DESK)
    with acting(HENDRA), pytest.raises(DatabaseError), transaction.atomic():
        HandOut.objects.filter(document_id=signed).delete()
