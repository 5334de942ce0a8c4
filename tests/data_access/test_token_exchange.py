"""A token is given for a proof that is fresh, meant for us, and shown once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from adminduk.data_access import operations, queries
from adminduk.data_access.models import UsedAssertion
from adminduk.data_access.policy import policy_of
from adminduk.data_access.tokens import LIFETIME, read_token
from adminduk.data_access.types import (
    AddressNotAllowed,
    AssertionNotForUs,
    AssertionNotInTime,
    AssertionNotSigned,
    AssertionUsedBefore,
    CertificateNotKnown,
    ClientNotAllowed,
    GrantNotSupported,
    IssuedToken,
    ScopeNotSupported,
    TokenRefused,
    TokenRequestBroken,
)
from adminduk.foundation.audit.models import Act
from adminduk.foundation.db.sql import rows, statement
from tests import institutions as made
from tests.cast import TUESDAY
from tests.data_access.certificates import certificate
from tests.institutions import HERE, Partner

pytestmark = pytest.mark.django_db


def ask(assertion: str, at: datetime = TUESDAY, address: str = HERE, **more: Any) -> IssuedToken:
    return operations.issue_token(at=at, form=made.form(assertion), address=address, **more)


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def test_a_signed_assertion_opens_once() -> None:
    one = made.partner()
    assertion = one.assertion()
    issued = ask(assertion)
    token = read_token(issued.access_token, TUESDAY.timestamp())
    assert token is not None
    assert (token.client_no, token.thumbprint, issued.seconds) == (one.client.number, "", LIFETIME)
    assert issued.as_json()["token_type"] == "Bearer"
    with pytest.raises(AssertionUsedBefore) as replayed:
        ask(assertion)
    assert replayed.value.error == "invalid_client"
    assert replayed.value.status == 401


def test_the_same_jti_opens_once_even_in_another_assertion() -> None:
    one = made.partner()
    ask(one.assertion(jti="one"))
    with pytest.raises(AssertionUsedBefore):
        ask(one.assertion(jti="one", iat=seconds(TUESDAY) - 1))
    other = made.partner()
    assert ask(other.assertion(jti="one"))


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "https://elsewhere.example/token"},
        {"aud": ["https://elsewhere.example/token"]},
        {"aud": None},
        {"aud": 7},
        {"iss": "somebody-else"},
        {"sub": "somebody-else"},
        {"sub": None},
        {"jti": None},
        {"jti": ""},
        {"jti": 5},
        {"jti": "x" * 201},
    ],
)
def test_an_assertion_that_is_not_meant_for_us_opens_nothing(changed: dict[str, Any]) -> None:
    one = made.partner()
    request = made.form(one.assertion(**changed), client_id=[one.client.client_id])
    with pytest.raises(AssertionNotForUs):
        operations.issue_token(at=TUESDAY, form=request, address=HERE)


def test_the_audience_may_be_one_of_several() -> None:
    one = made.partner()
    assert ask(one.assertion(aud=["https://elsewhere.example", made.AUDIENCE]))
    assert ask(one.assertion(aud="http://localhost:8100"))


@pytest.mark.parametrize(
    "changed",
    [
        {"exp": seconds(TUESDAY - timedelta(seconds=31))},
        {"exp": seconds(TUESDAY + timedelta(minutes=6))},
        {"exp": None},
        {"exp": "soon"},
        {"exp": True},
        {"exp": 1e30},
        {"iat": seconds(TUESDAY + timedelta(minutes=1))},
        {"nbf": seconds(TUESDAY + timedelta(minutes=1))},
        {"iat": "now"},
    ],
)
def test_an_assertion_lasts_five_minutes_at_most(changed: dict[str, Any]) -> None:
    with pytest.raises(AssertionNotInTime):
        ask(made.partner().assertion(**changed))


def test_a_key_that_nobody_registered_signs_nothing() -> None:
    one = made.partner()
    with pytest.raises(AssertionNotSigned):
        ask(one.assertion(key=ECKey.generate_key("P-256")))


def test_an_expired_key_and_a_withdrawn_key_sign_nothing() -> None:
    one = made.partner()
    in_two_years = TUESDAY + timedelta(days=730)
    with pytest.raises(AssertionNotSigned):
        ask(one.assertion(in_two_years), at=in_two_years)
    key = queries.get_client(actor=one.drafter, client_id=one.client.client_id).keys[0]
    later = TUESDAY + timedelta(minutes=1)
    operations.withdraw_key(actor=one.drafter, at=later, key_id=key.id)
    with pytest.raises(AssertionNotSigned):
        ask(one.assertion(later), at=later)


def test_no_signature_at_all_and_a_public_key_as_a_secret_are_refused() -> None:
    """The two oldest tricks: alg none, and an HMAC with the text of the public key."""
    one = made.partner()
    head, body, _ = one.assertion().split(".")
    none = "eyJhbGciOiJub25lIn0"
    for forged in (f"{none}.{body}.", f"{head}.{body}.", f"{none}.{body}.AAAA"):
        with pytest.raises(TokenRefused):
            ask(forged)
    from joserfc.jwk import OctKey

    secret = OctKey.import_key(one.key.as_dict(private=False)["x"])
    claims = {"iss": one.client.client_id, "sub": one.client.client_id, "aud": made.AUDIENCE, "jti": "h"}
    with pytest.raises(AssertionNotSigned):
        ask(jwt.encode({"alg": "HS256"}, claims, secret))


class _Older(JWSRegistry):
    def get_alg(self, name: str) -> Any:
        return self.algorithms[name]


@pytest.mark.parametrize(
    ("make", "algorithm"),
    [
        (lambda: RSAKey.generate_key(2048), "RS256"),
        (lambda: RSAKey.generate_key(2048), "PS256"),
        (lambda: OKPKey.generate_key("Ed25519"), "EdDSA"),
        (lambda: OKPKey.generate_key("Ed25519"), "Ed25519"),
    ],
)
def test_other_kinds_of_keys_sign_by_their_algorithm(make: Callable[[], Any], algorithm: str) -> None:
    import json

    one = made.partner()
    key = make()
    told = key.as_dict(private=False) | {"kid": "baru", "alg": algorithm}
    operations.add_key(
        actor=one.drafter, at=TUESDAY, client_id=one.client.client_id, key_text=json.dumps(told)
    )
    client_id = one.client.client_id
    claims = {
        "iss": client_id,
        "sub": client_id,
        "aud": made.AUDIENCE,
        "jti": "x",
        "exp": seconds(TUESDAY) + 60,
    }
    header = {"alg": algorithm, "kid": "baru"}
    assert ask(jwt.encode(header, claims, key, registry=_Older(algorithms=[algorithm])))


def test_with_two_keys_the_named_one_counts() -> None:
    one = made.partner()
    second = ECKey.generate_key("P-256")
    added = operations.add_key(
        actor=one.drafter,
        at=TUESDAY,
        client_id=one.client.client_id,
        key_text=second.as_pem(private=False).decode(),
    )
    assert ask(one.assertion())
    assert ask(one.assertion(key=second, kid=added.kid))
    assert ask(one.assertion(key=second, kid=""))
    with pytest.raises(AssertionNotSigned):
        ask(one.assertion(key=second, kid=one.kid))


def test_an_address_outside_the_networks_gets_no_token_and_does_not_use_up_the_proof() -> None:
    one = made.partner()
    operations.set_addresses(
        actor=one.drafter, at=TUESDAY, client_id=one.client.client_id, networks=["203.0.113.0/28"]
    )
    assertion = one.assertion()
    with pytest.raises(AddressNotAllowed):
        ask(assertion, address="198.51.100.1")
    assert ask(assertion, address="203.0.113.15")


def test_an_ended_agreement_gets_no_token() -> None:
    one = made.partner()
    operations.end_agreement(
        actor=one.approver, at=TUESDAY, agreement_id=one.agreement_id, reason="Disalahgunakan"
    )
    with pytest.raises(ClientNotAllowed) as refused:
        ask(one.assertion())
    assert (refused.value.error, refused.value.status) == ("unauthorized_client", 400)


def test_an_agreement_that_has_not_begun_gets_no_token() -> None:
    from datetime import date

    one = made.partner(valid_from=date(2026, 11, 18))
    with pytest.raises(ClientNotAllowed):
        ask(one.assertion())
    tomorrow = datetime(2026, 11, 17, 17, 0, tzinfo=UTC)
    assert ask(one.assertion(tomorrow), at=tomorrow)


def test_a_closed_client_is_not_known() -> None:
    one = made.partner()
    operations.close_client(actor=one.drafter, at=TUESDAY, client_id=one.client.client_id)
    with pytest.raises(TokenRefused):
        ask(one.assertion())


def with_certificate(one: Partner) -> str:
    return operations.add_certificate(
        actor=one.drafter, at=TUESDAY, client_id=one.client.client_id, pem=certificate()
    )


def by_certificate(one: Partner, thumbprint: str) -> IssuedToken:
    request = {"grant_type": ["client_credentials"], "client_id": [one.client.client_id]}
    return operations.issue_token(at=TUESDAY, form=request, address=HERE, thumbprint=thumbprint)


def test_a_certificate_opens_and_the_token_is_bound_to_it() -> None:
    one = made.partner()
    thumbprint = with_certificate(one)
    token = read_token(by_certificate(one, thumbprint).access_token, TUESDAY.timestamp())
    assert token is not None
    assert token.thumbprint == thumbprint
    also = read_token(ask(one.assertion(), thumbprint=thumbprint).access_token, TUESDAY.timestamp())
    assert also is not None
    assert also.thumbprint == thumbprint


def test_another_certificate_or_none_opens_nothing() -> None:
    one = made.partner()
    with_certificate(one)
    for shown in ("", "ab" * 32):
        with pytest.raises(CertificateNotKnown):
            by_certificate(one, shown)


def test_a_certificate_that_was_taken_away_no_longer_opens() -> None:
    one = made.partner()
    thumbprint = with_certificate(one)
    operations.remove_certificate(
        actor=one.drafter, at=TUESDAY, client_id=one.client.client_id, thumbprint=thumbprint
    )
    with pytest.raises(CertificateNotKnown):
        by_certificate(one, thumbprint)


def test_a_stolen_key_voids_every_token_of_the_client() -> None:
    one = made.partner()
    token = read_token(ask(one.assertion()).access_token, TUESDAY.timestamp())
    assert token is not None
    key = queries.get_client(actor=one.drafter, client_id=one.client.client_id).keys[0]
    later = TUESDAY + timedelta(seconds=5)
    operations.withdraw_key(actor=one.drafter, at=later, key_id=key.id, stolen=True)
    policy = policy_of(rows(statement("data_access", "policies"))[0])
    assert not policy.accepts(token.issued_at)


@pytest.mark.parametrize(
    ("changed", "refusal", "error"),
    [
        ({"grant_type": []}, TokenRequestBroken, "invalid_request"),
        ({"grant_type": ["client_credentials"] * 2}, TokenRequestBroken, "invalid_request"),
        ({"grant_type": ["authorization_code"]}, GrantNotSupported, "unsupported_grant_type"),
        ({"scope": ["everything"]}, ScopeNotSupported, "invalid_scope"),
        ({"client_assertion": []}, TokenRequestBroken, "invalid_request"),
        ({"client_assertion": ["x" * 9000]}, TokenRequestBroken, "invalid_request"),
        ({"client_assertion": ["not.a.jwt"]}, AssertionNotForUs, "invalid_client"),
        ({"client_assertion_type": ["saml"]}, TokenRefused, "invalid_client"),
        ({"client_id": ["unknown"]}, TokenRefused, "invalid_client"),
        ({"client_secret": ["s3cret"]}, TokenRefused, "invalid_client"),
    ],
)
def test_errors_are_those_of_rfc_6749(
    changed: dict[str, list[str]], refusal: type[TokenRefused], error: str
) -> None:
    request = made.form(made.partner().assertion()) | changed
    with pytest.raises(refusal) as refused:
        operations.issue_token(at=TUESDAY, form=request, address=HERE)
    told = refused.value.as_json()
    assert told["error"] == error
    assert told["error_description"].isascii()


def test_a_refusal_leaves_a_line_that_says_why_and_rubbish_does_not_fill_the_trail() -> None:
    one = made.partner()
    for _ in range(25):
        with pytest.raises(AssertionNotInTime):
            ask(one.assertion(exp=1))
    acts = Act.objects.filter(action="data_access.client.token_refused")
    assert acts.count() == 20
    assert {act.detail["why"] for act in acts} == {"AssertionNotInTime"}


def test_used_assertions_are_forgotten_when_they_would_not_open_any_more() -> None:
    one = made.partner()
    ask(one.assertion())
    assert operations.forget_used_assertions(at=TUESDAY + timedelta(minutes=4)) == 0
    assert operations.forget_used_assertions(at=TUESDAY + timedelta(minutes=5)) == 1
    assert not UsedAssertion.objects.exists()
