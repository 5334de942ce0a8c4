"""Kutipan akta of death, marriage, divorce, acknowledgement and legitimation, from their entries."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from adminduk.documents.composing.akta import (
    PURPOSE,
    READER,
    akta_of,
    capitals,
    court_ruling,
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
    DeathCertificate,
    DivorceCertificate,
    LegitimationCertificate,
    MarriageCertificate,
)
from adminduk.documents.models import Document
from adminduk.foundation.access.types import Actor
from adminduk.register.queries import AktaFacts, find_akta
from adminduk.register.types import Citizenship, Person
from adminduk.regulations import codes

# Code of `religion` for a belief, which is not called a religion (MK 97/PUU-XIV/2016).
BELIEF = 7


def compose_death_certificate(
    actor: Actor, document: Document, issuing: Issuing
) -> tuple[DeathCertificate, str]:
    akta = akta_of(document)
    facts = akta.entry.facts
    dead = people_of(akta, facts["person_id"])[facts["person_id"]]
    clock = time.fromisoformat(facts["time"]) if facts["time"] else None
    dataset = DeathCertificate(
        **excerpt(akta, issuing),
        name=dead.name.upper(),
        nik=dead.nik,
        sex=sex_of(dead.sex),
        foreigner=dead.citizenship == Citizenship.FOREIGN,
        death_place=capitals(facts["place"]),
        death_date=put_right_day(akta, "died_on", akta.entry.effective_on),
        death_time=clock,
        zone=issuing.office.zone if clock else None,
        presumed=facts["presumed"] and bool(facts["ruling"]),
        ruling=ruling_of(facts["ruling"]),
        birth_place=capitals(dead.birth_place),
        birth_date=dead.birth_date,
        father=capitals(dead.father_name),
        mother=capitals(dead.mother_name),
    )
    return dataset, dead.name


def couple_of(akta: AktaFacts) -> tuple[dict[str, Any], dict[str, Any], dict[str, Person]]:
    """What was said of husband and wife, and those of them who are in the register."""
    husband, wife = akta.entry.facts["husband"], akta.entry.facts["wife"]
    return husband, wife, people_of(akta, husband["person_id"], wife["person_id"])


def spouse_of(said: dict[str, Any], people: dict[str, Person]) -> AktaSpouse:
    person = people.get(said["person_id"] or "")
    if person is None:
        born = said["birth_date"] and date.fromisoformat(said["birth_date"])
        foreigner = said["citizenship"] == Citizenship.FOREIGN
        return AktaSpouse(name=said["name"].upper(), birth_date=born, foreigner=foreigner)
    return AktaSpouse(
        name=person.name.upper(),
        nik=person.nik,
        foreigner=person.citizenship == Citizenship.FOREIGN,
        birth_place=capitals(person.birth_place),
        birth_date=person.birth_date,
        father=capitals(person.father_name),
        mother=capitals(person.mother_name),
    )


def _copy(document: Document, husband: dict[str, Any], wife: dict[str, Any]) -> Copy:
    """Whose copy a document is: who is in no register has it in nobody's name."""
    holder = str(document.person_id) if document.person_id else None
    return Copy.HUSBAND if husband["person_id"] == holder and wife["person_id"] != holder else Copy.WIFE


def _couple(akta: AktaFacts, document: Document) -> tuple[dict[str, Any], str]:
    """The two and whose copy it is, as columns of a data set; and the holder's name."""
    husband, wife, people = couple_of(akta)
    copy = _copy(document, husband, wife)
    two = {Copy.HUSBAND: spouse_of(husband, people), Copy.WIFE: spouse_of(wife, people)}
    columns = {"copy": copy, "husband": two[Copy.HUSBAND], "wife": two[Copy.WIFE]}
    return columns, two[copy].name


