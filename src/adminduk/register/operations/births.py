"""Entering a birth: the child, its NIK, its place in the family and its akta number, or nothing."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor
from adminduk.register.book import Book
from adminduk.register.entering import open_book, write, write_newcomers
from adminduk.register.events.births import be_born, be_stillborn, card_of, correct_birth_entry
from adminduk.register.models import Entry
from adminduk.register.operations.judged import bring_to_workbench
from adminduk.register.types import (
    Birth,
    BirthCorrection,
    BirthRegistered,
    Entered,
    EntryNotFound,
    LikelyKnown,
    PersonNotFound,
    Stillbirth,
    StillbirthCorrection,
    StillbirthRegistered,
)

C = TypeVar("C", BirthCorrection, StillbirthCorrection)


def register_birth(*, actor: Actor, at: datetime, key: str | None, birth: Birth) -> BirthRegistered:
    """Registers one birth (UU 24/2013 art. 27, 32) and answers the numbers that it was given.

    With `birth.subject_id` nobody new is made: somebody of the register gets his late akta and keeps
    his NIK. A child whom this mother bore on that day already is not entered twice (`LikelyKnown`,
    `KnownAlready`, `MayBeKnown`). Raises `FamilyNotActive`, `AlreadyHasAkta`, `PersonNotFound`, and the outages `NikUsedUp`
    and `NumberUsedUp`; the same `key` again answers the same numbers.
    """

    def make() -> dict[str, Any]:
        book = open_book(birth)
        be_born(birth, book)
        return _birth_answer(book, write_newcomers(book, actor, at))

    try:
        return _birth_registered(_once(actor, at, key, "register_birth", birth.kabkota, make))
    except LikelyKnown as refusal:
        bring_to_workbench(actor=actor, at=at, refusal=refusal)
        raise


def correct_birth(
    *, actor: Actor, at: datetime, key: str | None = None, correction: BirthCorrection
) -> BirthRegistered:
    """Corrects a birth before its akta was signed: a further entry, the same numbers. The first entry stays;
    nobody outside has seen the akta yet, so no marginal note is due. Raises `PersonNotFound`; the same
    `key` again changes nothing and answers the same."""

    def make() -> dict[str, Any]:
        first = _corrected(correction, ("birth", "birth_correction"), person_id=correction.person_id)
        if first is None:
            raise PersonNotFound
        book = open_book(replace(correction, registered_on=first.registered_on))
        known_before = json.loads(bytes(first.payload))["facts"].get("subject_id") is not None
        correct_birth_entry(correction, book, known_before)
        book.family_id, book.akta_number = first.family_id, first.akta_number
        return _birth_answer(book, write(book, actor, at))

    return _birth_registered(_once(actor, at, key, "correct_birth", correction.kabkota, make))


def register_stillbirth(
    *, actor: Actor, at: datetime, key: str | None, stillbirth: Stillbirth
) -> StillbirthRegistered:
    """Enters a stillbirth and allots the number of its letter; the same `key` answers the same number."""

    def make() -> dict[str, Any]:
        book = Book.closed(stillbirth)
        be_stillborn(stillbirth, book)
        return _letter_answer(write(book, actor, at))

    return _letter(_once(actor, at, key, "register_stillbirth", stillbirth.kabkota, make))


def correct_stillbirth(
    *, actor: Actor, at: datetime, key: str | None = None, correction: StillbirthCorrection
) -> StillbirthRegistered:
    """Corrects a stillbirth before its letter was signed, by a further entry under the same number.

    Raises `EntryNotFound`; the same `key` again changes nothing and answers the same.
    """

    def make() -> dict[str, Any]:
        first = _corrected(correction, ("stillbirth", "stillbirth_correction"))
        if first is None:
            raise EntryNotFound
        book = Book.closed(replace(correction, registered_on=first.registered_on))
        be_stillborn(correction, book)
        book.akta_number = first.akta_number
        return _letter_answer(write(book, actor, at))

    return _letter(_once(actor, at, key, "correct_stillbirth", correction.kabkota, make))


def _once(
    actor: Actor, at: datetime, key: str | None, operation: str, kabkota: str, make: Any
) -> dict[str, Any]:
    with acting(actor):
        actor.require("register.enter", kabkota)
        return once(actor=actor, operation=f"register.{operation}", key=key, at=at, make=make)


def _corrected(correction: C, kinds: tuple[str, ...], **more: Any) -> Entry | None:
    """The entry that is put right. A correction of a correction names it too: the numbers stay the same."""
    return Entry.objects.filter(
        entry_id=correction.corrects, kabkota=correction.kabkota, kind__in=kinds, **more
    ).first()


def _birth_answer(book: Book, done: Entered) -> dict[str, Any]:
    card, person = card_of(book), book.person(book.subject)
    numbers = done.numbers or {}
    return {
        "entry_id": str(done.entry_id),
        "person_id": str(book.subject),
        "nik": numbers.get("nik") or (person.nik if isinstance(person.nik, str) else None),
        "akta_number": done.akta_number,
        "family_id": str(card.family_id) if card else None,
        "kk_number": card.kk_number if card else None,
        "family_changed": bool(done.cards),
    }


def _birth_registered(answer: dict[str, Any]) -> BirthRegistered:
    ids = {"entry_id", "person_id", "family_id"}
    return BirthRegistered(
        **{
            one.name: UUID(answer[one.name]) if one.name in ids and answer[one.name] else answer[one.name]
            for one in fields(BirthRegistered)
        }
    )


def _letter_answer(done: Entered) -> dict[str, Any]:
    return {"entry_id": str(done.entry_id), "letter_number": done.akta_number}


def _letter(answer: dict[str, Any]) -> StillbirthRegistered:
    return StillbirthRegistered(UUID(answer["entry_id"]), answer["letter_number"])
