"""PINs and links through the real pages: guessing is slowed and locked, what is over says so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from adminduk.casework import operations
from adminduk.casework.models import Case, Delivery
from adminduk.casework.types import Status
from adminduk.documents.queries import list_tray
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.crypto import hash_secret
from tests.surfaces.desk.office import PASSPHRASE, an_office, approved, sent, with_certificate

pytestmark = pytest.mark.django_db
WATCHER = system("test", Scope.nation())


def wrong(pin: str) -> str:
    return f"{(int(pin) + 1) % 1_000_000:06d}"


def a_delivery(pin: str = "482913") -> str:
    """The link of a finished case, its PIN set to a known one."""
    office = an_office()
    with_certificate(office)
    case = approved(office)
    tray = [one.document_id for one in list_tray(actor=office.yuni.actor)]
    operations.sign(actor=office.yuni.actor, at=now(), document_ids=tray, passphrase=PASSPHRASE)
    operations.finish_if_all_signed(actor=WATCHER, at=now(), case_id=case.case_id)
    with acting(WATCHER):
        assert Case.objects.get(case_id=case.case_id).status == Status.DONE
        parcel = Delivery.objects.get(case_id=case.case_id)
        Delivery.objects.filter(token=parcel.token).update(pin_hash=hash_secret(pin))
    return parcel.token


def test_guessing_a_pin_is_slowed_and_the_right_one_does_not_help_then(client: Client) -> None:
    case = sent(an_office())
    for _ in range(5):
        missed = client.post("/lacak/", {"number": case.number, "pin": wrong(case.pin)})
        assert missed.status_code == 403
        assert "PIN" in missed.content.decode()
    locked = client.post("/lacak/", {"number": case.number, "pin": case.pin})
    assert locked.status_code == 429
    assert "menit" in locked.content.decode()
    assert client.get("/lacak/berkas/").status_code == 302


def test_a_download_link_is_guessed_no_better(client: Client) -> None:
    token = a_delivery()
    for _ in range(5):
        assert client.post(f"/unduh/{token}/", {"pin": "000001"}).status_code == 403
    assert client.post(f"/unduh/{token}/", {"pin": "482913"}).status_code == 429


def test_the_documents_need_the_pin_in_this_very_browser(client: Client) -> None:
    token = a_delivery()
    with acting(WATCHER):
        document = Delivery.objects.get(token=token).document_ids[0]
    address = f"/unduh/{token}/{document}.pdf"
    assert client.get(address).status_code == 302
    assert client.post(f"/unduh/{token}/", {"pin": "482913"}).status_code == 200
    assert client.get(address).content.startswith(b"%PDF")
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("change", [{"expires_at": -1}, {"withdrawn_at": -1}])
def test_a_link_that_is_over_says_so_and_gives_nothing(client: Client, change: dict[str, int]) -> None:
    token = a_delivery()
    with acting(WATCHER):
        Delivery.objects.filter(token=token).update(
            **{name: now() + timedelta(minutes=minutes) for name, minutes in change.items()}
        )
        document = Delivery.objects.get(token=token).document_ids[0]
    answer = client.post(f"/unduh/{token}/", {"pin": "482913"})
    assert answer.status_code == 410
    assert "tautan" in answer.content.decode().lower()
    assert client.get(f"/unduh/{token}/{document}.pdf").status_code == 302
