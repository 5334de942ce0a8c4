"""From the tray to BSrE and back: no document lost, none signed twice under one number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from adminduk.documents import operations, queries
from adminduk.documents.models import Document, SignerCertificate
from adminduk.documents.operations import unlocking
from adminduk.documents.signing.bsre import Client
from adminduk.documents.signing.signer import OutcomeUnknown, SignerDown, WrongAnswer, WrongPassphrase
from adminduk.documents.types import (
    BadCertificate,
    DocumentLine,
    DocumentNotFound,
    Kind,
    NoCertificate,
    NotInTray,
    OutcomeOpen,
    Status,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.storage.types import StorageDown
from tests.documents import bsre
from tests.documents.office import WORKER, Tray
from tests.people import AT, HENDRA, asep_and_siti, settle

pytestmark = pytest.mark.django_db
SIGN = "/api/v2/sign/pdf"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bsre.Official]:
    folder = tmp_path_factory.mktemp("negara") / "ca"
    made = bsre.officials(folder, at=AT)
    made["root"] = (folder / "root.pem").read_bytes()  # type: ignore[assignment]
    return made


@pytest.fixture
def service(known, settings, tmp_path: Path) -> Iterator[bsre.Service]:
    fresh = {nik: bsre.Official(one.credential) for nik, one in known.items() if nik != "root"}
    with bsre.serving(fresh) as running:
        (tmp_path / "roots.pem").write_bytes(known["root"])
        (tmp_path / "account").write_text(f"{bsre.USER}\n{bsre.PASSWORD}\n{bsre.SUBSCRIBER}\n")
        settings.ADMINDUK_SIGNER = "bsre"
        settings.ADMINDUK_BSRE_URL = running.address
        settings.ADMINDUK_BSRE_ACCOUNT = str(tmp_path / "account")
        settings.ADMINDUK_BSRE_ROOTS = str(tmp_path / "roots.pem")
        yield running


@pytest.fixture
def tray(db: None, service: bsre.Service) -> Tray:
    tray = Tray()
    held = service.officials[bsre.NIK].credential
    operations.enrol_certificate(
        actor=tray.tatang,
        at=AT,
        staff_id=tray.yuni.id,
        signer="bsre",
        pem=held.certificate_pem + held.chain_pem,
        nik=bsre.NIK,
    )
    return tray


@pytest.fixture
def akta(tray: Tray) -> UUID:
    (document_id,) = tray.prepared(tray.registered(settle(asep_and_siti())), Kind.BIRTH_CERTIFICATE)
    return document_id


def sign(tray: Tray, document_id: UUID):
    return tray.sign(document_id, passphrase=bsre.SECRET)


def accept(tray: Tray, document_id: UUID, pdf: bytes | None = None) -> None:
    def on_signed(line: DocumentLine) -> None:
        assert line.status is Status.SIGNED

    operations.accept_signed(actor=tray.yuni, at=AT, document_id=document_id, on_signed=on_signed, pdf=pdf)


def unknown(tray: Tray, service: bsre.Service, document_id: UUID) -> bytes:
    """The service signs and its answer is lost; what it signed."""
    service.faults = ["cut after signing"]
    batch = sign(tray, document_id)
    assert [why.id for _, why in batch.failed] == [OutcomeUnknown.sentence.id]
    return service.signed[-1]


def test_what_bsre_signed_is_archived_as_it_came(tray: Tray, service: bsre.Service, akta: UUID) -> None:
    assert sign(tray, akta).signed == (akta,)
    assert tray.pdf(akta) == service.signed[0]
    assert tray.row(akta).signer_name == "Dra. Yuni Astuti, M.Si."
    assert tray.verify(akta).verdict == "green"
    assert operations.lift_document(actor=WORKER, at=AT, document_id=akta)


def test_a_wrong_passphrase_leaves_it_in_the_tray(tray: Tray, service: bsre.Service, akta: UUID) -> None:
    batch = tray.sign(akta, passphrase="bukan ini")
    assert [why.id for _, why in batch.failed] == [WrongPassphrase.sentence.id]
    assert tray.row(akta).status == Status.PREPARED
    assert sign(tray, akta).signed == (akta,)


def test_a_service_that_is_down_refuses_the_batch_and_asks_for_nothing(
    tray: Tray, service: bsre.Service, akta: UUID, settings
) -> None:
    settings.ADMINDUK_BSRE_URL = "http://127.0.0.1:9"
    with pytest.raises(SignerDown):
        sign(tray, akta)
    assert tray.row(akta).status == Status.PREPARED


def test_an_unknown_outcome_is_listed_and_never_signed_again(
    tray: Tray, service: bsre.Service, akta: UUID
) -> None:
    unknown(tray, service, akta)
    assert tray.row(akta).status == Status.ASKED
    (one,) = queries.list_unclear(actor=tray.yuni)
    assert (one.line.document_id, one.kept, one.asked_at) == (akta, False, AT)
    assert one.sentence.id
    assert sign(tray, akta).signed == ()
    assert service.count(SIGN) == 1
    assert not operations.prepare(actor=WORKER, at=AT, document_id=akta)
    with pytest.raises(NotInTray):
        operations.return_from_tray(actor=tray.yuni, at=AT, document_id=akta, reason="x")
    assert tray.verify(akta).verdict == "red"


def test_its_case_cannot_go_back_meanwhile(tray: Tray, service: bsre.Service, akta: UUID) -> None:
    case_id = new_id()
    with acting(WORKER):
        Document.objects.filter(document_id=akta).update(case_id=case_id)
    unknown(tray, service, akta)
    with pytest.raises(OutcomeOpen):
        operations.drop_unsigned(actor=tray.yuni, at=AT, case_id=case_id)


def test_the_file_is_found_and_accepted_after_the_same_checks(
    tray: Tray, service: bsre.Service, akta: UUID
) -> None:
    signed = unknown(tray, service, akta)
    with pytest.raises(WrongAnswer):
        accept(tray, akta, signed.replace(b"Dokumen", b"dokumen"))
    with pytest.raises(DocumentNotFound):
        accept(tray, akta)
    accept(tray, akta, signed)
    assert tray.pdf(akta) == signed
    assert tray.verify(akta).verdict == "green"
    assert queries.list_unclear(actor=tray.yuni) == []
    with pytest.raises(NotInTray):
        accept(tray, akta, signed)


def test_given_up_another_with_another_code_takes_its_place(
    tray: Tray, service: bsre.Service, akta: UUID
) -> None:
    late = unknown(tray, service, akta)
    with pytest.raises(NotAllowed):
        operations.give_up(actor=HENDRA, at=AT, document_id=akta, reason="x")
    fresh = operations.give_up(actor=tray.yuni, at=AT, document_id=akta, reason="Berkas tidak ditemukan.")
    old, new = tray.row(akta), tray.row(fresh)
    assert (old.status, new.status, new.number) == (Status.DROPPED, Status.ORDERED, old.number)
    assert new.code != old.code
    assert sign(tray, fresh).signed == (fresh,)
    with pytest.raises(NotInTray):
        accept(tray, akta, late)
    assert (tray.verify(akta).verdict, tray.verify(fresh).verdict) == ("red", "green")
    assert not tray.verify_file(late).as_issued


def test_a_full_archive_loses_nothing_that_was_signed(
    tray: Tray, service: bsre.Service, akta: UUID, monkeypatch
) -> None:
    from adminduk.documents.operations import archiving

    def full(content: bytes, *, kind: str) -> None:
        raise StorageDown

    with monkeypatch.context() as disk:
        disk.setattr(archiving.storage, "put", full)
        batch = sign(tray, akta)
    assert [why.id for _, why in batch.failed] == [StorageDown.sentence.id]
    (one,) = queries.list_unclear(actor=tray.yuni)
    assert one.kept
    with pytest.raises(NotInTray):
        operations.give_up(actor=tray.yuni, at=AT, document_id=akta, reason="x")
    assert sign(tray, akta).signed == (akta,)
    assert service.count(SIGN) == 1
    assert tray.pdf(akta) == service.signed[0]
    assert tray.row(akta).returned is None


def test_a_worker_that_dies_after_the_service_signed_leaves_it_asked(
    tray: Tray, service: bsre.Service, akta: UUID, monkeypatch
) -> None:
    class Killed(BaseException):
        pass

    def dies(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr("adminduk.documents.operations.signing.archive", dies)
        with pytest.raises(Killed):
            sign(tray, akta)
    assert tray.row(akta).status == Status.ASKED
    assert sign(tray, akta).signed == ()
    assert service.count(SIGN) == 1
    accept(tray, akta, service.signed[0])
    assert tray.verify(akta).verdict == "green"


def test_the_nik_lies_sealed_and_a_certificate_needs_its_chain(tray: Tray, service: bsre.Service) -> None:
    with acting(WORKER):
        held = SignerCertificate.objects.get(staff_id=tray.yuni.id, revoked_at__isnull=True)
    assert bsre.NIK.encode() not in bytes(held.identity)
    alone = service.officials[bsre.NIK].credential.certificate_pem
    for pem, nik in ((alone, bsre.NIK), (b"x", bsre.NIK), (held.certificate_pem.encode(), "")):
        with pytest.raises(BadCertificate):
            operations.enrol_certificate(
                actor=tray.tatang, at=AT, staff_id=tray.yuni.id, signer="bsre", pem=pem, nik=nik
            )


def test_a_certificate_for_another_signer_than_the_setting_signs_nothing(
    tray: Tray, akta: UUID, settings
) -> None:
    settings.ADMINDUK_SIGNER = "local"
    with pytest.raises(NoCertificate):
        sign(tray, akta)


def test_one_client_for_a_process_so_that_failures_are_remembered(service: bsre.Service) -> None:
    assert isinstance(unlocking.bsre_client(), Client)
    assert unlocking.bsre_client() is unlocking.bsre_client()
