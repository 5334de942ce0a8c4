"""A signer, a device or the archive fails at the worst moment: no document lost, none signed twice.

What BSrE's service can do to us stands in tests/documents/test_asked.py.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from adminduk.documents import operations
from adminduk.documents.pki import open_authority
from adminduk.documents.signing import hardware
from adminduk.documents.signing.signer import SignerDown
from adminduk.documents.types import Kind, Status
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.storage.types import StorageDown
from tests.documents.office import PASSPHRASE, Tray
from tests.documents.softhsm import MODULE, PIN, needs_softhsm, put_key
from tests.people import AT, asep_and_siti, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def tray(db: None) -> Tray:
    return Tray()


@pytest.fixture
def ids(tray: Tray) -> list[UUID]:
    return tray.prepared(tray.registered(settle(asep_and_siti())), Kind.BIRTH_CERTIFICATE, Kind.FAMILY_CARD)


def test_a_full_disk_keeps_what_was_archived_and_leaves_the_rest_in_the_tray(
    tray: Tray, ids: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = ids
    put = storage.put
    room = [1]

    def nearly_full(content: bytes, *, kind: str) -> object:
        if kind == "document":
            if not room:
                raise StorageDown
            room.pop()
        return put(content, kind=kind)

    with monkeypatch.context() as disk:
        disk.setattr("adminduk.documents.operations.archiving.storage.put", nearly_full)
        batch = tray.sign(first, second)
    assert batch.signed == (first,)
    assert [(one, why.id) for one, why in batch.failed] == [(second, StorageDown.sentence.id)]
    assert tray.row(second).status == Status.PREPARED
    assert tray.sign(first, second).signed == (second,)
    assert {tray.verify(one).verdict for one in ids} == {"green"}


@needs_softhsm
def test_a_device_that_goes_away_in_a_batch_leaves_the_rest_in_the_tray(
    tray: Tray, ids: list[UUID], settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ADMINDUK_SIGNER, settings.ADMINDUK_PKCS11_MODULE = "pkcs11", MODULE
    authority = open_authority(Path(settings.ADMINDUK_PKI))
    pem = put_key(authority, label="kantor", key="tanda-tangan", kind="rsa", at=AT)
    enrolled = {"signer": "pkcs11", "pem": pem, "token": "kantor", "key": "tanda-tangan"}
    operations.enrol_certificate(actor=tray.tatang, at=AT, staff_id=tray.yuni.id, **enrolled)
    first, second = ids
    ready, asked = hardware.HardwareKey.ready, []

    def goes_away(key: hardware.HardwareKey) -> None:
        asked.append(key)
        if len(asked) > 1:
            key._session.close()
            key._place = hardware.Place(MODULE, "dicabut", "tanda-tangan")
        ready(key)

    with monkeypatch.context() as device:
        device.setattr(hardware.HardwareKey, "ready", goes_away)
        batch = tray.sign(first, second, passphrase=PIN)
    assert batch.signed == (first,)
    assert [why.id for _, why in batch.failed] == [SignerDown.sentence.id]
    assert tray.row(second).status == Status.PREPARED
    assert tray.sign(second, passphrase=PIN).signed == (second,)
    assert {tray.verify(one).verdict for one in ids} == {"green"}
    assert tray.row(first).certificate_serial == tray.row(second).certificate_serial
    with pytest.raises(Exception, match="tidak cocok"):
        tray.sign(second, passphrase=PASSPHRASE)
