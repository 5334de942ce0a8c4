"""What all akta are composed from: the akta as entered, its people as they were then, what was put right.

An excerpt says what the akta said on its day, with slips of the pen put right; whatever happened later stands
beside it as a note. Two of an akta may live in another region than its office, so it is read with national
sight, and only by the number of the akta that the document is of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.composing.notes import marginal_notes
from adminduk.documents.datasets import CourtRuling, Sex
from adminduk.documents.models import Document
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.register.queries import AktaFacts, find_akta, find_old_akta, people_at_entry
from adminduk.register.types import EntryNotFound, Person
from adminduk.register.types import Sex as SexCode

PURPOSE = "documents.prepare"
READER: Actor = system("akta", Scope.nation())


def akta_of(document: Document) -> AktaFacts:
    """The akta that a document is of; raises `EntryNotFound` where this register made none of that number."""
    akta = find_akta(actor=READER, purpose=PURPOSE, akta_number=document.number)
    if akta is None and document.entry_id:
        akta = find_old_akta(actor=READER, purpose=PURPOSE, entry_id=document.entry_id)
    if akta is None:
        raise EntryNotFound
    return akta


def sex_of(code: int) -> Sex:
    return Sex.MALE if code == 1 else Sex.FEMALE


def excerpt(akta: AktaFacts, issuing: Issuing) -> dict[str, Any]:
    """What every excerpt says of itself. On an akta the head of office signs as Pejabat Pencatatan Sipil
    (UU 24/2013 art. 59)."""
    title = f"{issuing.signatory.title} selaku Pejabat Pencatatan Sipil"
    return {
        "number": akta.akta_number,
        "marginal_notes": marginal_notes(akta),
        "place": issuing.kabkota_name,
        "office": issuing.office.name,
        "issued_on": issuing.day,
        "signatory": replace(issuing.signatory, title=title),
    }


def people_of(akta: AktaFacts, *person_ids: str | None) -> dict[str, Person]:
    """The people of the register among these, by their ids, as the akta names them."""
    wanted = [UUID(one) for one in person_ids if one]
    known = people_at_entry(actor=READER, purpose=PURPOSE, entry=akta.entry, person_ids=wanted)
    return {str(person_id): _put_right(akta, person) for person_id, person in known.items()}


def corrections(akta: AktaFacts) -> Iterator[dict[str, Any]]:
    """What was put right in the akta after it was signed, oldest first (facts of `AktaCorrection`)."""
    for note in akta.notes:
        if note.kind == "correction":
            yield note.entry.facts


def put_right_day(akta: AktaFacts, column: str, day: date) -> date:
    """The day of a death (`died_on`) or of a wedding (`married_on`), as it was last put right."""
    given = [facts[column] for facts in corrections(akta) if facts[column]]
    return date.fromisoformat(given[-1]) if given else day


def _put_right(akta: AktaFacts, person: Person) -> Person:
    for facts in corrections(akta):
        if facts["person_id"] != str(person.person_id):
            continue
        given = {name: value for name, value in facts["elements"].items() if value is not None}
        columns: dict[str, Any] = {name: given[name] for name in ("name", "birth_place") if name in given}
        columns |= {f"{who}_name": given[who]["name"] for who in ("mother", "father") if who in given}
        if "birth_date" in given:
            columns["birth_date"] = date.fromisoformat(given["birth_date"])
        if "sex" in given:
            columns["sex"] = SexCode(given["sex"])
        person = replace(person, **columns)
    return person


def court_ruling(facts: dict[str, Any]) -> CourtRuling:
    return CourtRuling(by=facts["by"], number=facts["number"], given_on=date.fromisoformat(facts["given_on"]))


def ruling_of(facts: dict[str, Any] | None) -> CourtRuling | None:
    return court_ruling(facts) if facts else None


def capitals(text: str | None) -> str | None:
    """As an akta writes a name or a place; None where nothing is known."""
    return text.upper() if text else None
