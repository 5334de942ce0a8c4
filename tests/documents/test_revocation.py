"""BSrE's signatures get BSrE's word on revocations, fetched where its certificates say, and reach B-LTA."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore

from adminduk.documents import operations, queries
from adminduk.documents.models import Revision
from adminduk.documents.operations import lasting, unlocking
from adminduk.documents.pki import revoke
from adminduk.documents.queries import health
from adminduk.documents.signing import revocation
from adminduk.documents.signing.revocation import RevocationSilent, SignedWhenRevoked, prove
from adminduk.documents.types import Kind, OneCodeOneDocument
from adminduk.foundation.access.acting import acting
from tests.documents import bsre, revocations
from tests.documents.letters import NATION
from tests.documents.office import STRANGER, WORKER, Tray
from tests.people import AT, asep_and_siti, settle

pytestmark = pytest.mark.django_db
SOON = AT + timedelta(minutes=2)


@pytest.fixture(scope="module")
def authority() -> Iterator[revocations.Authority]:
    with revocations.answering() as running:
        yield running


@pytest.fixture(scope="module")
def known(authority, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bsre.Official]:
    authority.folder = tmp_path_factory.mktemp("negara") / "ca"
    return bsre.officials(authority.folder, at=AT, address=authority.address)


@pytest.fixture
def office(authority, known, settings, tmp_path: Path) -> Iterator[bsre.Service]:
    authority.at, authority.fault, authority.list_fault = SOON, "", ""
    authority.asked.clear()
    revocation._breakers.clear()
    health._last.clear()
    unlocking._client.cache_clear()
    with bsre.serving({nik: bsre.Official(one.credential) for nik, one in known.items()}) as running:
        (tmp_path / "account").write_text(f"{bsre.USER}\n{bsre.PASSWORD}\n")
        settings.ADMINDUK_SIGNER = "bsre"
        settings.ADMINDUK_BSRE_URL = running.address
        settings.ADMINDUK_BSRE_ACCOUNT = str(tmp_path / "account")
        settings.ADMINDUK_BSRE_ROOTS = str(authority.folder / "root.pem")
        settings.ADMINDUK_PKI = str(tmp_path / "pki")
        lasting._open.clear()
        operations.authority_folder(at=AT)
        # The issuing certificate of this authority names no place: the root's list was brought by hand.
        (tmp_path / "pki" / "negara.crl").write_bytes((authority.folder / "root.crl").read_bytes())
        yield running


@pytest.fixture
def tray(db: None, office: bsre.Service) -> Tray:
    tray = Tray()
    held = office.officials[bsre.NIK].credential
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
    assert tray.sign(document_id, passphrase=bsre.SECRET).signed == (document_id,)
    return document_id


def levels(document_id: UUID) -> list[str]:
    with acting(NATION):
        rows = Revision.objects.filter(document_id=document_id).order_by("seq")
        return list(rows.values_list("level", flat=True))


def evidence_in(pdf: bytes) -> tuple[int, int]:
    """How many answers and lists stand in the file."""
    store = DocumentSecurityStore.read_dss(PdfFileReader(BytesIO(pdf)))
    return len(store.ocsps), len(store.crls)


def lift(document_id: UUID, at=SOON) -> bool:
    return operations.lift_document(actor=WORKER, at=at, document_id=document_id)


def test_the_answer_of_its_own_authority_is_in_the_document(tray: Tray, akta: UUID, authority) -> None:
    assert lift(akta)
    assert levels(akta) == ["B-LTA"]
    assert "ocsp" in authority.asked
    # The signer's by an answer; our own timestamp's; the lists of our two authorities.
    assert evidence_in(tray.pdf(akta))[0] == 2
    assert tray.verify(akta).verdict == "green"


def test_a_list_serves_where_no_answer_is_had(tray: Tray, akta: UUID, authority) -> None:
    authority.fault = "silent"
    assert lift(akta)
    assert authority.asked[:2] == ["ocsp", "list"]
    assert evidence_in(tray.pdf(akta))[1] == 4


@pytest.mark.parametrize("fault", ["silent", "huge", "garbage"])
def test_a_document_waits_for_its_proof_and_gets_it_later(
    tray: Tray, akta: UUID, authority, fault: str
) -> None:
    authority.fault = authority.list_fault = fault
    with pytest.raises(RevocationSilent):
        lift(akta)
    assert levels(akta) == []
    assert operations.complete_proofs(actor=NATION, at=AT + timedelta(hours=2)) == 0
    authority.fault, authority.at = "", AT + timedelta(hours=3)
    revocation._breakers.clear()
    assert operations.complete_proofs(actor=NATION, at=AT + timedelta(hours=3)) == 1
    assert len(levels(akta)) == 1


def test_after_three_silences_the_authority_is_left_alone_for_a_minute(
    tray: Tray, akta: UUID, authority
) -> None:
    authority.fault = authority.list_fault = "silent"
    for _ in range(3):
        with pytest.raises(RevocationSilent):
            lift(akta)
    asked = len(authority.asked)
    assert asked == 3
    with pytest.raises(RevocationSilent):
        lift(akta)
    assert len(authority.asked) == asked
    authority.fault = ""
    assert lift(akta, AT + timedelta(minutes=4))


def test_an_older_answer_than_the_signature_does_not_count(tray: Tray, akta: UUID, authority) -> None:
    authority.at = AT - timedelta(hours=1)
    with pytest.raises(RevocationSilent):
        lift(akta)


def test_without_network_the_level_says_so_and_is_completed_when_it_is_there(
    tray: Tray, akta: UUID, authority, settings
) -> None:
    settings.ADMINDUK_FETCH_REVOCATION = False
    assert lift(akta)
    assert (levels(akta), authority.asked) == (["B-T"], [])
    later = AT + timedelta(hours=2)
    assert operations.complete_proofs(actor=NATION, at=later) == 0
    assert queries.signer_health(at=SOON)["revocation"].startswith("off")
    settings.ADMINDUK_FETCH_REVOCATION = True
    authority.at = later
    made = operations.complete_proofs(actor=NATION, at=later)
    assert (made, levels(akta)) == (1, ["B-T", "B-LTA"])


def test_a_certificate_that_was_revoked_before_it_signed_alerts(
    tray: Tray, akta: UUID, authority, known
) -> None:
    chain = _chain(authority, known[bsre.NIK2])
    revoke(authority.folder, serial=chain[0].serial_number, at=AT - timedelta(days=1))
    for fault in ("", "silent"):
        authority.fault = fault
        with pytest.raises(SignedWhenRevoked):
            prove(chain, at=SOON, proven_at=AT)


def test_another_authority_cannot_answer_for_it(tray: Tray, authority, known, tmp_path: Path) -> None:
    chain = _chain(authority, known[bsre.NIK])
    own = authority.folder
    bsre.officials(tmp_path / "lain", at=AT)
    authority.folder = tmp_path / "lain"
    try:
        with pytest.raises(RevocationSilent):
            prove(chain, at=SOON, proven_at=AT)
    finally:
        authority.folder = own


def _chain(authority, official) -> list[x509.Certificate]:
    pem = official.credential.certificate_pem + official.credential.chain_pem
    chain = x509.load_pem_x509_certificates(pem)
    root = x509.load_pem_x509_certificate((authority.folder / "root.pem").read_bytes())
    # Of the issuing certificate, which names no place, nothing is asked.
    return [*chain, root][:2]


def test_a_file_that_bsre_signed_is_believed_on_the_public_page(tray: Tray, akta: UUID, settings) -> None:
    pdf = tray.pdf(akta)
    found = queries.verify_file(actor=STRANGER, purpose="test", pdf=pdf, at=SOON)
    assert found.as_issued
    assert found.report.trusted
    settings.ADMINDUK_BSRE_ROOTS = ""
    assert not queries.verify_file(actor=STRANGER, purpose="test", pdf=pdf, at=SOON).report.trusted


def test_one_code_is_for_one_document_and_is_asked_for_at_the_desk(
    tray: Tray, office: bsre.Service, settings
) -> None:
    settings.ADMINDUK_BSRE_CODE = True
    ids = tray.prepared(tray.registered(settle(asep_and_siti())))
    with pytest.raises(OneCodeOneDocument):
        operations.sign_batch(
            actor=tray.yuni, at=AT, document_ids=ids, passphrase=bsre.CODE, on_signed=lambda line: None
        )
    operations.ask_for_code(actor=tray.yuni, at=AT)
    assert office.count("/api/v2/sign/get/totp") == 1
    assert tray.sign(ids[0], passphrase=bsre.CODE).signed == (ids[0],)


def test_health_is_the_services_word_on_our_officials(tray: Tray, office: bsre.Service) -> None:
    assert queries.signer_health(at=AT)["well"]
    asked = office.count("/api/v2/user/check/status")
    queries.signer_health(at=AT + timedelta(minutes=1))
    assert office.count("/api/v2/user/check/status") == asked
    office.officials[bsre.NIK].status = "REVOKE"
    told = queries.signer_health(at=AT + timedelta(minutes=6))
    assert (told["well"], told["officials"], told["officials_refused"]) == (False, 1, 1)
    office.status_faults = ["html"]
    told = queries.signer_health(at=AT + timedelta(minutes=12))
    assert (told["well"], told["service"]) == (False, "silent")