def _faith(akta: AktaFacts) -> str | None:
    """The religion or belief by which they married: that of both, or nothing."""
    husband, wife, people = couple_of(akta)
    of_both = {
        people[one["person_id"]].religion if one["person_id"] in people else one["religion"]
        for one in (husband, wife)
    } - {None}
    if len(of_both) != 1:
        return None
    (code,) = of_both
    label = codes.religion.label(code).id
    return label if code == BELIEF else f"agama {label}"


def compose_marriage_certificate(
    actor: Actor, document: Document, issuing: Issuing
) -> tuple[MarriageCertificate, str]:
    akta = akta_of(document)
    facts = akta.entry.facts
    columns, holder = _couple(akta, document)
    leader = facts.get("solemnised_by") or None
    dataset = MarriageCertificate(
        **excerpt(akta, issuing),
        **columns,
        registered_on=akta.entry.registered_on,
        married_on=put_right_day(akta, "married_on", akta.entry.effective_on),
        wedding_place=capitals(facts["place"]),
        faith=_faith(akta) if leader else None,
        solemnised_by=leader,
        ruling=ruling_of(facts.get("ruling")),
        agreement=facts["agreement"] or None,
    )
    return dataset, holder


def wedding_day(akta: AktaFacts) -> date | None:
    """The day of the wedding that a divorce ended: by the akta of marriage, else by the couple's records."""
    number = akta.entry.facts["marriage_number"]
    marriage = find_akta(actor=READER, purpose=PURPOSE, akta_number=number)
    if marriage is not None:
        return put_right_day(marriage, "married_on", marriage.entry.effective_on)
    _, _, people = couple_of(akta)
    days = [one.marriage_date for one in people.values() if one.marriage_number == number]
    return next((day for day in days if day), None)


def compose_divorce_certificate(
    actor: Actor, document: Document, issuing: Issuing
) -> tuple[DivorceCertificate, str]:
    akta = akta_of(document)
    facts = akta.entry.facts
    columns, holder = _couple(akta, document)
    dataset = DivorceCertificate(
        **excerpt(akta, issuing),
        **columns,
        registered_on=akta.entry.registered_on,
        marriage_number=facts["marriage_number"],
        married_on=wedding_day(akta),
        ruling=court_ruling(facts["ruling"]),
        final_on=akta.entry.effective_on,
    )
    return dataset, holder


def _child_of(akta: AktaFacts) -> AktaChild:
    child_id = akta.entry.facts["child_id"]
    child = people_of(akta, child_id)[child_id]
    return AktaChild(
        name=child.name.upper(),
        nik=child.nik,
        sex=sex_of(child.sex),
        foreigner=child.citizenship == Citizenship.FOREIGN,
        birth_place=child.birth_place.upper(),
        birth_date=child.birth_date,
        birth_number=child.birth_akta_number,
    )


def compose_acknowledgement_certificate(
    actor: Actor, document: Document, issuing: Issuing
) -> tuple[AcknowledgementCertificate, str]:
    akta = akta_of(document)
    facts, child = akta.entry.facts, _child_of(akta)
    dataset = AcknowledgementCertificate(
        **excerpt(akta, issuing),
        child=child,
        father=facts["father"]["name"].upper(),
        mother=facts["mother"]["name"].upper(),
        mother_approves=facts["mother_approves"],
        registered_on=akta.entry.registered_on,
        acknowledged_on=akta.entry.effective_on,
        ruling=ruling_of(facts["ruling"]),
    )
    return dataset, child.name


def compose_legitimation_certificate(
    actor: Actor, document: Document, issuing: Issuing
) -> tuple[LegitimationCertificate, str]:
    akta = akta_of(document)
    facts, child = akta.entry.facts, _child_of(akta)
    wedding = facts["religious_wedding_on"]
    dataset = LegitimationCertificate(
        **excerpt(akta, issuing),
        child=child,
        father=facts["father"]["name"].upper(),
        mother=facts["mother"]["name"].upper(),
        registered_on=akta.entry.registered_on,
        marriage_number=facts["marriage_number"],
        married_on=date.fromisoformat(wedding) if wedding else None,
        ruling=ruling_of(facts["ruling"]),
    )
    return dataset, child.name
