"""A generated family as the register takes it, with the events of its past."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from adminduk.demo.population import Family, Resident
from adminduk.demo.population.types import Deed
from adminduk.register.types import (
    Birth,
    ChildFacts,
    Citizenship,
    Death,
    Event,
    Founds,
    Happened,
    LivedFamily,
    LoadedFamily,
    LoadedPerson,
    MarriageNotified,
    MoveWithin,
    Parentage,
    ParentFacts,
    Placed,
    Relation,
    Sex,
    Spouse,
)

_COPIED = [name for name in LoadedPerson.__slots__ if name in Resident.__slots__]
# The office that loads stands in each entry; an event of then needs none of its own.
NO_OFFICE = 0


def as_loaded(family: Family) -> LoadedFamily | LivedFamily:
    """The family as it is, or as it began with what happened to it."""
    if family.past is None:
        return _loaded(family, family.members, family)
    return LivedFamily(
        _loaded(family, family.past.members, family.past),
        tuple(
            Happened(event, deed.numbers, deed.child.person_id if deed.child else None)
            for event, deed in _events(family)
        ),
    )


def _loaded(family: Family, members: tuple[Resident, ...], home: Any) -> LoadedFamily:
    return LoadedFamily(
        family_id=family.family_id,
        kk_number=family.kk_number,
        address=home.address.line,
        rt=home.address.rt,
        rw=home.address.rw,
        village_code=home.address.village_code,
        postal_code=home.address.postal_code,
        since=family.issued_on,
        members=tuple(LoadedPerson(**{name: getattr(one, name) for name in _COPIED}) for one in members),
    )


def _events(family: Family) -> Iterator[tuple[Event, Deed]]:
    assert family.past is not None
    present = [one.person_id for one in family.past.members]
    for deed in family.past.deeds:
        envelope = {"kabkota": family.kabkota, "office_id": NO_OFFICE, "registered_on": deed.registered}
        match deed.kind:
            case "birth":
                yield _birth(family, deed, envelope), deed
                present.append(deed.person_id)
            case "death":
                yield (
                    Death(effective_on=deed.on, person_id=deed.person_id, place=deed.place, **envelope),
                    deed,
                )
                present.remove(deed.person_id)
            case "marriage":
                yield _marriage(family, deed, envelope), deed
            case _:
                yield _move(family, deed, present, envelope), deed


def _birth(family: Family, deed: Deed, envelope: dict[str, Any]) -> Birth:
    child = deed.child
    assert child is not None and family.past is not None
    mother = ParentFacts(child.mother_name, child.mother_id, child.mother_nik)
    father = ParentFacts(child.father_name, child.father_id, child.father_nik) if child.father_name else None
    return Birth(
        child=ChildFacts(
            name=child.name,
            sex=Sex(child.sex),
            birth_date=child.birth_date,
            birth_place=child.birth_place,
            birth_region=child.birth_region,
        ),
        parentage=Parentage.MARRIED if father else Parentage.MOTHER_ONLY,
        mother=mother,
        father=father,
        family_id=family.family_id,
        relation=Relation(child.relation),
        citizenship=Citizenship(child.citizenship),
        late=deed.late,
        **envelope,
    )


def _marriage(family: Family, deed: Deed, envelope: dict[str, Any]) -> MarriageNotified:
    couple = (deed.person_id, deed.other_id) if deed.man_first else (deed.other_id, deed.person_id)
    husband, wife = (Spouse(person_id=one) for one in couple)
    return MarriageNotified(
        effective_on=deed.on,
        husband=husband,
        wife=wife,
        book_number=deed.book_number,
        recorded_by="KUA",
        **envelope,
    )


def _move(family: Family, deed: Deed, present: list[Any], envelope: dict[str, Any]) -> MoveWithin:
    home = family.address
    return MoveWithin(
        effective_on=deed.on,
        movers=tuple(Placed(one) for one in present),
        to=Founds(home.line, home.rt, home.rw, home.village_code, home.postal_code),
        reason=deed.reason,
        **envelope,
    )
