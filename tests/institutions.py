"""Institutions for tests, made by the operations that the centre itself uses: Dian drafts, Hesti approves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from joserfc import jwt
from joserfc.jwk import ECKey

from adminduk.data_access import operations, queries
from adminduk.data_access.elements import mask_of
from adminduk.data_access.types import ClientFacts, Terms
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id
from tests import cast
from tests.cast import TUESDAY

AUDIENCE = "http://localhost:8100/oauth/token"
BY_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
HERE = "203.0.113.7"
TERMS = Terms(
    mou_number="471.12/100/SJ",
    pks_number="119/2026/PKS/01",
    sheet_number="JUKNIS-7",
    legal_basis="UU 24/2013 pasal 79",
    purpose="public_service",
    purpose_text="Memeriksa identitas calon nasabah",
    elements=mask_of(["nama_lengkap", "tempat_lahir", "tanggal_lahir", "no_kk"]),
    fields=mask_of(["nama_lengkap"]),
    regions=("*",),
    per_day=100_000,
    per_second=50,
    tariff="commercial",
    valid_from=date(2026, 1, 1),
    valid_until=date(2028, 12, 31),
)


def terms(**changed: Any) -> Terms:
    return replace(TERMS, **changed)


def drafter(**who: Any) -> Actor:
    return cast.staff("data_officer", sight=("*",), **who).actor


def approver(**who: Any) -> Actor:
    return cast.staff("data_approver", sight=("*",), **who).actor


def institution(actor: Actor, sector: str = "bank", name: str = "Bank Contoh") -> UUID:
    return operations.register_institution(
        actor=actor,
        at=TUESDAY,
        name=name,
        short_name=name.split()[-1],
        sector=sector,
        email="data@contoh.id",
        supervised_by="Otoritas Jasa Keuangan",
    )


@dataclass
class Partner:
    """An institution with an agreement in force, one live client and the private half of its key."""

    drafter: Actor
    approver: Actor
    institution_id: UUID
    agreement_id: UUID
    client: ClientFacts
    key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256"))
    kid: str = ""

    @property
    def number(self) -> int:
        return queries.get_agreement(actor=self.drafter, agreement_id=self.agreement_id).number

    def assertion(
        self, at: datetime = TUESDAY, *, key: Any = None, kid: str | None = None, **changed: Any
    ) -> str:
        client_id = self.client.client_id
        claims = {
            "iss": client_id,
            "sub": client_id,
            "aud": AUDIENCE,
            "jti": new_id().hex,
            "iat": int(at.timestamp()),
            "exp": int((at + timedelta(minutes=4)).timestamp()),
        } | changed
        header = {"alg": "ES256", "kid": self.kid if kid is None else kid}
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode({k: v for k, v in header.items() if v}, kept, key or self.key)


def form(assertion: str, **more: list[str]) -> dict[str, list[str]]:
    return {
        "grant_type": ["client_credentials"],
        "client_assertion_type": [BY_ASSERTION],
        "client_assertion": [assertion],
    } | more


def submitted(made_by: Actor, sector: str = "bank", **changed: Any) -> UUID:
    agreement_id = operations.draft_agreement(
        actor=made_by, at=TUESDAY, institution_id=institution(made_by, sector), terms=terms(**changed)
    )
    operations.submit_agreement(actor=made_by, at=TUESDAY, agreement_id=agreement_id)
    return agreement_id


def partner(sector: str = "bank", *, sandbox: bool = False, **changed: Any) -> Partner:
    drafts, approves = drafter(), approver()
    agreement_id = submitted(drafts, sector, **changed)
    operations.approve_agreement(actor=approves, at=TUESDAY, agreement_id=agreement_id)
    client = operations.open_client(
        actor=drafts, at=TUESDAY, agreement_id=agreement_id, name="Inti", sandbox=sandbox
    )
    facts = queries.get_agreement(actor=drafts, agreement_id=agreement_id)
    made = Partner(drafts, approves, facts.institution.id, agreement_id, client)
    added = operations.add_key(
        actor=drafts,
        at=TUESDAY,
        client_id=client.client_id,
        key_text=made.key.as_pem(private=False).decode(),
    )
    made.kid = added.kid
    return made
