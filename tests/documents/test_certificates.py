"""Officials' certificates: issued by the administrator, one in force, revoked in an instant."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from adminduk.documents import operations
from adminduk.documents.models import SignerCertificate
from adminduk.documents.pki.officials import WeakPassphrase
from adminduk.documents.queries import signer_health
from adminduk.documents.signing.signer import CertificateExpired, CertificateNotYetValid
from adminduk.documents.types import Kind, NoCertificate, Verdict
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction
from adminduk.foundation.audit.models import Act
from adminduk.foundation.clock import now
from tests import cast
from tests.documents.office import PASSPHRASE, WORKER, Tray
from tests.people import AT, asep_and_siti, settle

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@pytest.fixture
def tray(db: None) -> Tray:
    return Tray()


@pytest.fixture
def akta(tray: Tray) -> UUID:
    """Bayu's akta, in Yuni's tray."""
    (document_id,) = tray.prepared(tray.registered(settle(asep_and_siti())), Kind.BIRTH_CERTIFICATE)
    return document_id


def held(staff_id: UUID) -> list[SignerCertificate]:
    with acting(WORKER):
        return list(SignerCertificate.objects.filter(staff_id=staff_id).order_by("created_at", "revoked_at"))


def issue(tray: Tray, staff_id: UUID, **changes: object):  # type: ignore[no-untyped-def]
    facts = {"actor": tray.tatang, "at": AT, "staff_id": staff_id, "passphrase": PASSPHRASE}
    return operations.issue_certificate(**(facts | changes))


def test_only_the_administrator_of_that_office_issues_and_revokes(tray: Tray) -> None:
    assert tray.yuni.id is not None
    elsewhere = cast.staff("administrator", "3271").actor
    for actor, refusal in ((tray.yuni, NotAllowed), (elsewhere, OutsideJurisdiction)):
        with pytest.raises(refusal):
            issue(tray, tray.yuni.id, actor=actor)
    with pytest.raises(NotAllowed):
        operations.revoke_certificate(actor=tray.yuni, at=AT, staff_id=tray.yuni.id)
    assert operations.revoke_certificate(actor=elsewhere, at=AT, staff_id=tray.yuni.id) == 0
    assert [one.revoked_at for one in held(tray.yuni.id)] == [None]


def test_a_weak_passphrase_is_refused_and_the_old_certificate_stays(tray: Tray) -> None:
    assert tray.yuni.id is not None
    with pytest.raises(WeakPassphrase):
        issue(tray, tray.yuni.id, passphrase="rahasia")
    assert [one.revoked_at for one in held(tray.yuni.id)] == [None]


def test_the_key_lies_under_its_passphrase_only(tray: Tray) -> None:
    assert tray.yuni.id is not None
    (one,) = held(tray.yuni.id)
    assert "ENCRYPTED" in one.encrypted_key_pem
    assert PASSPHRASE not in f"{one.encrypted_key_pem}{one.certificate_pem}{one.chain_pem}"
    assert not Act.objects.filter(detail__icontains=PASSPHRASE).exists()


def test_a_new_certificate_ends_the_earlier_one(tray: Tray, akta: UUID) -> None:
    assert tray.yuni.id is not None
    issue(tray, tray.yuni.id, at=AT + timedelta(minutes=1), passphrase="kenanga di tepi sawah")
    assert [one.revoked_at is None for one in held(tray.yuni.id)] == [False, True]
    later = AT + timedelta(minutes=2)
    assert tray.sign(akta, at=later, passphrase="kenanga di tepi sawah").signed == (akta,)


def test_who_was_revoked_signs_nothing_more_and_revoking_twice_is_once(tray: Tray, akta: UUID) -> None:
    assert tray.yuni.id is not None
    assert operations.revoke_certificate(actor=tray.tatang, at=AT, staff_id=tray.yuni.id) == 1
    assert operations.revoke_certificate(actor=tray.tatang, at=AT, staff_id=tray.yuni.id) == 0
    with pytest.raises(NoCertificate):
        tray.sign(akta)


def test_what_was_signed_before_the_revocation_stays_genuine_to_the_register(tray: Tray, akta: UUID) -> None:
    assert tray.yuni.id is not None
    tray.sign(akta)
    operations.revoke_certificate(actor=tray.tatang, at=AT + timedelta(days=1), staff_id=tray.yuni.id)
    assert tray.verify(akta).verdict is Verdict.GREEN


def test_an_expired_certificate_and_one_of_tomorrow_sign_nothing(tray: Tray, akta: UUID) -> None:
    with pytest.raises(CertificateExpired):
        tray.sign(akta, at=AT + 3 * YEAR)
    with pytest.raises(CertificateNotYetValid):
        tray.sign(akta, at=AT - YEAR)


def test_the_watchman_is_told_whether_there_is_an_authority_without_a_name(tray: Tray) -> None:
    assert tray.yuni
    health = signer_health(at=now())
    assert health["well"] is True
    assert "Yuni" not in repr(health)
    assert signer_health(at=AT + 60 * YEAR)["well"] is False
