"""Letters of people who move, from the entry of the move and the people as it left them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from adminduk.documents.composing.birth_certificate import PURPOSE
from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.composing.naming import (
    BEFORE,
    READER,
    address_of,
    country,
    family_at,
    frame,
    label,
    named,
    person_at,
    region_only,
    relation_in,
    upper_label,
)
from adminduk.documents.datasets import (
    AbroadLetter,
    ArrivalLetter,
    LetterAddress,
    LetterPerson,
    MovingLetter,
    ReturnLetter,
    StayLetter,
)
from adminduk.documents.models import Document
from adminduk.documents.nations import name_of
from adminduk.foundation.access.types import Actor
from adminduk.register.queries import EntryFacts, get_entry, list_entries_of
from adminduk.register.types import Citizenship, Family, Person
from adminduk.regulations import codes

# Codes of F-1.03: who moves, and what becomes of the card of those who stay.
MEMBERS_ONLY, EVERYBODY = 4, 2
NEW_CARD, NUMBER_STAYS = 2, 3


def compose_moving_letter(actor: Actor, document: Document, issuing: Issuing) -> tuple[MovingLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    facts = entry.facts
    left = family_at(entry.family_id, entry.recorded_at - BEFORE)
    movers = _people(entry, facts["movers"], left)
    there = facts["address_there"]
    first = person_at(entry, facts["movers"][0])
    dataset = MovingLetter(
        **frame(document, issuing, entry.akta_number),
        **_card(left),
        foreigners=first.citizenship == Citizenship.FOREIGN and len(movers) == 1,
        movers=movers,
        origin=address_of(left) if left else _stayed_at(entry),
        destination=address_of(there) if there else region_only(facts["destination"]),
        reason=label(codes.move_reason, facts["reason"]),
        move_class=label(codes.move_class, facts.get("move_class")),
        who_moves=label(codes.move_who, facts.get("who_moves")),
        kk_of_those_who_stay=label(
            codes.kk_of_those_who_stay, _card_of_those_who_stay(facts.get("who_moves"))
        ),
        moved_on=entry.effective_on,
    )
    return dataset, first.name


def compose_arrival_letter(actor: Actor, document: Document, issuing: Issuing) -> tuple[ArrivalLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    facts = entry.facts
    sent = get_entry(actor=READER, purpose=PURPOSE, entry_id=UUID(facts["moved_out"]))
    card = family_at(entry.family_id, entry.recorded_at)
    ids = [one["person_id"] for one in facts["movers"]]
    dataset = ArrivalLetter(
        **frame(document, issuing),
        **_card(card),
        movers=_people(entry, ids, card),
        letter_number=facts["letter_number"],
        origin=region_only(sent.kabkota),
        address=address_of(card) if card else address_of(facts["to"]),
        arrived_on=entry.effective_on,
    )
    return dataset, dataset.subject.name


def compose_abroad_letter(actor: Actor, document: Document, issuing: Issuing) -> tuple[AbroadLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    facts = entry.facts
    left = family_at(entry.family_id, entry.recorded_at - BEFORE)
    dataset = AbroadLetter(
        **frame(document, issuing, entry.akta_number),
        **_card(left),
        movers=_people(entry, facts["movers"], left),
        origin=address_of(left) if left else region_only(entry.kabkota),
        country=country(facts["country"]),
        address_there=facts["address_there"] or None,
        reason=label(codes.move_reason, facts["reason"]),
        planned_months=facts["planned_months"],
        moved_on=entry.effective_on,
    )
    return dataset, dataset.subject.name


def compose_return_letter(actor: Actor, document: Document, issuing: Issuing) -> tuple[ReturnLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    facts = entry.facts
    card = family_at(entry.family_id, entry.recorded_at)
    dataset = ReturnLetter(
        **frame(document, issuing, entry.akta_number),
        **_card(card),
        movers=_people(entry, [one["person_id"] for one in facts["movers"]], card),
        country=country(facts["country"]),
        arrived_on=date.fromisoformat(facts["arrived_on"]),
        address=address_of(card) if card else region_only(entry.kabkota),
    )
    return dataset, dataset.subject.name


def compose_stay_letter(actor: Actor, document: Document, issuing: Issuing) -> tuple[StayLetter, str]:
    """From all entries of the foreigner up to this one: the last home, permit and sponsor that they tell."""
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    told = _told_of_stay(entry)
    person = person_at(entry, entry.person_id or document.person_id)
    permit: dict[str, Any] = told.get("permit") or {}
    dataset = StayLetter(
        **frame(document, issuing, entry.akta_number),
        person=named(person, nationality=(name_of(told.get("nationality")) or "").upper() or None),
        religion=upper_label(codes.religion, person.religion),
        marital_status=upper_label(codes.marital_kk, person.marital_status),
        occupation=upper_label(codes.occupation, person.occupation),
        address=_where(person, told) or region_only(entry.kabkota),
        sponsor=told.get("sponsor"),
        permit=person.stay_permit_number or None,
        valid_until=date.fromisoformat(permit["until"]) if permit else None,
    )
    return dataset, person.name


def _people(entry: EntryFacts, ids: list[str], family: Family | None) -> tuple[LetterPerson, ...]:
    found = [person_at(entry, one) for one in ids]
    return tuple(named(one, relation=relation_in(family, one.person_id)) for one in found)


def _card(family: Family | None) -> dict[str, str | None]:
    if family is None:
        return {"family_number": None, "head": None}
    return {"family_number": family.kk_number, "head": family.head.name.upper()}


def _card_of_those_who_stay(who: int | None) -> int | None:
    """Follows from who moves: a family that loses its head gets a new card, without people there is none."""
    if who is None or who == EVERYBODY:
        return None
    return NUMBER_STAYS if who == MEMBERS_ONLY else NEW_CARD


def _stayed_at(entry: EntryFacts) -> LetterAddress:
    """Where a visitor, who is on no card, lived until now."""
    home = _told_of_stay(entry).get("home")
    return address_of(home) if home else region_only(entry.kabkota)


def _where(person: Person, told: dict[str, Any]) -> LetterAddress | None:
    """The address in the record of a visitor; the entry that gave it tells the postal code too. A village may
    have another code by now, and who came before there was such a record has his entries only."""
    home = told.get("home")
    if home and person.stay_village in ("", home["village_code"]):
        return address_of(home)
    if not person.stay_village:
        return None
    stay = {name: getattr(person, f"stay_{name}") for name in ("address", "rt", "rw")}
    return address_of({**stay, "village_code": person.stay_village, "postal_code": ""})


def _told_of_stay(entry: EntryFacts) -> dict[str, Any]:
    told: dict[str, Any] = {}
    assert entry.person_id is not None
    for one in list_entries_of(actor=READER, purpose=PURPOSE, person_id=entry.person_id):
        facts = one.facts
        who = facts.get("who")
        if isinstance(who, dict):
            told["nationality"] = who["nationality"]
        home = facts.get("home") or facts.get("to")
        if isinstance(home, dict) and "address" in home:
            told["home"] = home
        told |= {name: facts[name] for name in ("permit", "sponsor") if facts.get(name)}
        if one.entry_id == entry.entry_id:
            break
    return told
