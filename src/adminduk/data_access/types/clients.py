"""Clients, their keys, and those who manage them for an institution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.data_access.types.agreements import InstitutionFacts
from adminduk.foundation.signing_in.types import Enrolment


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """A public key (JWK); valid from the one instant to the other, or until it is withdrawn."""

    id: UUID
    kid: str
    algorithm: str
    jwk: Mapping[str, Any]
    valid_from: datetime
    valid_until: datetime | None


@dataclass(frozen=True, slots=True)
class ClientFacts:
    client_id: str
    number: int
    agreement_id: UUID
    name: str
    sandbox: bool
    active: bool
    certificates: tuple[str, ...]
    addresses: tuple[str, ...]
    keys: tuple[KeyFacts, ...]


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """Somebody of an institution who signs in to its own pages."""

    id: UUID
    email: str
    name: str
    institution: InstitutionFacts
    active: bool
    password_temporary: bool
    signed_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """A new account, or one with new secrets, and what must be handed over in person, once."""

    officer: OfficerFacts
    password: str
    enrolment: Enrolment


@dataclass(frozen=True, slots=True)
class OfficerSignedIn:
    """Both factors were right. `mark` changes with the secrets: a session with an older one is over."""

    officer: OfficerFacts
    mark: str


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """The answer of RFC 6749 5.1; `seconds` from now on."""

    access_token: str
    seconds: int

    def as_json(self) -> dict[str, Any]:
        return {"access_token": self.access_token, "token_type": "Bearer", "expires_in": self.seconds}
