"""The shelf of files cannot be used: people are told so, and nothing is half done."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from adminduk.casework import operations
from adminduk.casework.models import Case, Paper
from adminduk.casework.types import Status as CaseStatus
from adminduk.documents import operations as documents
from adminduk.documents.models import Document
from adminduk.documents.queries import list_tray
from adminduk.documents.types import Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Outage
from adminduk.foundation.storage.types import StorageDown
from tests.cases import a_draft, attach
from tests.surfaces.desk.office import PASSPHRASE, an_office, approved, verified, with_certificate
from tests.surfaces.portal.conftest import family, report, siti
from tests.surfaces.portal.mother import Report

pytestmark = pytest.mark.django_db
WATCHER = system("test", Scope.nation())
__all__ = ["family", "report", "siti"]


@pytest.fixture
def broken_shelf(tmp_path: Path) -> Path:
    """A place where no folder can be made, for root neither: a file stands there."""
    place = tmp_path / "files"
    place.write_text("in the way")
    return place


def documents_of(case_id: object) -> list[Document]:
    with acting(WATCHER):
        return list(Document.objects.filter(case_id=case_id))


def test_an_outage_is_told_in_both_languages() -> None:
    assert issubclass(StorageDown, Outage)
    assert "menit" in StorageDown().say("id")
    assert "minutes" in StorageDown().say("en")


def test_a_paper_that_cannot_be_put_away_is_not_there(settings, broken_shelf: Path) -> None:
    office = an_office()
    lilis = office.lilis.actor
    case_id = a_draft(lilis, now(), office.family, reporter=office.family.members[1].person_id)
    settings.ADMINDUK_STORAGE = broken_shelf
    with pytest.raises(StorageDown):
        attach(lilis, now(), case_id, "birth_letter")
    with acting(WATCHER):
        assert not Paper.objects.filter(case_id=case_id).exists()


def test_a_mother_reads_that_files_cannot_be_kept_now(settings, report: Report, broken_shelf: Path) -> None:
    settings.ADMINDUK_STORAGE = broken_shelf
    answer = report.send_photo("birth_letter")
    assert answer.status_code == 503
    assert str(StorageDown()) in answer.content.decode()
    with acting(WATCHER):
        assert not Paper.objects.filter(case_id=report.case_id).exists()


def test_an_approval_needs_no_shelf_and_its_documents_wait(settings, broken_shelf: Path) -> None:
    office = an_office()
    case = verified(office)
    settings.ADMINDUK_STORAGE = broken_shelf
    operations.approve(actor=office.hendra.actor, at=now(), key="press", case_id=case.case_id)
    for one in documents_of(case.case_id):
        with pytest.raises(StorageDown):
            documents.prepare(actor=WATCHER, at=now(), document_id=one.document_id)
    assert {one.status for one in documents_of(case.case_id)} == {Status.ORDERED}


def test_what_cannot_be_archived_is_not_signed_and_is_signed_later(settings, broken_shelf: Path) -> None:
    office = an_office()
    with_certificate(office)
    case = approved(office)
    whole = settings.ADMINDUK_STORAGE
    settings.ADMINDUK_STORAGE = broken_shelf
    tray = [one.document_id for one in list_tray(actor=office.yuni.actor)]
    batch = operations.sign(actor=office.yuni.actor, at=now(), document_ids=tray, passphrase=PASSPHRASE)
    assert batch.signed == ()
    assert {sentence for _, sentence in batch.failed} == {StorageDown().text()}
    assert {one.status for one in documents_of(case.case_id)} == {Status.PREPARED}
    with acting(WATCHER):
        assert Case.objects.get(case_id=case.case_id).status == CaseStatus.REGISTERED
    settings.ADMINDUK_STORAGE = whole
    again = operations.sign(actor=office.yuni.actor, at=now(), document_ids=tray, passphrase=PASSPHRASE)
    assert set(again.signed) == set(tray)


def test_the_first_page_does_not_need_the_shelf(settings, client: Client, broken_shelf: Path) -> None:
    settings.ADMINDUK_STORAGE = broken_shelf
    assert client.get("/").status_code == 200
