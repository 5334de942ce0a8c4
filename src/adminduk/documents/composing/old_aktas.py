"""Kutipan of akta on paper from before the register: what the paper says, with what was put right since.

Of a birth the entry has the facts of a birth, and is composed as any other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from adminduk.documents.composing.akta import (
    akta_of,
    capitals,
    corrections,
    excerpt,
    people_of,
    put_right_day,
    ruling_of,
    sex_of,
)
from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.datasets import (
    AcknowledgementCertificate,
    AktaChild,
    AktaSpouse,
    Copy,
    CourtRuling,
    Dataset,
    DeathCertificate,
    DivorceCertificate,
    LegitimationCertificate,
    MarriageCertificate,
)
from adminduk.documents.models import Document
from adminduk.documents.types import Kind
from adminduk.register.queries import AktaFacts
from adminduk.register.types import Citizenship, Person
from adminduk.regulations import codes

BELIEF = 7


@dataclass(frozen=True, slots=True)
class _Party:
    """Somebody as the paper names him, put right, with what only the register knows of him."""

    name: str
    birth_place: str | None
    birth_date: date | None
    father: str | None
    mother: str | None
    person: Person | None

    @property
    def nik(self) -> str | None:
        return self.person.nik if self.person else None

    @property
    def foreigner(self) -> bool:
        return bool(self.person and self.person.citizenship == Citizenship.FOREIGN)


@dataclass(frozen=True, slots=True)
class _Told:
    akta: AktaFacts
    facts: dict[str, Any]
    people: tuple[_Party, ...]

    def day(self, name: str) -> date | None:
        return date.fromisoformat(self.facts[name]) if self.facts[name] else None

    @property
    def happened_on(self) -> date:
        return date.fromisoformat(self.facts["happened_on"])

    @property
    def registered_on(self) -> date:
        """When the office of then wrote it down; where the paper leaves that out, the day of its issue."""
        issued = self.akta.entry.facts["issued_on"]
        return self.day("registered_on") or (date.fromisoformat(issued) if issued else self.happened_on)


def compose_old_akta(document: Document, issuing: Issuing) -> tuple[Dataset, str]:
    akta = akta_of(document)
    facts = akta.entry.facts["told"]
    known = people_of(akta, *(one["person_id"] for one in facts["people"]))
    told = _Told(akta, facts, tuple(_party(akta, one, known) for one in facts["people"]))
    return COMPOSERS[Kind(document.kind)](document, told, issuing)


def _party(akta: AktaFacts, said: dict[str, Any], known: dict[str, Person]) -> _Party:
    born = said["birth_date"]
    columns = {name: said[name] for name in ("name", "birth_place", "father", "mother")}
    for correction in corrections(akta):
        if correction["person_id"] == said["person_id"]:
            given = {name: value for name, value in correction["elements"].items() if value is not None}
            columns |= {name: given[name] for name in ("name", "birth_place") if name in given}
            columns |= {who: given[who]["name"] for who in ("father", "mother") if who in given}
            born = given.get("birth_date", born)
    return _Party(
        name=columns["name"].upper(),
        birth_place=capitals(columns["birth_place"]),
        birth_date=date.fromisoformat(born) if born else None,
        father=capitals(columns["father"]),
        mother=capitals(columns["mother"]),
        person=known.get(said["person_id"] or ""),
    )


def _death(document: Document, told: _Told, issuing: Issuing) -> tuple[Dataset, str]:
    (dead,) = told.people
    assert dead.person is not None
    clock = time.fromisoformat(told.facts["time"]) if told.facts["time"] else None
    dataset = DeathCertificate(
        **excerpt(told.akta, issuing),
        name=dead.name,
        nik=dead.nik,
        sex=sex_of(dead.person.sex),
        foreigner=dead.foreigner,
        death_place=capitals(told.facts["place"]),
        death_date=put_right_day(told.akta, "died_on", told.happened_on),
        death_time=clock,
        zone=issuing.office.zone if clock else None,
        birth_place=dead.birth_place,
        birth_date=dead.birth_date,
        father=dead.father,
        mother=dead.mother,
    )
    return dataset, dead.name


def _couple(document: Document, told: _Told) -> tuple[dict[str, Any], str]:
    husband, wife = told.people
    of_husband = husband.person is not None and husband.person.person_id == document.person_id
    if document.person_id is None:
        of_husband = husband.person is None
    columns = {
        "copy": Copy.HUSBAND if of_husband else Copy.WIFE,
        "husband": _spouse(husband),
        "wife": _spouse(wife),
    }
    return columns, (husband if of_husband else wife).name


def _spouse(one: _Party) -> AktaSpouse:
    return AktaSpouse(
        name=one.name,
        nik=one.nik,
        foreigner=one.foreigner,
        birth_place=one.birth_place,
        birth_date=one.birth_date,
        father=one.father,
        mother=one.mother,
    )


def _marriage(document: Document, told: _Told, issuing: Issuing) -> tuple[Dataset, str]:
    columns, holder = _couple(document, told)
    leader = told.facts["solemnised_by"] or None
    dataset = MarriageCertificate(
        **excerpt(told.akta, issuing),
        **columns,
        registered_on=told.registered_on,
        married_on=put_right_day(told.akta, "married_on", told.happened_on),
        wedding_place=capitals(told.facts["place"]),
        faith=_faith(told.facts["religion"]) if leader else None,
        solemnised_by=leader,
        ruling=ruling_of(told.facts["ruling"]),
    )
    return dataset, holder


def _faith(code: int | None) -> str | None:
    if code is None:
        return None
    label = codes.religion.label(code).id
    return label if code == BELIEF else f"agama {label}"


def _divorce(document: Document, told: _Told, issuing: Issuing) -> tuple[Dataset, str]:
    columns, holder = _couple(document, told)
    dataset = DivorceCertificate(
        **excerpt(told.akta, issuing),
        **columns,
        registered_on=told.registered_on,
        marriage_number=told.facts["other_number"],
        married_on=told.day("married_on"),
        ruling=_ruling(told),
        final_on=told.happened_on,
    )
    return dataset, holder


def _ruling(told: _Told) -> CourtRuling:
    ruling = ruling_of(told.facts["ruling"])
    assert ruling is not None
    return ruling


def _child(told: _Told) -> AktaChild:
    (child,) = told.people
    person = child.person
    assert person is not None
    return AktaChild(
        name=child.name,
        nik=child.nik,
        sex=sex_of(person.sex),
        foreigner=child.foreigner,
        birth_place=child.birth_place or person.birth_place.upper(),
        birth_date=child.birth_date or person.birth_date,
        birth_number=told.facts["birth_number"] or person.birth_akta_number,
    )


def _acknowledgement(document: Document, told: _Told, issuing: Issuing) -> tuple[Dataset, str]:
    child = _child(told)
    dataset = AcknowledgementCertificate(
        **excerpt(told.akta, issuing),
        child=child,
        father=told.facts["father"].upper(),
        mother=told.facts["mother"].upper(),
        mother_approves=told.facts["mother_approves"],
        registered_on=told.registered_on,
        acknowledged_on=told.happened_on,
        ruling=ruling_of(told.facts["ruling"]),
    )
    return dataset, child.name


def _legitimation(document: Document, told: _Told, issuing: Issuing) -> tuple[Dataset, str]:
    child = _child(told)
    dataset = LegitimationCertificate(
        **excerpt(told.akta, issuing),
        child=child,
        father=told.facts["father"].upper(),
        mother=told.facts["mother"].upper(),
        registered_on=told.registered_on,
        marriage_number=told.facts["other_number"],
        married_on=told.day("married_on"),
        ruling=ruling_of(told.facts["ruling"]),
    )
    return dataset, child.name


COMPOSERS: dict[Kind, Callable[[Document, _Told, Issuing], tuple[Dataset, str]]] = {
    Kind.DEATH_CERTIFICATE: _death,
    Kind.MARRIAGE_CERTIFICATE: _marriage,
    Kind.DIVORCE_CERTIFICATE: _divorce,
    Kind.ACKNOWLEDGEMENT_CERTIFICATE: _acknowledgement,
    Kind.LEGITIMATION_CERTIFICATE: _legitimation,
}
