"""What composers of letters share: people, families and addresses as they stood when an entry was made.

An entry names people by id. Since then they may have moved to another office or changed, so they are read
with national sight and as known at the time of the entry: the same entry always gives the same letter.
Only people whom an entry of the issuing office names are read so.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from adminduk.documents.composing.birth_certificate import PURPOSE, sex_of
from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.datasets import LetterAddress, LetterPerson, LetterRuling
from adminduk.documents.models import Document
from adminduk.documents.nations import name_of
from adminduk.foundation.access.types import Scope, system
from adminduk.offices.queries import find_region
from adminduk.register.queries import EntryFacts, get_family_as_of, get_person_as_of
from adminduk.register.types import Citizenship, Family, FamilyNotActive, Person
from adminduk.regulations import codes
from adminduk.regulations.codes import CodeList

READER = system("letters", Scope.nation())
BEFORE = timedelta(microseconds=1)


def frame(document: Document, issuing: Issuing, number: str = "") -> dict[str, Any]:
    """What every letter of this office carries. `number` is the entry's; else the order's own."""
    return {
        "number": number or document.number,
        "kabkota": issuing.kabkota_name,
        "office": issuing.office.name,
        "office_address": issuing.office.address,
        "place": issuing.office.town,
        "issued_on": issuing.day,
        "signatory": issuing.signatory,
        "purpose": document.asked.get("purpose") or None,
        "addressee": document.asked.get("addressee") or None,
    }


def label(of: CodeList, code: int | None) -> str | None:
    return of.label(code).id if code is not None else None


def upper_label(of: CodeList, code: int | None) -> str | None:
    return of.label(code).id.upper() if code is not None else None


def clock(text: str | None) -> time | None:
    """ "04:15", or None of nothing."""
    return time.fromisoformat(text) if text else None


def person_at(entry: EntryFacts, person_id: UUID | str, *, before: bool = False) -> Person:
    """Somebody as the entry left him, or as he was before it."""
    known_at = entry.recorded_at - BEFORE if before else entry.recorded_at
    return get_person_as_of(actor=READER, purpose=PURPOSE, person_id=UUID(str(person_id)), known_at=known_at)


def family_at(family_id: UUID | None, known_at: datetime) -> Family | None:
    """A family card as it was known then; None where there was none."""
    if family_id is None:
        return None
    try:
        return get_family_as_of(actor=READER, purpose=PURPOSE, family_id=family_id, known_at=known_at)
    except FamilyNotActive:
        return None


def named(person: Person, *, relation: str | None = None, nationality: str | None = None) -> LetterPerson:
    return LetterPerson(
        name=person.name.upper(),
        nik=person.nik,
        sex=sex_of(person.sex),
        birth_place=person.birth_place.upper() or None,
        birth_date=person.birth_date,
        relation=relation,
        nationality=nationality,
        passport=person.passport_number or None,
    )


def relation_in(family: Family | None, person_id: UUID) -> str | None:
    held = family.member(person_id) if family else None
    return upper_label(codes.relation, held.relation) if held else None


def party(entry: EntryFacts, told: dict[str, Any] | None, *, before: bool = False) -> LetterPerson | None:
    """A spouse or parent of an entry: somebody of the register, or somebody who is only named."""
    if not told:
        return None
    if told["person_id"]:
        return named(person_at(entry, told["person_id"], before=before))
    foreign = told.get("citizenship") == Citizenship.FOREIGN
    return LetterPerson(
        name=told["name"].upper(),
        nik=told.get("nik") or None,
        birth_date=day(told.get("birth_date")),
        nationality="WNA" if foreign else None,
    )


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def ruling_of(told: dict[str, Any]) -> LetterRuling:
    return LetterRuling(by=told["by"], number=told["number"], given_on=date.fromisoformat(told["given_on"]))


def address_of(told: Any) -> LetterAddress:
    """An address of the register: of a family, or of `Founds` in an entry's facts."""
    read = told.get if isinstance(told, dict) else lambda name: getattr(told, name)
    return LetterAddress(
        address=read("address") or None,
        rt=read("rt") or None,
        rw=read("rw") or None,
        postal_code=read("postal_code") or None,
        **_regions(read("village_code")),
    )


def region_only(code: str) -> LetterAddress:
    """All that is known is the kab/kota."""
    return LetterAddress(**_regions(code))


def country(code: str) -> str:
    return (name_of(code) or code).upper()


def _regions(code: str) -> dict[str, str]:
    parts = {"province": code[:2], "kabkota": code[:4], "kecamatan": code[:6], "village": code[:10]}
    lengths = {"province": 2, "kabkota": 4, "kecamatan": 6, "village": 10}
    known = {name: find_region(part) for name, part in parts.items() if len(part) == lengths[name]}
    return {name: region.name for name, region in known.items() if region}
