"""What is asked of BSrE's e-Sign client, and what its answers mean.

The service is known by its public clients only, so every answer is read with suspicion: names of fields
are misspelt, errors come as JSON, as HTML or not at all. One rule stands above all: a request to sign
is sent once. If no clear answer comes, a signature may exist (`OutcomeUnknown`).
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

import httpx

from adminduk.documents.signing.bsre.breaker import Breaker
from adminduk.documents.signing.signer import (
    AccountRefused,
    CertificateRevoked,
    NotRegistered,
    OutcomeUnknown,
    ServiceRefused,
    SignerDown,
    WrongPassphrase,
)

NOT_REGISTERED, NO_CERTIFICATE, WRONG_SECRET = "2011", "2021", "2031"
PATIENCE = 60.0  # seconds; a signature was seen to take about one.
HURRY = 10.0  # seconds for what may be asked again at any time.
# No connection was made, so nothing was asked.
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class Route(StrEnum):
    """The whole PDF goes to the client inside the agency (v2), or only its digest to the centre."""

    PDF = "pdf"
    HASH = "hash"


@dataclass(frozen=True, slots=True)
class Account:
    """The agency's own, as in the file of the setting: user and password, or client id and secret.
    `subscriber` is the centre's name for the agency (hash signing only)."""

    user: str
    password: str = field(repr=False)
    subscriber: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who signs, in memory only: his NIK, and his passphrase or (`by_code`) the code that BSrE sent him."""

    nik: str = field(repr=False)
    secret: str = field(repr=False)
    by_code: bool = False

    def fields(self) -> dict[str, str]:
        return {"nik": self.nik, "totp" if self.by_code else "passphrase": self.secret}


class Client:
    """One service at one address. Thread-safe; redirects are not followed, proxies of the system not used."""

    def __init__(self, address: str, account: Account, *, patience: float = PATIENCE) -> None:
        self._account = account
        self._patience = httpx.Timeout(patience, connect=min(HURRY, patience))
        # A connection that was kept may be dead, and one finds out by asking: each request has its own.
        self._limits = httpx.Limits(max_keepalive_connections=0)
        self._address = address.rstrip("/")
        self.breaker = Breaker()

    def check_official(self, nik: str, *, name: str, at: datetime) -> None:
        """Refuses an official whom BSrE does not know, or whose certificate it revoked. May be asked again."""
        self.check_breaker(at)
        answer = self._ask_again("/api/v2/user/check/status", {"nik": nik}, at)
        told = _json(answer)
        code = _code(told)
        if answer.status_code in {401, 403}:
            raise AccountRefused
        status = str(told.get("status", "")).upper()
        if status == "ISSUE":
            return
        if status in {"REVOKE", "REVOKED"}:
            raise CertificateRevoked(name=name)
        if status in {"NOT_REGISTERED", "NO_CERTIFICATE"} or code in {NOT_REGISTERED, NO_CERTIFICATE}:
            raise NotRegistered
        if answer.status_code >= 500 or not told:
            self.breaker.failed(at=at)
            raise SignerDown
        raise NotRegistered

    def send_code(self, nik: str, *, at: datetime) -> None:
        """Has BSrE send the official a code for one signature."""
        self.check_breaker(at)
        answer = self._ask_again("/api/v2/sign/get/totp", {"nik": nik, "data": 1}, at)
        _refuse_known(answer)
        if answer.status_code != 200:
            raise SignerDown

    def sign_pdf(self, pdf: bytes, who: Identity, *, reason: str, place: str, at: datetime) -> bytes:
        """`pdf` as the service signed it: one document, one request, sent once."""
        properties = {"tampilan": "INVISIBLE", "reason": reason, "location": place, "contactInfo": ""}
        body = {
            **who.fields(),
            "signatureProperties": [properties],
            "file": [base64.b64encode(pdf).decode()],
        }
        told = self._ask_once("/api/v2/sign/pdf", body, at)
        return self._decoded(lambda: told["file"][0], at)

    def sign_digest(self, digest: bytes, who: Identity, *, at: datetime) -> bytes:
        """The CMS (DER) over a document whose SHA-256 is `digest`: the document itself stays in the house."""
        token = self._token(at)
        wanted = {
            "documentDigestBase64": base64.b64encode(digest).decode(),
            "signatureLevel": "PAdES_BASELINE_T",
            "signingDate": int(at.timestamp() * 1000),
            "certificationPermission": "NO_CHANGE_PERMITTED",
            "digestAlgorithm": "SHA256",
        }
        body = {
            **who.fields(),
            "idSubscriber": self._account.subscriber,
            "signaturePropertiesHashMap": {"0": wanted},
        }
        told = self._ask_once("/v2/esign/v2/api/entity/sign/hash/pdf", body, at, token=token)
        return self._decoded(lambda: told["data"]["cmsSignedDataHashMap"]["0"], at)

    def _token(self, at: datetime) -> str:
        """A bearer's token of the centre. Nothing is signed by asking for it."""
        form = {
            "grant_type": "client_credentials",
            "client_id": self._account.user,
            "client_secret": self._account.password,
        }
        self.check_breaker(at)
        answer = self._ask_again("/oauth2/token", form, at, form=True)
        if answer.status_code in {400, 401, 403}:
            raise AccountRefused
        token = _json(answer).get("access_token")
        if answer.status_code != 200 or not isinstance(token, str):
            self.breaker.failed(at=at)
            raise SignerDown
        return token

    def _ask_again(
        self, path: str, body: dict[str, Any], at: datetime, *, form: bool = False
    ) -> httpx.Response:
        """For what changes nothing there."""
        try:
            with self._http(timeout=HURRY) as http:
                return http.post(path, **({"data": body} if form else {"json": body}))
        except httpx.HTTPError:
            self.breaker.failed(at=at)
            raise SignerDown from None

    def _ask_once(
        self, path: str, body: dict[str, Any], at: datetime, *, token: str | None = None
    ) -> dict[str, Any]:
        """For a signature. `SignerDown` when it was certainly not asked for, `OutcomeUnknown` when it may have been."""
        self.check_breaker(at)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            with self._http(timeout=self._patience, basic=token is None) as http:
                answer = http.post(path, json=body, headers=headers)
        except NEVER_SENT:
            self.breaker.failed(at=at)
            raise SignerDown from None
        except httpx.HTTPError:
            self.breaker.failed(at=at)
            raise OutcomeUnknown from None
        told = _json(answer)
        if answer.status_code == 200 and told:
            self.breaker.answered()
            return told
        if 400 <= answer.status_code < 500 and answer.status_code != 408:
            self.breaker.answered()
            _refuse_known(answer)
            raise ServiceRefused(code=_code(told) or answer.status_code)
        # A fault inside, a gateway's page, or success without a file: who knows how far it came.
        self.breaker.failed(at=at)
        raise OutcomeUnknown

    def _decoded(self, found: Callable[[], Any], at: datetime) -> bytes:
        try:
            return base64.b64decode(found(), validate=True)
        except (LookupError, TypeError, ValueError, binascii.Error):
            self.breaker.failed(at=at)
            raise OutcomeUnknown from None

    def check_breaker(self, at: datetime) -> None:
        """`SignerDown` while the service is left alone."""
        if not self.breaker.closed(at=at):
            raise SignerDown

    def _http(self, *, timeout: httpx.Timeout | float, basic: bool = True) -> httpx.Client:
        return httpx.Client(
            base_url=self._address,
            auth=(self._account.user, self._account.password) if basic else None,
            timeout=timeout,
            limits=self._limits,
            trust_env=False,
            follow_redirects=False,
        )


def _json(answer: httpx.Response) -> dict[str, Any]:
    """The answer's fields; none where it is a page of HTML or broken."""
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _code(told: dict[str, Any]) -> str:
    """Some versions write a number, some a text; some "statusCode"."""
    return str(told.get("status_code") or told.get("statusCode") or "")


def _refuse_known(answer: httpx.Response) -> None:
    """The refusals of 4xx for which we have a better sentence. The service's own words are not passed on:
    they may repeat what was sent."""
    if answer.status_code in {401, 403}:
        raise AccountRefused
    if not 400 <= answer.status_code < 500:
        return
    told = _json(answer)
    code, words = _code(told), str(told.get("error") or told.get("message") or "").lower()
    if code == WRONG_SECRET or "passphrase" in words or "totp" in words:
        raise WrongPassphrase
    if code in {NOT_REGISTERED, NO_CERTIFICATE}:
        raise NotRegistered
