"""Data of the kutipan akta of death, marriage, divorce, acknowledgement and legitimation.

What is unknown is None, and its row is left out: an akta never prints a dash. Names stand in capitals as
stored; dates are days at the place of the event, `registered_on` and `issued_on` days of the office.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import ClassVar

from adminduk.documents.datasets.base import Dataset
from adminduk.documents.datasets.official import Sex, Signatory


@dataclass(frozen=True, kw_only=True)
class CourtRuling:
    """A decision that an akta rests on: `by` is the court as it is called."""

    by: str
    number: str
    given_on: date


class Copy(StrEnum):
    """Whose excerpt of an akta of two this is."""

    HUSBAND = "husband"
    WIFE = "wife"


@dataclass(frozen=True, kw_only=True)
class Excerpt:
    """What every kutipan akta says of itself. `place` is the kab/kota whose office issues it."""

    number: str
    marginal_notes: tuple[str, ...] = ()
    place: str
    office: str
    issued_on: date
    signatory: Signatory


@dataclass(frozen=True, kw_only=True)
class DeathCertificate(Excerpt, Dataset):
    """Kutipan akta kematian. The cause of death is never printed.

    `zone` is WIB, WITA or WIT. A `presumed` death is one that a court declared (UU 24/2013 art. 44(4)).
    """

    kind: ClassVar[str] = "death_certificate"

    name: str
    nik: str | None
    sex: Sex
    foreigner: bool = False
    death_place: str | None
    death_date: date
    death_time: time | None = None
    zone: str | None = None
    presumed: bool = False
    ruling: CourtRuling | None = None
    birth_place: str | None = None
    birth_date: date | None = None
    father: str | None = None
    mother: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.presumed and self.ruling is None:
            raise ValueError("a death is presumed by a ruling only")


@dataclass(frozen=True, kw_only=True)
class AktaSpouse:
    """Husband or wife on an akta; of who is only named, little is known."""

    name: str
    nik: str | None = None
    foreigner: bool = False
    birth_place: str | None = None
    birth_date: date | None = None
    father: str | None = None
    mother: str | None = None


@dataclass(frozen=True, kw_only=True)
class MarriageCertificate(Excerpt, Dataset):
    """Kutipan akta perkawinan, the husband's or the wife's copy (UU 23/2006 art. 34, 35, 36).

    `faith` is the religion or belief of the leader who solemnised it, as in "agama Kristen".
    """

    kind: ClassVar[str] = "marriage_certificate"

    copy: Copy
    husband: AktaSpouse
    wife: AktaSpouse
    registered_on: date
    married_on: date
    wedding_place: str | None = None
    faith: str | None = None
    solemnised_by: str | None = None
    ruling: CourtRuling | None = None
    agreement: str | None = None


@dataclass(frozen=True, kw_only=True)
class DivorceCertificate(Excerpt, Dataset):
    """Kutipan akta perceraian, the husband's or the wife's copy (UU 23/2006 art. 40).

    `final_on` is the day from which the ruling is final.
    """

    kind: ClassVar[str] = "divorce_certificate"

    copy: Copy
    husband: AktaSpouse
    wife: AktaSpouse
    registered_on: date
    marriage_number: str
    married_on: date | None = None
    ruling: CourtRuling
    final_on: date


@dataclass(frozen=True, kw_only=True)
class AktaChild:
    """A child whose akta this is, with the akta of its birth."""

    name: str
    nik: str | None = None
    sex: Sex
    foreigner: bool = False
    birth_place: str
    birth_date: date
    birth_number: str


@dataclass(frozen=True, kw_only=True)
class AcknowledgementCertificate(Excerpt, Dataset):
    """Kutipan akta pengakuan anak (UU 24/2013 art. 49); `acknowledged_on`: the father's statement, or the
    day of the ruling."""

    kind: ClassVar[str] = "acknowledgement_certificate"

    child: AktaChild
    father: str
    mother: str
    mother_approves: bool = False
    registered_on: date
    acknowledged_on: date
    ruling: CourtRuling | None = None


@dataclass(frozen=True, kw_only=True)
class LegitimationCertificate(Excerpt, Dataset):
    """Kutipan akta pengesahan anak (UU 24/2013 art. 50); `married_on` is the day of the parents' wedding by
    religion, where their akta of marriage tells it."""

    kind: ClassVar[str] = "legitimation_certificate"

    child: AktaChild
    father: str
    mother: str
    registered_on: date
    marriage_number: str
    married_on: date | None = None
    ruling: CourtRuling | None = None
