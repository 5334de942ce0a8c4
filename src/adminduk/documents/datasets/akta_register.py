"""Data of the register page of an akta: the office's own sheet, with everything that was entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from adminduk.documents.datasets.base import Dataset
from adminduk.documents.datasets.official import Signatory


class AktaKind(StrEnum):
    """The six akta (UU 23/2006 art. 27-51)."""

    BIRTH = "birth"
    DEATH = "death"
    MARRIAGE = "marriage"
    DIVORCE = "divorce"
    ACKNOWLEDGEMENT = "acknowledgement"
    LEGITIMATION = "legitimation"


@dataclass(frozen=True, kw_only=True)
class RegisterFact:
    """One particular: `key` names its label in the text table (`register.<key>`), `text` is what is entered."""

    key: str
    text: str


@dataclass(frozen=True, kw_only=True)
class RegisterSection:
    """Particulars under one heading, whose text is `register.<key>`."""

    key: str
    facts: tuple[RegisterFact, ...]


@dataclass(frozen=True, kw_only=True)
class AktaRegister(Dataset):
    """Register Akta. Unlike a kutipan it names the reporter, the witnesses and the cause of a death, so it
    never leaves the office."""

    kind: ClassVar[str] = "akta_register"

    of: AktaKind
    number: str
    about: str
    registered_on: date
    in_force: bool = True
    sections: tuple[RegisterSection, ...]
    marginal_notes: tuple[str, ...] = ()
    kabkota: str
    office: str
    office_address: str
    place: str
    issued_on: date
    signatory: Signatory
