"""What all letters of the office share, and the people, addresses and rulings that they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from adminduk.documents.datasets.official import Sex, Signatory


@dataclass(frozen=True, kw_only=True)
class LetterPerson:
    """Somebody named in a letter, in capitals as stored; `relation` is to the head of the family."""

    name: str
    nik: str | None = None
    sex: Sex | None = None
    birth_place: str | None = None
    birth_date: date | None = None
    relation: str | None = None
    nationality: str | None = None
    passport: str | None = None


@dataclass(frozen=True, kw_only=True)
class LetterAddress:
    """An address; of a place that only its region is known of, the rest is None."""

    address: str | None = None
    rt: str | None = None
    rw: str | None = None
    village: str | None = None
    kecamatan: str | None = None
    kabkota: str | None = None
    province: str | None = None
    postal_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class LetterRuling:
    """A court's ruling, or a decree."""

    by: str
    number: str
    given_on: date


@dataclass(frozen=True, kw_only=True)
class Letter:
    """The frame of a letter. `prefix` is where its sentences stand in the table of wording.

    `purpose` and `addressee` are what its asker wants it for and whom he gives it to.
    """

    kind: ClassVar[str]
    prefix: ClassVar[str]

    number: str
    kabkota: str
    office: str
    office_address: str
    place: str
    issued_on: date
    signatory: Signatory
    purpose: str | None = None
    addressee: str | None = None

    @property
    def subject(self) -> LetterPerson:
        """Whom it is about; the seal names him, and a stranger sees his name masked."""
        raise NotImplementedError

    @property
    def people(self) -> int | None:
        """How many people it is about, where it is for several."""
        return None
