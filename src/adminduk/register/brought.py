"""Families that come with their past: what happened since their card first said so is entered event by event.

The same functions decide as at a desk, so an entry of long ago says what one of today would; only that it is
written in bulk, with the numbers that were given then, and that its papers were given then too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from adminduk.foundation.db.ids import new_id
from adminduk.register.book import Book
from adminduk.register.entering import changes_of, facts_of, settled
from adminduk.register.entries import NewEntry
from adminduk.register.events import DECISIONS
from adminduk.register.events.births import be_born
from adminduk.register.states import AktaState, FamilyState, MarriageState, PersonState, PlaceState, State
from adminduk.register.types.birth import Birth
from adminduk.register.types.loading import Happened, LivedFamily, LoadedFamily, LoadedPerson
from adminduk.register.wishes import Wish
from adminduk.regulations.law import Law

if TYPE_CHECKING:
    from adminduk.register.opening import Batch

NAMED = [one.name for one in fields(LoadedPerson) if one.name in PersonState.__slots__]
STAMPED = ("person", "family", "marriage", "akta")
law_on = lru_cache(4096)(Law)


def add_lived(batch: Batch, lived: LivedFamily) -> None:
    """Adds the opening of the card and every event after it, and the rows as they stand at the end."""
    story = Story(batch, lived.family)
    for happened in lived.events:
        story.tell(happened)
    story.close()


class Story:
    """One family from its opening on. `made` is the entry that last changed each row."""

    def __init__(self, batch: Batch, family: LoadedFamily) -> None:
        from adminduk.register.opening import couples_of

        self.batch, self.kabkota = batch, family.kabkota
        self.made: dict[int, UUID] = {}
        self.numbered: set[tuple[str, str]] = set()
        self.people = [
            PersonState(kabkota=self.kabkota, **{name: getattr(one, name) for name in NAMED})
            for one in family.members
        ]
        self.families = [
            FamilyState(
                kabkota=self.kabkota, family_id=family.family_id, head_id=family.head.person_id,
                kk_number=family.kk_number, address=family.address, rt=family.rt, rw=family.rw,
                village_code=family.village_code, postal_code=family.postal_code,
            )
        ]  # fmt: skip
        self.places = [
            PlaceState(
                kabkota=self.kabkota, person_id=one.person_id, membership_id=new_id(),
                family_id=family.family_id, relation=one.relation, position=position, since=family.since,
            )
            for position, one in enumerate(family.members, 1)
        ]  # fmt: skip
        names = ("wife_id", "marriage_id", "husband_id", "registered", "number", "married_on")
        self.marriages = [
            MarriageState(kabkota=self.kabkota, **dict(zip(names, one, strict=True)))
            for one in couples_of(family, family.head)
        ]
        self.aktas: list[AktaState] = []
        changes = changes_of([(one, one.columns()) for one in self._states()], {})
        self._enter(
            NewEntry(
                kind="opening_load", effective_on=family.since, registered_on=family.since,
                family_id=family.family_id, facts={}, changes=changes, **self._office(),
            ),
            list(self._states()),
        )  # fmt: skip

    def tell(self, happened: Happened) -> None:
        """One event, decided as at a desk."""
        event = happened.event
        book = Book(
            event, law_on(event.registered_on, event.kabkota), people=self.people, families=self.families,
            places=self.places, marriages=self.marriages, aktas=self.aktas,
        )  # fmt: skip
        if isinstance(event, Birth):
            be_born(event, book)
            _call(book, happened.born)
        else:
            DECISIONS[type(event)](event, book)
        touched, cards = book.touched(), book.cards()
        numbers = _as_given(book.wishes, happened.numbers)
        entry = NewEntry(
            kind=event.kind, effective_on=event.effective_on, registered_on=event.registered_on,
            person_id=book.subject, family_id=book.family_id or (cards[0] if cards else None),
            akta_number=settled(book.akta_number, numbers), legal_basis=event.legal_basis,
            # The cards that it changed were printed then.
            facts=settled({**facts_of(event), **book.facts, "cards": [], "brought_along": True}, numbers),
            changes={table: rows for table, rows in changes_of(touched, numbers).items() if rows},
            **self._office(),
        )  # fmt: skip
        for state, columns in touched:
            for name, value in columns.items():
                if isinstance(value, Wish):
                    setattr(state, name, numbers[value])
        self._keep(book)
        self._enter(entry, [state for state, _ in touched])

    def _office(self) -> dict[str, Any]:
        batch = self.batch
        return {
            "kabkota": self.kabkota, "actor": batch.actor, "at": batch.at, "office_id": batch.office_of(self.kabkota)
        }  # fmt: skip

    def _keep(self, book: Book) -> None:
        self.people, self.families = list(book.people.values()), list(book.families.values())
        self.places, self.marriages, self.aktas = book.places, book.wedlock, list(book.aktas.values())

    def _states(self) -> Iterator[State]:
        yield from self.families
        yield from self.people
        yield from self.places
        yield from self.marriages
        yield from self.aktas

    def _enter(self, entry: NewEntry, touched: list[State]) -> None:
        self.batch.enter(entry)
        for state in touched:
            state.revision += 1
            self.made[id(state)] = entry.entry_id
            if isinstance(state, PersonState | FamilyState):
                subject = getattr(state, state.key)
                self.batch.row("register_revision", [
                    subject, state.revision, state.table, entry.kabkota, entry.entry_id, entry.effective_on,
                    entry.at,
                ])  # fmt: skip
                # A number is given by the entry in which it first stands; a NIK and a family card may share digits.
                if isinstance(state, PersonState):
                    table, number = "register_nik", state.nik
                else:
                    table, number = "register_family_number", state.kk_number
                if number and (table, str(number)) not in self.numbered:
                    self.numbered.add((table, str(number)))
                    self.batch.row(table, [number, subject, state.kabkota, entry.at, entry.entry_id])

    def close(self) -> None:
        """Every row as it stands at the end."""
        for state in self._states():
            table, made_by = f"register_{state.table}", self.made[id(state)]
            values = {**state.columns(), "entry_id": made_by, "changed_at": self.batch.at}
            if isinstance(state, PlaceState):
                until = state.until or ""
                values["during"] = "empty" if state.since == until else f"[{state.since},{until})"
            self.batch.row(table, [values[name] for name in self.batch.columns_of(table)])
        self.batch.families += sum(one.active for one in self.families)
        self.batch.people += sum(one.living for one in self.people)


def _call(book: Book, born: UUID | None) -> None:
    """Who was born has an id already, by which others know him."""
    child = book.people.pop(book.subject) if born and book.subject else None
    if child is None or born is None:
        return
    for place in (*book.places, *book.aktas.values()):
        if place.person_id == child.person_id:
            place.person_id = born
    child.person_id = book.subject = born
    book.people[born] = child


def _as_given(wishes: list[Wish], given: Mapping[str, tuple[str, ...]]) -> dict[Wish, str]:
    """The numbers of then; raises KeyError or StopIteration where an event asks for more than it was given."""
    sources = {series: iter(numbers) for series, numbers in given.items()}
    return {wish: next(sources[wish.series]) for wish in wishes}
