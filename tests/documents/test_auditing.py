"""The archive looked at again: whole it is silent, and whatever was done to it is found."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings

from adminduk.documents import jobs, operations, queries
from adminduk.documents.archive import inspecting
from adminduk.documents.models import ArchiveFault, Document, Revision
from adminduk.documents.operations import lasting as lasting_operations
from adminduk.documents.operations import lift_document
from adminduk.documents.pki import publish_lists, revoke
from adminduk.documents.types import ArchiveDamaged, Audit, Fault, Kind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope, system
from adminduk.foundation.crypto import seal
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.storage.types import StorageDown
from tests.documents.office import WORKER, Tray
from tests.people import AT, HENDRA, asep_and_siti, settle

pytestmark = pytest.mark.django_db
INSPECTOR = system("archive", Scope.nation(), "documents.audit")
LATER = AT + timedelta(minutes=10)


@pytest.fixture(autouse=True)
def own_authority(tmp_path: Path, settings) -> None:  # type: ignore[no-untyped-def]
    settings.ADMINDUK_PKI = str(tmp_path / "pki")
    settings.ADMINDUK_STORAGE = str(tmp_path / "shelf")
    settings.ADMINDUK_PUBLIC_URL = "https://dukcapil.example"
    lasting_operations._open.clear()


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def archived(tray: Tray) -> tuple[UUID, UUID]:
    """An akta that was lifted, and a card that was not yet."""
    akta, card = tray.prepared(tray.registered(settle(asep_and_siti())))
    tray.sign(akta, card)
    assert lift_document(actor=WORKER, at=AT + timedelta(minutes=1), document_id=akta)
    return akta, card


def audited(at: datetime = LATER, **more: object) -> Audit:
    begun = operations.begin_audit(actor=INSPECTOR, at=at, **more)
    return gone_on(begun.audit_id, at)


def gone_on(audit_id: UUID, at: datetime = LATER, limit: int = 64) -> Audit:
    with queries.judges(0) as judging:
        return operations.continue_audit(
            actor=INSPECTOR, at=at, audit_id=audit_id, judging=judging, limit=limit
        )


def faults(audit: Audit) -> dict[UUID, tuple[Fault, ...]]:
    return {
        one.document_id: one.faults for one in queries.list_faults(actor=INSPECTOR, audit_id=audit.audit_id)
    }


def rewrite(key: str, change: Callable[[bytes], bytes]) -> None:
    """As somebody with the keys of the shelf would: another content under the same name."""
    content = change(storage.get(key))
    storage.shelf().write(key, seal(content, context=key, purpose="storage"))


def revision_of(document_id: UUID) -> Revision:
    with acting(INSPECTOR):
        return Revision.objects.get(document_id=document_id)


def test_an_archive_as_it_was_issued_is_found_whole(archived: tuple[UUID, UUID]) -> None:
    audit = audited()
    assert (audit.done, audit.total, audit.checked, audit.faulty) == (True, 2, 2, 0)
    assert faults(audit) == {}


def test_it_is_whole_years_later_when_the_certificates_have_ended(archived: tuple[UUID, UUID]) -> None:
    assert audited(AT + timedelta(days=365 * 4)).faulty == 0


def test_a_proof_that_nobody_renewed_is_found(archived: tuple[UUID, UUID]) -> None:
    audit = audited(AT + timedelta(days=365 * 12))
    assert faults(audit) == {archived[0]: (Fault.PROOF_ENDED,)}


def test_an_object_that_is_gone(tray: Tray, archived: tuple[UUID, UUID]) -> None:
    _, card = archived
    storage.remove(tray.row(card).signed_key)
    assert faults(audited()) == {card: (Fault.MISSING,)}


def test_a_box_that_does_not_open(tray: Tray, archived: tuple[UUID, UUID]) -> None:
    _, card = archived
    key = tray.row(card).signed_key
    storage.shelf().write(key, os.urandom(4000))
    assert faults(audited()) == {card: (Fault.UNREADABLE,)}


def test_one_byte_of_the_issued_file(tray: Tray, archived: tuple[UUID, UUID]) -> None:
    _, card = archived
    rewrite(tray.row(card).signed_key, lambda pdf: pdf[:900] + bytes([pdf[900] ^ 1]) + pdf[901:])
    assert faults(audited()) == {card: (Fault.ALTERED,)}


def test_a_later_state_that_is_gone_or_says_something_else(archived: tuple[UUID, UUID]) -> None:
    akta, _ = archived
    key = revision_of(akta).file_key
    rewrite(key, lambda pdf: b"%PDF-1.7 other" + pdf)
    assert faults(audited()) == {akta: (Fault.NOT_EXTENDING, Fault.REVISION_ALTERED)}
    storage.remove(key)
    assert faults(audited()) == {akta: (Fault.REVISION_MISSING,)}


def test_a_data_set_that_is_not_the_signed_one(archived: tuple[UUID, UUID]) -> None:
    akta, _ = archived
    with acting(INSPECTOR):
        document = Document.objects.get(document_id=akta)
    document.dataset = bytes(document.dataset).replace(b"BAYU", b"BUDI")
    with queries.judges(0) as judging:
        (found,) = inspecting.inspect([document], [], at=LATER, judging=judging)
    assert found.faults == (Fault.DATASET,)


def test_a_data_set_replaced_together_with_its_digest_is_not_that_of_the_paper(
    tray: Tray, archived: tuple[UUID, UUID]
) -> None:
    akta, card = archived
    document, other = tray.row(akta), tray.row(card)
    document.dataset, document.digest = other.dataset, other.digest
    with queries.judges(0) as judging:
        (found,) = inspecting.inspect([document], [], at=LATER, judging=judging)
    assert found.faults == (Fault.DATASET, Fault.SEAL)


def test_a_paper_whose_qr_leads_elsewhere(tray: Tray, archived: tuple[UUID, UUID]) -> None:
    akta, _ = archived
    document = tray.row(akta)
    document.code = "ZZZZZZZZZZZZ"
    with queries.judges(0) as judging:
        (found,) = inspecting.inspect([document], [], at=LATER, judging=judging)
    assert found.faults == (Fault.SEAL,)


def test_a_signature_of_another_authority(tray: Tray, archived: tuple[UUID, UUID], tmp_path: Path) -> None:
    settings.ADMINDUK_PKI = str(tmp_path / "another")
    operations.authority_folder(at=AT)
    assert {fault for some in faults(audited()).values() for fault in some} >= {Fault.SIGNATURE}


def test_a_certificate_revoked_later_does_not_spoil_what_it_signed(
    tray: Tray, archived: tuple[UUID, UUID]
) -> None:
    folder = Path(settings.ADMINDUK_PKI)
    serial = int(tray.row(archived[0]).certificate_serial)
    revoke(folder, serial=serial, at=LATER)
    publish_lists(folder, at=LATER)
    assert audited(LATER + timedelta(minutes=1)).faulty == 0


def test_a_signature_made_after_its_certificate_was_revoked(tray: Tray, archived: tuple[UUID, UUID]) -> None:
    folder = Path(settings.ADMINDUK_PKI)
    revoke(folder, serial=int(tray.row(archived[0]).certificate_serial), at=AT - timedelta(hours=1))
    publish_lists(folder, at=LATER)
    assert faults(audited()) == dict.fromkeys(archived, (Fault.SIGNED_AFTER_REVOCATION,))


def test_all_objects_gone_at_once_is_an_outage_and_no_verdict(
    tray: Tray, archived: tuple[UUID, UUID]
) -> None:
    for document_id in archived:
        storage.remove(tray.row(document_id).signed_key)
    with pytest.raises(StorageDown):
        audited()
    with acting(INSPECTOR):
        assert not ArchiveFault.objects.exists()


def test_it_goes_on_where_it_was_ended(tray: Tray, archived: tuple[UUID, UUID]) -> None:
    first, _ = sorted(archived)
    storage.remove(tray.row(first).signed_key)
    begun = operations.begin_audit(actor=INSPECTOR, at=LATER)
    assert gone_on(begun.audit_id, limit=1).checked == 1
    again = operations.begin_audit(actor=INSPECTOR, at=LATER)
    assert again.audit_id == begun.audit_id
    done = gone_on(again.audit_id)
    assert (done.done, done.checked, done.faulty) == (True, 2, 1)
    assert faults(done) == {first: (Fault.MISSING,)}


def test_region_and_day_narrow_it(archived: tuple[UUID, UUID]) -> None:
    assert audited(region="3201").checked == 2
    assert audited(region="3216").checked == 0
    assert audited(since=AT + timedelta(days=1)).checked == 0


def test_processes_of_a_pool_judge_the_same(archived: tuple[UUID, UUID]) -> None:
    begun = operations.begin_audit(actor=INSPECTOR, at=LATER)
    with queries.judges(1) as judging:
        done = operations.continue_audit(actor=INSPECTOR, at=LATER, audit_id=begun.audit_id, judging=judging)
    assert (done.checked, done.faulty) == (2, 0)


def test_the_nightly_sample_alerts_only_when_something_is_wrong(
    tray: Tray, archived: tuple[UUID, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "now", lambda: LATER)
    monkeypatch.setattr("adminduk.documents.queries.judges", lambda processes: inspecting.judges(0))
    jobs.inspect_sample.func(0)
    storage.remove(tray.row(archived[1]).signed_key)
    with pytest.raises(ArchiveDamaged):
        jobs.inspect_sample.func(0)


def test_an_empty_archive_is_whole(db: None) -> None:
    assert audited().done
    with queries.judges(0) as judging:
        drawn = operations.audit_sample(actor=INSPECTOR, at=LATER, size=5, judging=judging)
    assert drawn.total == 0


def test_nobody_without_the_right_looks(archived: tuple[UUID, UUID]) -> None:
    with pytest.raises(NotAllowed):
        operations.begin_audit(actor=HENDRA, at=LATER)


def test_findings_name_documents_by_id_alone(tray: Tray, archived: tuple[UUID, UUID]) -> None:
    storage.remove(tray.row(archived[0]).signed_key)
    (found,) = queries.list_faults(actor=INSPECTOR, audit_id=audited().audit_id)
    assert (found.document_id, found.kabkota, found.faults) == (archived[0], "3201", (Fault.MISSING,))
    assert tray.row(archived[0]).kind == Kind.BIRTH_CERTIFICATE
