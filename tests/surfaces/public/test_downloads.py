"""The link of a message: its PIN, then the very bytes that were signed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from adminduk.casework import operations
from adminduk.casework.models import Delivery
from adminduk.foundation.access.acting import acting
from adminduk.foundation.clock import now
from tests.surfaces.public.issued import WORKER, Issued, an_issued_birth, link_and_pin

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(db: None) -> Issued:
    return an_issued_birth()


def opened(client: Client):  # type: ignore[no-untyped-def]
    token, pin = link_and_pin()
    return client.post(f"/unduh/{token}/", {"pin": pin})


def test_the_pin_opens_the_list_and_the_documents_are_the_signed_bytes(issued: Issued) -> None:
    token, _ = link_and_pin()
    client = Client()
    page = opened(client)
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    for paper in issued.documents.values():
        address = f"/unduh/{token}/{paper.document_id}.pdf"
        assert address in page.content.decode()
        answer = client.get(address)
        assert answer.content == paper.pdf
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=")


def test_the_link_alone_shows_nothing_of_what_is_behind_it(issued: Issued) -> None:
    token, pin = link_and_pin()
    page = Client().get(f"/unduh/{token}/").content.decode()
    assert "Kutipan" not in page
    assert pin not in page


def test_a_wrong_pin_is_refused_and_slowed(issued: Issued) -> None:
    token, pin = link_and_pin()
    for _ in range(5):
        answer = Client().post(f"/unduh/{token}/", {"pin": f"{(int(pin) + 1) % 1_000_000:06d}"})
        assert answer.status_code == 403
    assert Client().post(f"/unduh/{token}/", {"pin": pin}).status_code == 429


def test_another_browser_is_asked_for_the_pin_again(issued: Issued) -> None:
    token, _ = link_and_pin()
    opened(Client())
    answer = Client().get(f"/unduh/{token}/{issued.akta.document_id}.pdf")
    assert answer.headers["Location"] == f"/unduh/{token}/"


def test_a_document_of_nobody_is_not_behind_the_link(issued: Issued) -> None:
    token, _ = link_and_pin()
    client = Client()
    opened(client)
    answer = client.get(f"/unduh/{token}/{issued.case_id}.pdf")
    assert answer.headers["Location"] == f"/unduh/{token}/"


def test_a_link_that_was_replaced_says_that_it_ended(issued: Issued) -> None:
    token, pin = link_and_pin()
    client = Client()
    opened(client)
    operations.renew_delivery(actor=issued.holder, at=now(), case_id=issued.case_id)
    answer = client.post(f"/unduh/{token}/", {"pin": pin})
    assert answer.status_code == 410
    assert "/lacak/" in answer.content.decode()
    # Who had opened the old link holds nothing any more either.
    document = client.get(f"/unduh/{token}/{issued.akta.document_id}.pdf")
    assert document.headers.get("Location") == f"/unduh/{token}/"


def test_a_link_whose_time_is_over_says_so(issued: Issued) -> None:
    token, pin = link_and_pin()
    with acting(WORKER):
        Delivery.objects.filter(token=token).update(expires_at=now() - timedelta(seconds=1))
    assert Client().post(f"/unduh/{token}/", {"pin": pin}).status_code == 410


def test_a_link_of_nobody_looks_like_any_other(db: None) -> None:
    assert Client().get("/unduh/nobody/").status_code == 200
    assert Client().post("/unduh/nobody/", {"pin": "123456"}).status_code == 403
