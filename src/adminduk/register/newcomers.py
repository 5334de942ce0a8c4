"""Before somebody gets a record or a NIK: the look through the nation, and what it means for the entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.foundation.access.types import Actor
from adminduk.foundation.crypto import blind_index
from adminduk.foundation.db.sql import rows, run
from adminduk.foundation.texts import Both
from adminduk.register.book import Book
from adminduk.register.matching.sentences import field_label
from adminduk.register.operations.judged import remember_different
from adminduk.register.queries.likely import find_duplicates_of
from adminduk.register.queries.siblings import find_reported_before
from adminduk.register.states import PersonState
from adminduk.register.types.birth import Birth
from adminduk.register.types.event import Event
from adminduk.register.types.likeness import Agreement, LikePerson, Particulars, Verdict
from adminduk.register.types.newcomers import KnownAlready, LikelyKnown, MayBeKnown, Newcomer, OfANewcomer
from adminduk.register.types.pairs import PairState
from adminduk.register.wishes import Wish
from adminduk.regulations import identity

SHOWN = (
    "name", "sex", "birth_date", "birth_date_estimated", "birth_place", "marital_status", "mother_name",
    "father_name",
)  # fmt: skip
# What makes two askings one: who corrects a letter of his name asks anew, and is compared anew.
SAME_ASKING = ("name", "sex", "birth_date", "birth_place", "mother_id", "mother_name", "father_name")
# Two offices that record one person at the same moment: the second waits, and finds the first's.
IN_TURN = "SELECT pg_advisory_xact_lock(hashtextextended('newcomer/' || %s, 0))"
DECIDED = """
SELECT first_id, second_id, state FROM register_pair
WHERE state IN ('same', 'different') AND first_id = least(%(one)s::uuid, %(other)s::uuid)
  AND second_id = greatest(%(one)s::uuid, %(other)s::uuid)
"""


class Look:
    """What one look found, what goes into the entry, and what the workbench is to remember of it."""

    def __init__(self, person: PersonState, judged: Sequence[tuple[LikePerson, str, str]]) -> None:
        self.person = person
        self.judged = judged

    def facts(self) -> dict[str, Any]:
        """For the entry: ids and words, no names and no numbers."""
        return {
            "sight": "nation",
            "outcome": "told_apart" if self.judged else "nobody",
            "found": [
                {
                    "person_id": one.person_id,
                    "verdict": str(one.likeness.verdict),
                    "agrees": agreeing(one),
                    "told_apart_by": by,
                    "reason": reason,
                }
                for one, by, reason in self.judged
            ],
        }

    def remember(self, actor: Actor, at: datetime) -> None:
        """The new record and those who are others: no later search proposes them again."""
        for one, by, reason in self.judged:
            if by == "officer":
                remember_different(actor, at, self.person, one, reason)


def look_around(book: Book, actor: Actor) -> list[Look]:
    """Looks for whoever gets a record or a NIK by this event, and says so in the entry's facts.

    Raises `LikelyKnown`, `KnownAlready` or `MayBeKnown`.
    """
    looks = [_look(book.event, person, actor) for person in newcomers_of(book)]
    if looks:
        (looked,) = looks
        book.facts["duplicates"] = looked.facts()
    return looks


def newcomers_of(book: Book) -> Iterator[PersonState]:
    """Who was in no register before, and who gets his NIK now; of a temporary record it is asked then."""
    for person in book.people.values():
        new = person.before is None and person.residence != "temporary"
        if new or isinstance(person.nik, Wish):
            yield person


def _look(event: Event, person: PersonState, actor: Actor) -> Look:
    asked = particulars_of(person)
    purpose = f"register.{event.kind}"
    if isinstance(event, Birth):
        found = find_reported_before(actor=actor, purpose=purpose, on=event.registered_on, child=asked)
    else:
        run_in_turn(person)
        found = find_duplicates_of(
            actor=actor,
            purpose=purpose,
            on=event.registered_on,
            particulars=asked,
            besides=person.person_id,
        )
    if not found:
        return Look(person, [])
    newcomer = newcomer_of(person)
    said = (
        {one.person_id: one.reason for one in event.told_apart}
        if isinstance(event, (Birth, OfANewcomer))
        else {}
    )
    judged = [(one, *_judged(newcomer, one, said)) for one in found]
    for refusal, open_ones in (
        (KnownAlready, [one for one, by, _ in judged if by == "same"]),
        (LikelyKnown, [one for one, by, _ in judged if by == "supervisor"]),
        (MayBeKnown, [one for one, by, _ in judged if by == ""]),
    ):
        if open_ones:
            more: dict[str, Any] = {"newcomer": newcomer} if refusal is LikelyKnown else {}
            raise refusal(found=tuple(open_ones), agrees=_words(open_ones[0]), **more)
    return Look(person, judged)


def _judged(newcomer: Newcomer, one: LikePerson, said: dict[UUID, str]) -> tuple[str, str]:
    """Who told the two apart, and why: "workbench", "officer", or who still has to."""
    decided = {
        PairState(row["state"])
        for row in rows(DECIDED, {"one": newcomer.newcomer_id, "other": one.person_id})
    }
    if decided == {PairState.DIFFERENT}:
        return "workbench", ""
    if decided == {PairState.SAME}:
        return "same", ""
    if one.likeness.verdict is Verdict.SAME:
        return "supervisor", ""
    reason = " ".join(said.get(one.person_id, "").split())
    return ("officer", reason[:500]) if identity.is_reason(reason) else ("", "")


def run_in_turn(person: PersonState) -> None:
    run(IN_TURN, [person.birth_date.isoformat()])


def particulars_of(person: PersonState) -> Particulars:
    return Particulars(
        name=person.name,
        birth_date=person.birth_date,
        birth_date_estimated=person.birth_date_estimated,
        birth_place=person.birth_place,
        sex=person.sex,
        mother_id=person.mother_id,
        mother_name=person.mother_name,
        father_id=person.father_id,
        father_name=person.father_name,
        birth_akta_number=person.birth_akta_number if isinstance(person.birth_akta_number, str) else "",
    )


def newcomer_of(person: PersonState) -> Newcomer:
    """Who has no record yet is known by a keyed hash of what was said of him, so that asking twice is one."""
    recorded = person.before is not None
    said = "|".join(str(getattr(person, name) or "") for name in (*SAME_ASKING, "kabkota"))
    hashed = UUID(bytes=blind_index(said, field="newcomer")[:16])
    return Newcomer(
        newcomer_id=person.person_id if recorded else hashed,
        kabkota=person.kabkota,
        recorded=recorded,
        columns={name: getattr(person, name) for name in SHOWN},
    )


def agreeing(one: LikePerson) -> list[str]:
    """The fields that agree, the weightiest first."""
    fields = [
        found
        for found in one.likeness.fields
        if found.agreement in (Agreement.SAME, Agreement.CLOSE) and found.bits > 0 and found.field != "sex"
    ]
    return [found.field for found in sorted(fields, key=lambda found: -found.bits)]


def _words(one: LikePerson) -> Both:
    labels = [field_label(name) for name in agreeing(one)]
    return Both(id=_listed(label.id for label in labels), en=_listed(label.en for label in labels))


def _listed(labels: Iterable[str]) -> str:
    return ", ".join(labels).lower()
