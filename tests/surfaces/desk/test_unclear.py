"""The page where somebody finds out whether BSrE's service signed a document."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from adminduk.documents.models import Document
from adminduk.documents.types import Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from tests.surfaces.desk.office import an_office, approved, at_desk, with_certificate

pytestmark = pytest.mark.django_db
WATCHER = system("test", Scope.nation())
PAGE = "/baki/belum-jelas/"


def asked(case_id: UUID) -> list[UUID]:
    """The case's documents, as a lost answer leaves them."""
    with acting(WATCHER):
        of_case = Document.objects.filter(case_id=case_id)
        of_case.update(status=Status.ASKED, asked_at=now())
        return list(of_case.values_list("document_id", flat=True))


def test_the_tray_says_how_many_are_unclear_and_each_can_be_made_anew() -> None:
    office = an_office()
    with_certificate(office)
    first, *others = asked(approved(office).case_id)
    head = at_desk(office.yuni)
    assert f"{len(others) + 1} dokumen belum jelas" in head.get("/baki/").content.decode()
    page = head.get(PAGE).content.decode()
    assert "Buat dokumen baru" in page
    for wrong, status in (({"act": "upload", "document": str(first)}, 422), ({"act": "new"}, 422)):
        assert head.post(PAGE, wrong).status_code == status
    assert head.post(PAGE, {"act": "new", "document": str(first)}).status_code == 302
    with acting(WATCHER):
        assert Document.objects.get(document_id=first).status == Status.DROPPED


def test_who_does_not_sign_does_not_see_it() -> None:
    office = an_office()
    response = at_desk(office.tatang).post(PAGE, {"file": SimpleUploadedFile("a.pdf", b"%PDF")})
    assert response.status_code == 403
