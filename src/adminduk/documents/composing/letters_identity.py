"""Biodata and suket, from the person as he stands in the register; the letter of who has no papers."""

from __future__ import annotations

from datetime import date
from typing import Any

from adminduk.documents.composing.birth_certificate import PURPOSE, sex_of
from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.composing.naming import address_of, frame, named, relation_in, upper_label
from adminduk.documents.datasets import Biodata, IdentityLetter, LetterPerson, Suket
from adminduk.documents.models import Document
from adminduk.foundation.access.types import Actor
from adminduk.register.queries import find_family_by_id, find_home_as_of, get_entry, get_person
from adminduk.register.types import Citizenship, Family, Person
from adminduk.regulations import codes, suket
from adminduk.regulations.law import Law


def compose_biodata(actor: Actor, document: Document, issuing: Issuing) -> tuple[Biodata, str]:
    person, family = _now(actor, document)
    dataset = Biodata(
        **frame(document, issuing),
        **_common(person, family),
        person=named(person, relation=relation_in(family, person.person_id)),
        marital_status=upper_label(codes.marital_kk, person.marital_status),
        family_number=family.kk_number if family else None,
        head=family.head.name.upper() if family else None,
        education=upper_label(codes.education, person.education),
        birth_akta=person.birth_akta_number or None,
        marriage_akta=person.marriage_number or None,
        married_on=person.marriage_date,
        mother=person.mother_name.upper() or None,
        mother_nik=person.mother_nik or None,
        father=person.father_name.upper() or None,
        father_nik=person.father_nik or None,
        permit=person.stay_permit_number or None,
    )
    return dataset, person.name


def compose_suket(actor: Actor, document: Document, issuing: Issuing) -> tuple[Suket, str]:
    person, family = _now(actor, document)
    law = Law(on=issuing.day, region=document.kabkota)
    dataset = Suket(
        **frame(document, issuing),
        **_common(person, family),
        person=named(person),
        marital_status=upper_label(codes.marital_ktp, _as_on_the_card(person.marital_status)),
        valid_until=suket.valid_until(issuing.day, law),
    )
    return dataset, person.name


def compose_identity_letter(actor: Actor, document: Document, issuing: Issuing) -> tuple[IdentityLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    facts, told = entry.facts, entry.facts["biodata"]
    parents = {name: told[name]["name"].upper() if told[name] else None for name in ("mother", "father")}
    dataset = IdentityLetter(
        **frame(document, issuing, entry.akta_number),
        **parents,
        person=LetterPerson(
            name=told["name"].upper(),
            sex=sex_of(told["sex"]),
            birth_place=told["birth_place"].upper() or None,
            birth_date=date.fromisoformat(told["birth_date"]),
        ),
        religion=upper_label(codes.religion, told["religion"]),
        blood_type=upper_label(codes.blood_type, told["blood_type"]),
        marital_status=upper_label(codes.marital_kk, told["marital_status"]),
        occupation=upper_label(codes.occupation, told["occupation"]),
        birth_date_estimated=told["birth_date_estimated"],
        plight=facts["plight"],
        met_at=facts["place"].upper(),
        recorded_on=entry.registered_on,
    )
    return dataset, told["name"]


def _now(actor: Actor, document: Document) -> tuple[Person, Family | None]:
    person = get_person(actor=actor, purpose=PURPOSE, person_id=document.person_id)
    home = find_home_as_of(actor=actor, purpose=PURPOSE, person_id=person.person_id)
    family = find_family_by_id(actor=actor, purpose=PURPOSE, family_id=home) if home else None
    return person, family


def _common(person: Person, family: Family | None) -> dict[str, Any]:
    return {
        "religion": upper_label(codes.religion, person.religion),
        "blood_type": upper_label(codes.blood_type, person.blood_type),
        "occupation": upper_label(codes.occupation, person.occupation),
        "address": address_of(family) if family else None,
        "citizenship": "WNI" if person.citizenship == Citizenship.INDONESIAN else "WNA",
    }


def _as_on_the_card(status: int) -> int:
    """The six statuses of the KK are four on the KTP-el: whether it is registered is not said there."""
    return {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 4}[status]
