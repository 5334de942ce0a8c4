"""Keys in a device: the same signatures, a login that is asked for each time, a session that may be lost."""

from __future__ import annotations

import pytest
from pkcs11 import exceptions

from adminduk.documents.pki import Authority
from adminduk.documents.signing import hardware
from adminduk.documents.signing.hardware import HardwareSigner, NotRegisteredHere, Place
from adminduk.documents.signing.signer import SignerBusy, SignerClosed, SignerDown, WrongPassphrase
from adminduk.documents.signing.validation import validate
from tests.documents.conftest import AT
from tests.documents.softhsm import MODULE, PIN, TOKEN, needs_softhsm, put_key

pytestmark = needs_softhsm


@pytest.fixture(scope="session")
def pems(authority: Authority) -> dict[str, bytes]:
    return {
        kind: put_key(authority, label=TOKEN, key=f"kunci-{kind}", kind=kind, at=AT) for kind in ("rsa", "ec")
    }


def opened(pems: dict[str, bytes], kind: str = "rsa", *, pin: str = PIN, place: Place | None = None):
    own, chain = pems[kind].split(b"-----END CERTIFICATE-----\n", 1)
    at = place or Place(MODULE, TOKEN, f"kunci-{kind}")
    return HardwareSigner.open(own + b"-----END CERTIFICATE-----\n", chain, at, pin, at=AT)


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_a_key_in_the_device_signs_as_one_in_memory_does(pems, authority: Authority, akta: bytes, kind: str):
    with opened(pems, kind) as signer:
        signed = list(signer.sign([akta, akta], at=AT))
    for one in signed:
        assert one.startswith(akta)
        report = validate(one, trust_roots=[authority.root_pem], at=AT)
        assert report.good
        assert report.signer_serial == signer.serial


def test_a_wrong_pin_opens_nothing_and_leaves_the_device_free(pems, akta: bytes):
    for wrong in ("bukan ini", "", "1"):
        with pytest.raises(WrongPassphrase):
            opened(pems, pin=wrong)
    with opened(pems) as signer:
        assert next(signer.sign([akta], at=AT))


def test_a_second_window_waits_and_its_own_pin_is_asked_for(pems, monkeypatch):
    monkeypatch.setattr(hardware, "PATIENCE", 0.05)
    with opened(pems), pytest.raises(SignerBusy):
        opened(pems, pin="bukan ini")
    with pytest.raises(WrongPassphrase):
        opened(pems, pin="bukan ini")


def test_a_session_that_was_lost_is_opened_once_before_signing(pems, akta: bytes):
    with opened(pems) as signer:
        signing = signer.sign([akta, akta], at=AT)
        next(signing)
        signer._key._session.close()
        assert next(signing).startswith(akta)


def test_a_device_that_stays_away_is_down(pems, akta: bytes):
    with opened(pems) as signer:
        signer._key._session.close()
        signer._key._place = Place(MODULE, "dicabut", "kunci-rsa")
        with pytest.raises(SignerDown):
            next(signer.sign([akta], at=AT))


def test_a_session_lost_while_it_signs_is_not_tried_again(pems, akta: bytes):
    class Lost:
        asked = 0

        def sign(self, *_: object, **__: object) -> bytes:
            self.asked += 1
            raise exceptions.DeviceRemoved

    with opened(pems) as signer:
        lost = signer._key._key = Lost()
        with pytest.raises(SignerDown):
            next(signer.sign([akta], at=AT))
        assert lost.asked == 1


def test_a_key_or_a_module_that_is_not_there_is_told(pems):
    with pytest.raises(NotRegisteredHere):
        opened(pems, place=Place(MODULE, TOKEN, "tidak-ada"))
    with pytest.raises(SignerDown):
        opened(pems, place=Place("/nowhere/module.so", TOKEN, "kunci-rsa"))


def test_the_pin_goes_when_the_signer_closes(pems, akta: bytes):
    signer = opened(pems)
    signer.close()
    signer.close()
    assert PIN not in repr(vars(signer)) + repr(vars(signer._key))
    with pytest.raises(SignerClosed):
        next(signer.sign([akta], at=AT))
