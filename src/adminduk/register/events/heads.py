"""Who heads a family that has lost its head, and what becomes of a family with nobody left."""

from __future__ import annotations

from uuid import UUID

from adminduk.register.book import Book
from adminduk.register.states import FamilyState, PersonState, PlaceState
from adminduk.register.types.family import Relation
from adminduk.register.types.refusals import NoAdultHead
from adminduk.regulations.families import may_be_head


def settle_household(
    book: Book, family: FamilyState, *, lost_head: PersonState | None, chosen: UUID | None = None
) -> FamilyState | None:
    """After somebody has left: the family ends when nobody is left, and gets a head when it lost its own.

    Answers the family as it goes on (None when it ended). `chosen` is the head whom the office named.
    Raises `NoAdultHead` when nobody who is left may be one: an adult relative must join, or the children
    move to a family with a guardian (practice under Perpres 96/2018).
    """
    left = book.members(family)
    if not left:
        book.close(family)
        return None
    if lost_head is None:
        return family
    return book.renew_card(family, head_among(book, left, chosen), book.event.effective_on)


def head_among(
    book: Book, left: list[tuple[PlaceState, PersonState]], chosen: UUID | None = None
) -> PersonState:
    """Who of those left is to head them; raises `NoAdultHead`."""
    head = _chosen(book, left, chosen) if chosen else _next_head(book, left)
    if head is None:
        raise NoAdultHead
    return head


def _chosen(book: Book, left: list[tuple[PlaceState, PersonState]], chosen: UUID) -> PersonState | None:
    return next((one for _, one in left if one.person_id == chosen and _may_head(book, one)), None)


def _next_head(book: Book, left: list[tuple[PlaceState, PersonState]]) -> PersonState | None:
    """The husband or wife, else the oldest child who may, else the oldest of the others."""
    able = [(place, one) for place, one in left if _may_head(book, one)]

    def rank(of: tuple[PlaceState, PersonState]) -> tuple[int, object]:
        place, one = of
        nearest = {Relation.HUSBAND: 0, Relation.WIFE: 0, Relation.CHILD: 1}.get(Relation(place.relation), 2)
        stranger = place.relation in (Relation.HOUSEHOLD_HELP, Relation.OTHER)
        return (3 if stranger else nearest, one.birth_date)

    return min(able, key=rank)[1] if able else None


def _may_head(book: Book, person: PersonState) -> bool:
    return may_be_head(person.age_on(book.event.registered_on), person.marital_status, book.law)
