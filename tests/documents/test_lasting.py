"""A signature that is to convince a court in 2060: what is added behind it, and that nothing before changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings

from adminduk.documents.models import Revision
from adminduk.documents.operations import lasting as lasting_operations
from adminduk.documents.operations import lift_document, renew_proofs
from adminduk.documents.types import DocumentNotFound, Kind, Verdict
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from tests.documents.office import WORKER, Tray
from tests.documents.validators import ades
from tests.people import AT, asep_and_siti, settle

pytestmark = pytest.mark.django_db
AKTA = Kind.BIRTH_CERTIFICATE
KEEPER = system("documents", Scope.nation())
LATER = AT + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def own_authority(tmp_path: Path, settings) -> None:  # type: ignore[no-untyped-def]
    """Certificates that name an address, as those of a real office do; made at the day of these tests."""
    settings.ADMINDUK_PKI = str(tmp_path / "pki")
    settings.ADMINDUK_PUBLIC_URL = "https://dukcapil.example"
    lasting_operations._open.clear()


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def signed(tray: Tray) -> UUID:
    (document_id,) = tray.prepared(tray.registered(settle(asep_and_siti())), AKTA)
    tray.sign(document_id)
    return document_id


def lifted(document_id: UUID, at: datetime = LATER) -> bool:
    return lift_document(actor=WORKER, at=at, document_id=document_id)


def judged(pdf: bytes, at: datetime) -> str:
    return ades(pdf, root_pem=(Path(settings.ADMINDUK_PKI) / "root.pem").read_bytes(), at=at)


def test_the_issued_bytes_are_the_first_bytes_for_ever(tray: Tray, signed: UUID) -> None:
    issued = tray.pdf(signed)
    assert lifted(signed)
    assert tray.pdf(signed).startswith(issued)
    assert len(tray.pdf(signed)) > len(issued)


def test_it_is_lifted_once(signed: UUID) -> None:
    assert lifted(signed)
    assert not lifted(signed)


def test_what_nobody_signed_is_not_lifted(tray: Tray) -> None:
    (document_id,) = tray.prepared(tray.registered(settle(asep_and_siti())), AKTA)
    with pytest.raises(DocumentNotFound):
        lifted(document_id)


@pytest.mark.parametrize("days", [0, 25])
def test_a_validator_without_network_accepts_it(tray: Tray, signed: UUID, days: int) -> None:
    lifted(signed)
    assert judged(tray.pdf(signed), LATER + timedelta(days=days, minutes=1)) == "OK"


def test_years_later_when_the_signers_certificate_has_ended_it_is_still_accepted(
    tray: Tray, signed: UUID
) -> None:
    lifted(signed)
    # Another timestamp, made while the first one's certificate was in force, and nothing else.
    once_more = LATER + timedelta(days=365 * 4 + 200)
    assert renew_proofs(actor=KEEPER, at=once_more) == 1
    assert judged(tray.pdf(signed), once_more + timedelta(days=1)) == "OK"


def test_a_proof_that_lasts_is_not_renewed(signed: UUID) -> None:
    lifted(signed)
    assert renew_proofs(actor=KEEPER, at=LATER + timedelta(days=30)) == 0


def test_the_signature_alone_would_not_outlive_its_certificate(tray: Tray, signed: UUID) -> None:
    assert judged(tray.pdf(signed), AT + timedelta(days=900)) != "OK"


def test_whoever_drops_the_lifted_file_is_told_that_it_is_ours(tray: Tray, signed: UUID) -> None:
    issued = tray.pdf(signed)
    lifted(signed)
    for file in (issued, tray.pdf(signed)):
        told = tray.verify_file(file, at=LATER + timedelta(minutes=1))
        assert (told.verification.verdict, told.report.good) == (Verdict.GREEN, True)


def test_a_byte_behind_the_proof_is_seen(tray: Tray, signed: UUID) -> None:
    lifted(signed)
    told = tray.verify_file(tray.pdf(signed) + b"\n", at=LATER + timedelta(minutes=1))
    assert told.verification.verdict is Verdict.RED
    assert not told.report.good


def test_what_proves_a_document_is_kept_for_ever(signed: UUID) -> None:
    lifted(signed)
    with acting(WORKER):
        (revision,) = Revision.objects.filter(document_id=signed)
    assert (revision.seq, revision.level) == (1, "B-LTA")
    assert revision.proof_ends > LATER + timedelta(days=365 * 4)
