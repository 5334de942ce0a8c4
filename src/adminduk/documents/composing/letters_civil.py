"""Letters about events of civil registration, from the entry of the event."""

from __future__ import annotations

from datetime import date

from adminduk.documents.composing.birth_certificate import PURPOSE, sex_of
from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.composing.naming import (
    BEFORE,
    address_of,
    clock,
    country,
    day,
    family_at,
    frame,
    label,
    named,
    party,
    person_at,
    ruling_of,
)
from adminduk.documents.datasets import (
    AdoptionLetter,
    BirthLetter,
    CivilRecordLetter,
    DeathLetter,
    DivorceAnnulmentLetter,
    LetterPerson,
    MarriageAnnulmentLetter,
    ReleaseLetter,
)
from adminduk.documents.models import Document
from adminduk.foundation.access.types import Actor
from adminduk.register.queries import EntryFacts, get_entry
from adminduk.regulations import codes

# Kinds of entries that a civil registration letter can tell of, and the event in its table of wording.
EVENTS = {
    "birth": "birth",
    "birth_correction": "birth",
    "death": "death",
    "marriage": "marriage",
    "marriage_by_ruling": "marriage",
    "divorce": "divorce",
    "acknowledgement": "acknowledgement",
    "legitimation": "legitimation",
}


def compose_birth_letter(actor: Actor, document: Document, issuing: Issuing) -> tuple[BirthLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    child = entry.facts["child"]
    who = _child(entry)
    dataset = BirthLetter(
        **frame(document, issuing),
        person=who,
        birth_time=clock(child["birth_time"]),
        zone=child["birth_zone"] if child["birth_time"] else None,
        birth_kind=label(codes.birth_kind, child["kind"]),
        child_order=child["order"],
        # The wording on the parents is the akta's: who is not named there is not named here.
        mother=party(entry, entry.facts["mother"]) if entry.facts["parentage"] != "unknown" else None,
        father=party(entry, entry.facts["father"]) if "marri" in entry.facts["parentage"] else None,
        akta_number=entry.akta_number or None,
        registered_on=entry.registered_on,
    )
    return dataset, who.name


def compose_death_letter(actor: Actor, document: Document, issuing: Issuing) -> tuple[DeathLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    facts = entry.facts
    person = person_at(entry, facts["person_id"])
    dataset = DeathLetter(
        **frame(document, issuing),
        person=named(person),
        died_on=entry.effective_on,
        died_at=clock(facts["time"]),
        zone=issuing.office.zone if facts["time"] else None,
        death_place=facts["place"].upper() or None,
        ruling=ruling_of(facts["ruling"]) if facts["ruling"] else None,
        akta_number=entry.akta_number or None,
        registered_on=entry.registered_on,
    )
    return dataset, person.name


def compose_marriage_annulment(
    actor: Actor, document: Document, issuing: Issuing
) -> tuple[MarriageAnnulmentLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    husband, wife = _couple(entry)
    dataset = MarriageAnnulmentLetter(
        **frame(document, issuing, entry.akta_number),
        husband=husband,
        wife=wife,
        marriage_number=entry.facts["marriage_number"],
        married_on=_wedding(entry, before=True),
        ruling=ruling_of(entry.facts["ruling"]),
        final_on=entry.effective_on,
    )
    return dataset, dataset.subject.name


def compose_divorce_annulment(
    actor: Actor, document: Document, issuing: Issuing
) -> tuple[DivorceAnnulmentLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    husband, wife = _couple(entry)
    dataset = DivorceAnnulmentLetter(
        **frame(document, issuing, entry.akta_number),
        husband=husband,
        wife=wife,
        divorce_number=entry.facts["divorce_number"],
        marriage_number=entry.facts["marriage_number"],
        married_on=_wedding(entry),
        ruling=ruling_of(entry.facts["ruling"]),
        final_on=entry.effective_on,
    )
    return dataset, dataset.subject.name


def compose_adoption_letter(actor: Actor, document: Document, issuing: Issuing) -> tuple[AdoptionLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    facts = entry.facts
    child = person_at(entry, facts["child_id"], before=True)
    dataset = AdoptionLetter(
        **frame(document, issuing, entry.akta_number),
        person=named(child),
        akta_number=child.birth_akta_number or None,
        mother=child.mother_name.upper() or None,
        father=child.father_name.upper() or None,
        adoptive_father=party(entry, facts["father"]),
        adoptive_mother=party(entry, facts["mother"]),
        ruling=ruling_of(facts["ruling"]),
        effective_on=entry.effective_on,
    )
    return dataset, child.name


def compose_release_letter(actor: Actor, document: Document, issuing: Issuing) -> tuple[ReleaseLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    facts = entry.facts
    person = person_at(entry, facts["person_id"])
    left = family_at(entry.family_id, entry.recorded_at - BEFORE)
    dataset = ReleaseLetter(
        **frame(document, issuing, entry.akta_number),
        person=named(person),
        address=address_of(left) if left else None,
        nationality=country(facts["nationality"]),
        decree=ruling_of(facts["decree"]),
        effective_on=entry.effective_on,
    )
    return dataset, person.name


def compose_civil_record(actor: Actor, document: Document, issuing: Issuing) -> tuple[CivilRecordLetter, str]:
    """Raises KeyError for an entry that is no event of civil registration."""
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    event = EVENTS[entry.kind]
    who, other = _parties(entry, event)
    dataset = CivilRecordLetter(
        **frame(document, issuing),
        person=who,
        other=other,
        event=event,
        akta_number=entry.akta_number or None,
        happened_on=entry.effective_on,
        registered_on=entry.registered_on,
    )
    return dataset, who.name


def _parties(entry: EntryFacts, event: str) -> tuple[LetterPerson, LetterPerson | None]:
    facts = entry.facts
    match event:
        case "birth":
            return _child(entry), None
        case "death":
            return named(person_at(entry, facts["person_id"])), None
        case "marriage" | "divorce":
            return _couple(entry)
        case _:
            return named(person_at(entry, facts["child_id"])), party(entry, facts["father"])


def _child(entry: EntryFacts) -> LetterPerson:
    """The child as the akta names it; the NIK is the record's."""
    child = entry.facts["child"]
    person = person_at(entry, entry.person_id) if entry.person_id else None
    return LetterPerson(
        name=child["name"].upper(),
        nik=person.nik if person else None,
        sex=sex_of(child["sex"]),
        birth_place=child["birth_place"].upper(),
        birth_date=date.fromisoformat(child["birth_date"]),
    )


def _couple(entry: EntryFacts) -> tuple[LetterPerson, LetterPerson]:
    husband, wife = party(entry, entry.facts["husband"]), party(entry, entry.facts["wife"])
    assert husband is not None and wife is not None
    return husband, wife


def _wedding(entry: EntryFacts, *, before: bool = False) -> date | None:
    """The day of the marriage, as the record of who is in the register tells or told it."""
    for told in (entry.facts["husband"], entry.facts["wife"]):
        if told["person_id"]:
            person = person_at(entry, told["person_id"], before=before)
            if person.marriage_number == entry.facts["marriage_number"]:
                return person.marriage_date
    return day(entry.facts.get("married_on"))
