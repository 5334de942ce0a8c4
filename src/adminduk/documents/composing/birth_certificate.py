"""Kutipan akta kelahiran, from the entry of the birth and the child as it stands in the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.datasets import BirthCertificate, Parents, Sex
from adminduk.documents.models import Document
from adminduk.foundation.access.types import Actor
from adminduk.register.queries import get_entry, get_person
from adminduk.register.types import Citizenship

PURPOSE = "documents.prepare"
WORDING = {
    "married": Parents.MARRIED,
    "unregistered_marriage": Parents.MARRIAGE_NOT_REGISTERED,
    "mother_only": Parents.MOTHER_ONLY,
    "unknown": Parents.UNKNOWN,
}


def sex_of(code: int) -> Sex:
    return Sex.MALE if code == 1 else Sex.FEMALE


def _name(parent: dict[str, Any] | None) -> str | None:
    return parent["name"].upper() if parent else None


def compose_birth_certificate(
    actor: Actor, document: Document, issuing: Issuing
) -> tuple[BirthCertificate, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    person = get_person(actor=actor, purpose=PURPOSE, person_id=document.person_id)
    child, parents = entry.facts["child"], WORDING[entry.facts["parentage"]]
    mother, father = entry.facts["mother"], entry.facts["father"]
    office = issuing.office
    # On an akta the head of office signs as Pejabat Pencatatan Sipil (UU 24/2013 art. 59).
    registrar = replace(issuing.signatory, title=f"{issuing.signatory.title} selaku Pejabat Pencatatan Sipil")
    dataset = BirthCertificate(
        number=entry.akta_number,
        name=child["name"].upper(),
        nik=person.nik,
        sex=sex_of(child["sex"]),
        birth_place=child["birth_place"].upper(),
        birth_date=date.fromisoformat(child["birth_date"]),
        child_order=None if parents is Parents.UNKNOWN else child["order"] or 1,
        parents=parents,
        mother=None if parents is Parents.UNKNOWN else _name(mother),
        father=_name(father) if parents in (Parents.MARRIED, Parents.MARRIAGE_NOT_REGISTERED) else None,
        foreigner=person.citizenship == Citizenship.FOREIGN,
        place=issuing.kabkota_name,
        office=office.name,
        issued_on=issuing.day,
        signatory=registrar,
    )
    return dataset, child["name"]
