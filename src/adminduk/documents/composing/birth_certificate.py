"""Kutipan akta kelahiran, from the entry of the birth and what was put right in it since."""

from __future__ import annotations

from datetime import date
from typing import Any

from adminduk.documents.composing.akta import (
    PURPOSE,
    READER,
    akta_of,
    corrections,
    excerpt,
    sex_of,
)
from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.datasets import BirthCertificate, Parents
from adminduk.documents.models import Document
from adminduk.foundation.access.types import Actor
from adminduk.register.queries import AktaFacts, get_person
from adminduk.register.types import Citizenship

WORDING = {
    "married": Parents.MARRIED,
    "unregistered_marriage": Parents.MARRIAGE_NOT_REGISTERED,
    "mother_only": Parents.MOTHER_ONLY,
    "unknown": Parents.UNKNOWN,
}


def _name(parent: dict[str, Any] | None) -> str | None:
    return parent["name"].upper() if parent else None


def _said(akta: AktaFacts) -> dict[str, Any]:
    """The facts of the birth with what was put right: the child's columns and the parents it names."""
    facts = akta.entry.facts
    child, parents = dict(facts["child"]), {who: facts[who] for who in ("mother", "father")}
    for correction in corrections(akta):
        given = {name: value for name, value in correction["elements"].items() if value is not None}
        child |= {name: value for name, value in given.items() if name in child}
        parents |= {who: given[who] for who in parents if who in given}
    return {**facts, "child": child, **parents}


def compose_birth_certificate(
    actor: Actor, document: Document, issuing: Issuing
) -> tuple[BirthCertificate, str]:
    akta = akta_of(document)
    # Who has moved away since is still the child of this akta.
    person = get_person(actor=READER, purpose=PURPOSE, person_id=akta.person_id)
    facts = _said(akta)
    child, parents = facts["child"], WORDING[facts["parentage"]]
    dataset = BirthCertificate(
        **excerpt(akta, issuing),
        name=child["name"].upper(),
        nik=person.nik,
        sex=sex_of(child["sex"]),
        birth_place=child["birth_place"].upper(),
        birth_date=date.fromisoformat(child["birth_date"]),
        child_order=None if parents is Parents.UNKNOWN else child["order"] or 1,
        parents=parents,
        mother=None if parents is Parents.UNKNOWN else _name(facts["mother"]),
        father=(
            _name(facts["father"]) if parents in (Parents.MARRIED, Parents.MARRIAGE_NOT_REGISTERED) else None
        ),
        foreigner=facts.get("citizenship", person.citizenship) == Citizenship.FOREIGN,
    )
    return dataset, child["name"]
