"""From a document's data set to the text in its QR: which facts of each kind a clerk compares."""

from __future__ import annotations

from datetime import date, datetime
from functools import singledispatch
from typing import Any, ClassVar, Protocol

from django.conf import settings

from adminduk.documents.datasets import (
    AcknowledgementCertificate,
    AktaRegister,
    BirthCertificate,
    Dataset,
    DeathCertificate,
    DivorceCertificate,
    FamilyCard,
    LegitimationCertificate,
    Letter,
    MarriageCertificate,
    StillbirthLetter,
)
from adminduk.documents.datasets.official import Sex
from adminduk.documents.seal import cose
from adminduk.documents.seal.claims import SealFacts, as_fragment
from adminduk.documents.seal.keys import SealKey

_GENDER = {Sex.MALE: 1, Sex.FEMALE: 2}


def make_seal(dataset: Dataset, code: str, *, key: SealKey, at: datetime) -> str:
    """The fragment of the address in the QR; without it for a kind that has no facts of its own."""
    facts = seal_facts(dataset, code)
    if facts is None:
        return ""
    claims = facts.as_claims(issuer=settings.ADMINDUK_PUBLIC_URL.rstrip("/"), at=at)
    return as_fragment(cose.sign(claims, key.key, key_id=key.key_id))


@singledispatch
def seal_facts(dataset: Dataset, code: str) -> SealFacts | None:
    """The facts of one document; `code` is its verification code without hyphens."""
    return None


class _Numbered(Protocol):
    """What every document has that a seal is made for."""

    kind: ClassVar[str]
    number: str
    issued_on: date

    def digest(self) -> bytes: ...


def _facts(document: _Numbered, code: str, *, name: str, **more: Any) -> SealFacts:
    """What is said of every document, and `more` that its kind has."""
    return SealFacts(
        code=code,
        kind=document.kind,
        number=document.number,
        name=name,
        digest=document.digest(),
        issued_on=document.issued_on,
        **more,
    )


@seal_facts.register
def _birth_certificate(akta: BirthCertificate, code: str) -> SealFacts:
    return _facts(
        akta,
        code,
        name=akta.name,
        birth_date=akta.birth_date,
        birth_place=akta.birth_place,
        sex=_GENDER[akta.sex],
        mother=akta.mother or "",
        father=akta.father or "",
    )


@seal_facts.register
def _family_card(card: FamilyCard, code: str) -> SealFacts:
    head = card.members[0]
    return _facts(
        card,
        code,
        name=card.head,
        birth_date=head.birth_date,
        sex=_GENDER[head.sex],
        people=len(card.members),
    )


@seal_facts.register
def _stillbirth_letter(letter: StillbirthLetter, code: str) -> SealFacts:
    return _facts(
        letter,
        code,
        name=letter.mother,
        birth_date=letter.birth_date,
        birth_place=letter.birth_place,
        sex=_GENDER.get(letter.sex) if letter.sex else None,
        mother=letter.mother,
        father=letter.father or "",
    )


@seal_facts.register
def _death_certificate(akta: DeathCertificate, code: str) -> SealFacts:
    return _facts(
        akta,
        code,
        name=akta.name,
        birth_date=akta.birth_date,
        birth_place=akta.birth_place or "",
        sex=_GENDER[akta.sex],
        mother=akta.mother or "",
        father=akta.father or "",
    )


@seal_facts.register(MarriageCertificate)
@seal_facts.register(DivorceCertificate)
def _of_a_couple(akta: MarriageCertificate | DivorceCertificate, code: str) -> SealFacts:
    """Both names: whoever holds the paper compares the couple, and not the copy."""
    return _facts(
        akta,
        code,
        name=f"{akta.husband.name} & {akta.wife.name}",
    )


@seal_facts.register(AcknowledgementCertificate)
@seal_facts.register(LegitimationCertificate)
def _of_a_child(akta: AcknowledgementCertificate | LegitimationCertificate, code: str) -> SealFacts:
    return _facts(
        akta,
        code,
        name=akta.child.name,
        birth_date=akta.child.birth_date,
        birth_place=akta.child.birth_place,
        sex=_GENDER[akta.child.sex],
        mother=akta.mother,
        father=akta.father,
    )


@seal_facts.register
def _akta_register(page: AktaRegister, code: str) -> SealFacts:
    return _facts(
        page,
        code,
        name=page.about,
    )


@seal_facts.register
def _letter(letter: Letter, code: str) -> SealFacts:
    """Whom it is about and, of a letter for several people, how many they are."""
    assert isinstance(letter, Dataset)
    who = letter.subject
    return _facts(
        letter,
        code,
        name=who.name,
        birth_date=who.birth_date,
        birth_place=who.birth_place or "",
        sex=_GENDER[who.sex] if who.sex else None,
        people=letter.people,
    )
