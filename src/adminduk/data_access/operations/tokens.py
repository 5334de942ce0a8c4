"""Exchanging a proof for a token: OAuth 2.0 client credentials (RFC 6749 4.4), with a signed assertion
(private_key_jwt, RFC 7523) or with a client certificate (RFC 8705)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import connection
from joserfc import jws
from joserfc.errors import JoseError

from adminduk.data_access.models import Client, UsedAssertion
from adminduk.data_access.policy import Policy, policy_of
from adminduk.data_access.public_keys import claims_signed_by
from adminduk.data_access.tokens import LIFETIME, make_token
from adminduk.data_access.trail import record_about
from adminduk.data_access.types.clients import IssuedToken
from adminduk.data_access.types.token_refusals import (
    AddressNotAllowed,
    AssertionNotForUs,
    AssertionNotInTime,
    AssertionNotSigned,
    AssertionUsedBefore,
    CertificateNotKnown,
    ClientNotAllowed,
    GrantNotSupported,
    ScopeNotSupported,
    TokenRefused,
    TokenRequestBroken,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind, Scope
from adminduk.foundation.db.sql import first, statement
from adminduk.foundation.throttle.operations import TooManyTries, count_try

BY_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LONGEST = timedelta(minutes=5)
# Two machines need not have the very same clock.
LEEWAY = timedelta(seconds=30)
LONGEST_ASSERTION, LONGEST_JTI = 8_192, 200
# Misses of a client that are written down, so that nobody fills the trail with rubbish.
MISSES, PER = 20, timedelta(hours=1)
STRANGER = Actor(kind=Kind.PUBLIC, id=None, name="token", scope=Scope.none())


def issue_token(
    *, at: datetime, form: Mapping[str, Sequence[str]], address: str, thumbprint: str = ""
) -> IssuedToken:
    """The token that a request asks for; a `TokenRefused` holds the answer of RFC 6749 5.2 otherwise.

    `form` holds every value of every field, as posted. `address` is the caller's, `thumbprint` that of the
    certificate that our own proxy saw (see `proxies`). Must run outside a transaction: a proof that was shown is
    used up, whatever becomes of the request.
    """
    fields = _fields(form)
    assertion, client_id = _proof(fields)
    client: Client | None = None
    try:
        if assertion:
            client = _known(client_id or _issuer(assertion))
            expires_at, jti = _check_assertion(client, assertion, at=at)
        else:
            client = _known(client_id)
            if not thumbprint or thumbprint not in client.certificates:
                raise CertificateNotKnown
        policy = _policy(client, at=at)
        if not policy.admits(address):
            raise AddressNotAllowed
        if assertion:
            _use_up(client, jti, expires_at)
    except TokenRefused as refused:
        _record_miss(client, refused, at=at)
        raise
    # A certificate that is shown and known binds the token to it; another one is just the way here.
    bound = thumbprint if thumbprint in client.certificates else ""
    return IssuedToken(make_token(client.client_no, at.timestamp(), LIFETIME, bound), LIFETIME)


def forget_used_assertions(*, at: datetime) -> int:
    """Drops what would not open any more by its own time; answers how many."""
    dropped, _ = UsedAssertion.objects.filter(expires_at__lt=at - LEEWAY).delete()
    return dropped


def audiences() -> frozenset[str]:
    """What an assertion may name as `aud`: the address of the token endpoint, or of the whole service."""
    bases = (settings.ADMINDUK_INSTITUTIONS_URL, settings.ADMINDUK_PUBLIC_URL)
    return frozenset(
        address for base in bases for address in (base, f"{base}/oauth/token", f"{base}/v1/oauth/token")
    )


def _fields(form: Mapping[str, Sequence[str]]) -> dict[str, str]:
    for name, values in form.items():
        if len(values) > 1:
            raise TokenRequestBroken(what=name[:40].encode("ascii", "replace").decode())
    fields = {name: values[0] for name, values in form.items() if values and values[0]}
    if "grant_type" not in fields:
        raise TokenRequestBroken(what="grant_type")
    if fields["grant_type"] != "client_credentials":
        raise GrantNotSupported
    if fields.get("scope"):
        raise ScopeNotSupported
    return fields


def _proof(fields: dict[str, str]) -> tuple[str, str]:
    """Assertion and client id; one of them may be missing. Secrets that are shared are not taken."""
    assertion, client_id = fields.get("client_assertion", ""), fields.get("client_id", "")
    if "client_secret" in fields or (assertion and fields.get("client_assertion_type") != BY_ASSERTION):
        raise TokenRefused
    if not assertion and ("client_assertion_type" in fields or not client_id):
        raise TokenRequestBroken(what="client_assertion")
    if len(assertion) > LONGEST_ASSERTION:
        raise TokenRequestBroken(what="client_assertion")
    return assertion, client_id


def _issuer(assertion: str) -> str:
    """Who says to have signed it; believed only after the signature was checked."""
    try:
        claims = json.loads(jws.extract_compact(assertion.encode()).payload)
        return str(claims["iss"])
    except (JoseError, ValueError, KeyError, TypeError):
        raise AssertionNotForUs from None


def _known(client_id: str) -> Client:
    client = Client.objects.filter(client_id=client_id, active=True).first() if len(client_id) <= 40 else None
    if client is None:
        raise TokenRefused
    return client


def _check_assertion(client: Client, assertion: str, *, at: datetime) -> tuple[datetime, str]:
    """When it is over, and its `jti`."""
    valid = client.keys.filter(valid_from__lte=at, valid_until__gt=at)
    claims: dict[str, Any] | None = None
    for key in valid:
        signed = claims_signed_by(assertion, key.jwk)
        # Who names a key means that one.
        if signed and signed[0].get("kid", key.kid) == key.kid:
            claims = signed[1]
    if claims is None:
        raise AssertionNotSigned
    named = claims.get("aud")
    aimed = set(named) if isinstance(named, list) and all(isinstance(one, str) for one in named) else {named}
    if claims.get("iss") != client.client_id or claims.get("sub") != client.client_id:
        raise AssertionNotForUs
    if not aimed & audiences():
        raise AssertionNotForUs
    expires_at = _instant(claims.get("exp"))
    begins = [_instant(claims[name]) for name in ("iat", "nbf") if name in claims]
    in_time = expires_at and all(one is not None and one <= at + LEEWAY for one in begins)
    if not expires_at or not in_time or not at - LEEWAY < expires_at <= at + LONGEST + LEEWAY:
        raise AssertionNotInTime
    jti = claims.get("jti")
    if not isinstance(jti, str) or not 1 <= len(jti) <= LONGEST_JTI:
        raise AssertionNotForUs
    return expires_at, jti


def _instant(seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _policy(client: Client, *, at: datetime) -> Policy:
    row = first(statement("data_access", "policies") + " AND client.client_no = %s", [client.client_no])
    policy = policy_of(row) if row else None
    if policy is None or not policy.lasts(at.timestamp()):
        raise ClientNotAllowed
    return policy


def _use_up(client: Client, jti: str, expires_at: datetime) -> None:
    """Of two at once with one assertion the unique key lets one through."""
    digest = blake2b(f"{client.client_id}/{jti}".encode(), digest_size=20).digest()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO data_access_used_assertion (digest, expires_at) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [digest, expires_at],
        )
        if cursor.rowcount != 1:
            raise AssertionUsedBefore


def _record_miss(client: Client | None, refused: TokenRefused, *, at: datetime) -> None:
    if client is None:
        return
    with suppress(TooManyTries):
        count_try(what="token-miss", who=client.client_id, at=at, limit=MISSES, per=PER)
        with acting(STRANGER):
            record_about(
                "client",
                client.client_id,
                actor=STRANGER,
                at=at,
                action="token_refused",
                detail={"why": type(refused).__name__},
            )
