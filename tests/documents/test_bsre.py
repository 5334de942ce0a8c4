"""BSrE's service, with all that it may answer: one request for each signature, never two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from adminduk.documents.signing.bsre import Account, BsreSigner, Client, Identity, Route
from adminduk.documents.signing.bsre.signer import Trust
from adminduk.documents.signing.signer import (
    AccountRefused,
    CertificateExpired,
    CertificateRevoked,
    NotRegistered,
    OutcomeUnknown,
    ServiceRefused,
    SignerClosed,
    SignerDown,
    WrongAnswer,
    WrongPassphrase,
)
from adminduk.documents.signing.validation import validate
from tests.documents import bsre
from tests.documents.conftest import AT

SIGN = "/api/v2/sign/pdf"
HASH = "/v2/esign/v2/api/entity/sign/hash/pdf"


@pytest.fixture(scope="module")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bsre") / "ca"


@pytest.fixture(scope="module")
def known(pki: Path) -> dict[str, bsre.Official]:
    return bsre.officials(pki, at=AT)


@pytest.fixture
def service(known: dict[str, bsre.Official]) -> Iterator[bsre.Service]:
    fresh = {nik: bsre.Official(one.credential) for nik, one in known.items()}
    with bsre.serving(fresh) as running:
        yield running


@pytest.fixture
def client(service: bsre.Service) -> Client:
    account = Account(bsre.USER, bsre.PASSWORD, bsre.SUBSCRIBER)
    return Client(service.address, account, patience=20.0)


def opened(
    client: Client, service: bsre.Service, pki: Path, *, route: Route = Route.PDF, secret: str = bsre.SECRET,
    by_code: bool = False, at=AT, nik: str = bsre.NIK,
) -> BsreSigner:  # fmt: skip
    held = service.officials[bsre.NIK].credential
    return BsreSigner.unlock(
        client,
        route,
        Identity(nik, secret, by_code=by_code),
        held.certificate_pem,
        held.chain_pem,
        at=at,
        trust=Trust(roots=[(pki / "root.pem").read_bytes()]),
        place="Cibinong",
    )


@pytest.mark.parametrize("route", Route)
def test_what_the_service_signs_is_our_file_with_a_valid_signature(client, service, pki, akta, route):
    with opened(client, service, pki, route=route) as signer:
        (signed,) = signer.sign([akta], at=AT)
    assert signed.startswith(akta)
    report = validate(signed, trust_roots=[(pki / "root.pem").read_bytes()], at=AT)
    assert report.good
    assert report.signer_serial == signer.serial
    assert len(service.signed) == 1


def test_each_document_is_a_request_of_its_own(client, service, pki, akta):
    with opened(client, service, pki) as signer:
        assert len(list(signer.sign([akta, akta], at=AT))) == 2
    bodies = [body for path, body in service.asked if path == SIGN]
    assert [len(body["file"]) for body in bodies] == [1, 1]


def test_the_whole_document_stays_in_the_house_when_only_its_digest_is_signed(client, service, pki, akta):
    with opened(client, service, pki, route=Route.HASH) as signer:
        next(signer.sign([akta], at=AT))
    (body,) = [body for path, body in service.asked if path == HASH]
    assert body["idSubscriber"] == bsre.SUBSCRIBER
    assert len(str(body)) < 1000


def test_a_code_that_was_sent_signs_too(client, service, pki, akta):
    client.send_code(bsre.NIK, at=AT)
    with opened(client, service, pki, secret=bsre.CODE, by_code=True) as signer:
        assert next(signer.sign([akta], at=AT)).startswith(akta)


def test_a_slow_answer_is_waited_for(client, service, pki, akta):
    service.faults = ["slow"]
    with opened(client, service, pki) as signer:
        assert next(signer.sign([akta], at=AT))


@pytest.mark.parametrize(
    ("fault", "refusal"),
    [("unauthorized", AccountRefused), ("bad file", ServiceRefused), ("misspelt refusal", WrongPassphrase)],
)
def test_a_clear_no_is_a_refusal_with_a_sentence(client, service, pki, akta, fault, refusal):
    service.faults = [fault]
    with opened(client, service, pki) as signer, pytest.raises(refusal) as told:
        next(signer.sign([akta], at=AT))
    assert not isinstance(told.value, OutcomeUnknown)
    assert told.value.say("id") != told.value.say("en")
    assert service.signed == []


def test_a_wrong_passphrase_is_told_as_such(client, service, pki, akta):
    with opened(client, service, pki, secret="bukan ini") as signer, pytest.raises(WrongPassphrase):
        next(signer.sign([akta], at=AT))


@pytest.mark.parametrize(
    ("fault", "made"),
    [
        ("silent after signing", 1), ("cut after signing", 1), ("gateway after signing", 1),
        ("misspelt answer", 1), ("html", 0), ("500", 0), ("gateway", 0),
    ],
)  # fmt: skip
@pytest.mark.parametrize("route", Route)
def test_without_a_clear_answer_the_outcome_is_unknown_and_nothing_is_sent_twice(
    client, service, pki, akta, fault, made, route
):
    service.faults = [fault]
    signer = opened(client, service, pki, route=route)
    if fault.startswith("silent"):
        client._patience = 0.8
    with pytest.raises(OutcomeUnknown):
        next(signer.sign([akta], at=AT))
    assert service.count(SIGN if route is Route.PDF else HASH) == 1
    if made:
        assert service.made.wait(30)
    assert len(service.signed) == made


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("other file", "continue"), ("other signer", "signer"), ("page redrawn", "changed"),
        ("byte flipped", "valid"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_ours_signed_by_whom_we_asked_is_not_accepted(
    client, service, pki, akta, fault, why
):
    service.faults = [fault]
    with opened(client, service, pki) as signer, pytest.raises(WrongAnswer) as told:
        next(signer.sign([akta], at=AT))
    assert why in told.value.say("en")


def test_a_signature_under_a_strangers_root_is_not_accepted(client, service, pki, akta, authority):
    signer = opened(client, service, pki)
    signer._trust = Trust(roots=[authority.root_pem])
    with pytest.raises(WrongAnswer, match="sah"):
        next(signer.sign([akta], at=AT))


def test_whom_the_service_does_not_know_is_told_before_anything_is_signed(client, service, pki):
    with pytest.raises(NotRegistered):
        opened(client, service, pki, nik="3201010101709999")
    service.officials[bsre.NIK].status = "NO_CERTIFICATE"
    with pytest.raises(NotRegistered):
        opened(client, service, pki)
    service.officials[bsre.NIK].status = "REVOKE"
    with pytest.raises(CertificateRevoked):
        opened(client, service, pki)
    assert service.count(SIGN) == 0


def test_an_expired_certificate_asks_the_service_nothing(client, service, pki):
    with pytest.raises(CertificateExpired):
        opened(client, service, pki, at=AT + timedelta(days=900))
    assert service.asked == []


def test_a_service_that_is_down_is_down_and_not_unknown(service, pki):
    nowhere = Client("http://127.0.0.1:9", Account(bsre.USER, bsre.PASSWORD))
    with pytest.raises(SignerDown):
        opened(nowhere, service, pki)
    with pytest.raises(SignerDown):
        nowhere.sign_pdf(b"%PDF", Identity(bsre.NIK, bsre.SECRET), reason="", place="", at=AT)


def test_after_three_failures_the_service_rests_for_a_minute(client, service, pki, akta):
    signer = opened(client, service, pki)
    service.faults = ["500"] * 3
    for _ in range(3):
        with pytest.raises(OutcomeUnknown):
            next(signer.sign([akta], at=AT))
    with pytest.raises(SignerDown):
        signer.check(at=AT + timedelta(seconds=59))
    assert service.count(SIGN) == 3
    later = AT + timedelta(seconds=61)
    signer.check(at=later)
    assert next(signer.sign([akta], at=later))
    client.check_breaker(AT)


def test_after_a_doubt_the_service_is_asked_something_harmless_first(client, service, pki, akta):
    signer = opened(client, service, pki)
    service.faults, service.status_faults = ["500"], ["html"]
    with pytest.raises(OutcomeUnknown):
        next(signer.sign([akta], at=AT))
    with pytest.raises(SignerDown):
        signer.check(at=AT)
    signer.check(at=AT)
    assert service.count(SIGN) == 1


def test_the_passphrase_shows_nowhere_and_goes_when_the_signer_closes(client, service, pki, akta):
    signer = opened(client, service, pki)
    assert bsre.SECRET not in repr(vars(signer)) + repr(vars(client))
    assert bsre.NIK not in repr(vars(signer))
    assert bsre.PASSWORD not in repr(vars(client))
    signer.close()
    assert signer._who is None
    with pytest.raises(SignerClosed):
        next(signer.sign([akta], at=AT))
