"""Documents lie sealed with their agreement; reports are awaited semester by semester."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from adminduk.data_access import operations, queries
from adminduk.data_access.models import AgreementPaper
from adminduk.data_access.types import BadPaper, NoSuchAgreement, NoSuchPaper, ReportNotDue
from adminduk.foundation.access.types import NotAllowed
from adminduk.foundation.storage.operations import shelf
from tests import institutions as made
from tests.cast import TUESDAY

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nsurat perjanjian\n%%EOF"
IN_JULY = datetime(2026, 7, 15, tzinfo=UTC)
IN_AUGUST = datetime(2026, 8, 1, tzinfo=UTC)


def test_a_paper_is_read_as_it_was_and_lies_sealed() -> None:
    one = made.partner()
    paper_id = operations.attach_paper(
        actor=one.drafter, at=TUESDAY, agreement_id=one.agreement_id, kind="pks", name="PKS.pdf", content=PDF
    )
    assert queries.open_paper(actor=one.approver, paper_id=paper_id) == ("PKS.pdf", PDF)
    (facts,) = queries.list_papers(actor=one.drafter, agreement_id=one.agreement_id)
    assert (facts.kind, facts.period) == ("pks", "")
    assert b"surat" not in shelf().read(AgreementPaper.objects.get().storage_key)


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [("pks", "a.exe", b"MZ"), ("pks", " ", PDF), ("selfie", "a.pdf", PDF), ("report", "a.pdf", PDF)],
)
def test_what_is_no_pdf_of_a_known_kind_is_refused(kind: str, name: str, content: bytes) -> None:
    one = made.partner()
    with pytest.raises(BadPaper):
        operations.attach_paper(
            actor=one.drafter,
            at=TUESDAY,
            agreement_id=one.agreement_id,
            kind=kind,
            name=name,
            content=content,
        )


def test_a_paper_above_ten_megabytes_is_refused() -> None:
    one = made.partner()
    with pytest.raises(BadPaper):
        operations.attach_paper(
            actor=one.drafter,
            at=TUESDAY,
            agreement_id=one.agreement_id,
            kind="pks",
            name="PKS.pdf",
            content=PDF + bytes(10 * 1024 * 1024),
        )


def test_each_semester_is_reported_on_once_by_the_institution_itself() -> None:
    one = made.partner()
    made_officer = operations.appoint_officer(
        actor=one.drafter, at=TUESDAY, institution_id=one.institution_id, email="a@contoh.id", name="Ayu"
    )
    officer = queries.actor_of_officer(made_officer.officer)
    assert [
        (due.semester, due.late)
        for due in queries.list_reports_due(actor=officer, agreement_id=one.agreement_id, at=IN_JULY)
    ] == [("2026-1", False)]
    assert queries.list_reports_due(actor=officer, agreement_id=one.agreement_id, at=IN_AUGUST)[0].late
    report = {"actor": officer, "agreement_id": one.agreement_id, "name": "Laporan", "content": PDF}
    with pytest.raises(ReportNotDue):
        operations.hand_in_report(at=IN_JULY, semester="2026-2", **report)
    operations.hand_in_report(at=IN_JULY, semester="2026-1", **report)
    assert queries.list_reports_due(actor=officer, agreement_id=one.agreement_id, at=IN_JULY) == []
    with pytest.raises(ReportNotDue):
        operations.hand_in_report(at=IN_JULY, semester="2026-1", **report)


def test_another_institution_neither_reads_nor_hands_in() -> None:
    one, other = made.partner(), made.partner()
    paper_id = operations.attach_paper(
        actor=one.drafter, at=TUESDAY, agreement_id=one.agreement_id, kind="nda", name="NDA", content=PDF
    )
    stranger = queries.actor_of_officer(
        operations.appoint_officer(
            actor=other.drafter,
            at=TUESDAY,
            institution_id=other.institution_id,
            email="b@contoh.id",
            name="Budi",
        ).officer
    )
    with pytest.raises(NoSuchPaper):
        queries.open_paper(actor=stranger, paper_id=paper_id)
    with pytest.raises(NoSuchAgreement):
        operations.hand_in_report(
            actor=stranger,
            at=IN_JULY,
            agreement_id=one.agreement_id,
            semester="2026-1",
            name="x",
            content=PDF,
        )
    with pytest.raises(NotAllowed):
        operations.attach_paper(
            actor=stranger, at=TUESDAY, agreement_id=one.agreement_id, kind="nda", name="x", content=PDF
        )


def test_an_agreement_that_was_ended_is_reported_on_to_its_end_and_no_further() -> None:
    one = made.partner(valid_from=date(2026, 8, 1))
    operations.end_agreement(actor=one.approver, at=TUESDAY, agreement_id=one.agreement_id, reason="Selesai")
    in_2028 = datetime(2028, 1, 5, tzinfo=UTC)
    due = queries.list_reports_due(actor=one.drafter, agreement_id=one.agreement_id, at=in_2028)
    assert [report.semester for report in due] == ["2026-2"]
