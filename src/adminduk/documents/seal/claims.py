"""What a QR says of a document: Claim 169, whose numbers below 75 are MOSIP's and from 75 on are ours.

Only what a clerk compares with the paper: number, name, birth, kind. The digest ties the print to the data
set that it was made from; the PDF's own hash can't stand in it, because the QR is part of the PDF.
"""

from __future__ import annotations

import zlib
from base64 import b32decode, b32encode
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import cbor2

from adminduk.documents.seal.cose import NotGenuine

ISSUER, ISSUED_AT, CLAIM = 1, 6, 169
VERSION = "1"
DIGEST_BYTES = 16
# A seal that unpacks to more than this is no seal of ours.
LARGEST = 4096

# Numbers of Claim 169, revision 1.2 …
ID, SPEC, LANGUAGE, NAME, BIRTH_DATE, GENDER = 1, 2, 3, 4, 8, 9
# … and those that the specification leaves to a closed ecosystem; `docs/guides/seal.md` publishes them.
KIND, NUMBER, DIGEST, BIRTH_PLACE, MOTHER, FATHER, ISSUED_ON, PEOPLE = range(75, 83)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFacts:
    """The facts of one document. `code` is its verification code, `digest` the SHA-256 of its data set.

    `sex` is 1 or 2 as in Claim 169; `people` the number of members of a family card.
    """

    code: str
    kind: str
    number: str
    name: str
    digest: bytes
    issued_on: date
    birth_date: date | None = None
    birth_place: str = ""
    sex: int | None = None
    mother: str = ""
    father: str = ""
    people: int | None = None

    def as_claims(self, *, issuer: str, at: datetime) -> bytes:
        """The CWT claims set (CBOR), without what is not known."""
        known = {
            ID: self.code,
            SPEC: VERSION,
            LANGUAGE: "ind",
            NAME: self.name,
            BIRTH_DATE: f"{self.birth_date:%Y%m%d}" if self.birth_date else None,
            GENDER: self.sex,
            KIND: self.kind,
            NUMBER: self.number,
            DIGEST: self.digest[:DIGEST_BYTES],
            BIRTH_PLACE: self.birth_place,
            MOTHER: self.mother,
            FATHER: self.father,
            ISSUED_ON: f"{self.issued_on:%Y%m%d}",
            PEOPLE: self.people,
        }
        said = {number: value for number, value in known.items() if value not in (None, "")}
        return cbor2.dumps({ISSUER: issuer, ISSUED_AT: int(at.timestamp()), CLAIM: said}, canonical=True)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a genuine seal said: the facts, who issued it and when."""

    facts: SealFacts
    issuer: str
    at: datetime


def read_claims(payload: bytes) -> Sealed:
    """The facts of a claims set that `as_claims` made; raises `NotGenuine` for another."""
    try:
        claims: dict[int, Any] = cbor2.loads(payload)
        said = claims[CLAIM]
        return Sealed(
            facts=SealFacts(
                code=said[ID],
                kind=said[KIND],
                number=said[NUMBER],
                name=said[NAME],
                digest=said[DIGEST],
                issued_on=_day(said[ISSUED_ON]),
                birth_date=_day(said[BIRTH_DATE]) if BIRTH_DATE in said else None,
                birth_place=said.get(BIRTH_PLACE, ""),
                sex=said.get(GENDER),
                mother=said.get(MOTHER, ""),
                father=said.get(FATHER, ""),
                people=said.get(PEOPLE),
            ),
            issuer=claims[ISSUER],
            at=datetime.fromtimestamp(claims[ISSUED_AT], tz=UTC),
        )
    except (cbor2.CBORDecodeError, LookupError, TypeError, ValueError, OverflowError, OSError) as other:
        raise NotGenuine("no claims of a document") from other


def _day(text: str) -> date:
    return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC).date()


def as_fragment(sealed: bytes) -> str:
    """The seal for an address: zlib, then base32 without padding, capitals that a QR holds cheaply."""
    return b32encode(zlib.compress(sealed, 9)).decode().rstrip("=")


def from_fragment(text: str) -> bytes:
    """The COSE bytes again; raises `NotGenuine`. Never unpacks more than a seal can be."""
    try:
        packed = b32decode(text.upper() + "=" * (-len(text) % 8))
        inflate = zlib.decompressobj()
        data = inflate.decompress(packed, LARGEST)
    except (ValueError, zlib.error) as other:
        raise NotGenuine("no seal") from other
    if inflate.unconsumed_tail or not inflate.eof or inflate.unused_data:
        raise NotGenuine("no seal")
    return data
