"""Moves from one kab/kota to another: out with a letter, and in by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from adminduk.offices.queries import find_region
from adminduk.register.book import Book
from adminduk.register.events import household_objections, move_objections
from adminduk.register.events.settling import (
    address_in_words,
    check_home,
    family_here,
    leave_homes,
    of_this_office,
    on_its_day,
    one_family,
    residents,
    settle,
)
from adminduk.register.events.stays import leave_stay, stay_at, stay_in_words
from adminduk.register.incoming import moving_letter
from adminduk.register.states import FamilyState, PersonState
from adminduk.register.types.homes import Founds
from adminduk.register.types.households import Host, Placed
from adminduk.register.types.moves import MoveIn, MoveOut, MovingLetter
from adminduk.register.types.refusals import NotLawful
from adminduk.regulations import codes, foreigners, moves
from adminduk.regulations.objections import Objection

LETTER, FOREIGNERS_LETTER, STAY_LETTER = "SKPWNI", "SKPOA", "SKTT"


def move_out(event: MoveOut, book: Book) -> None:
    """The letter goes along (SKPWNI; of foreigners SKP OA), and only its destination may take them in."""
    on_its_day(book, event.effective_on)
    demand_reason(book, event.reason)
    found = find_region(event.destination)
    known = found is not None and found.level == "kabkota"
    book.demand(known, move_objections.UNKNOWN_DESTINATION)
    leaves = moves.needs_letter(event.kabkota, event.destination)
    book.demand(leaves, move_objections.STAYS_INSIDE)
    there = event.address_there
    fits = there is None or there.village_code[:4] == event.destination
    book.demand(fits, move_objections.ADDRESS_ELSEWHERE)

    movers = _who_leave(book, event.movers)
    demand_grown_up(book, movers, excused=event.parents_consent, otherwise=move_objections.MINORS_ALONE)
    family = book.family_of(movers[0])
    if family is not None:
        note_how_far(book, family, movers, event.destination)
        was = address_in_words(family)
        for one in movers:
            one.previous_address = was
    for one in movers:
        if one.stay_village:
            one.previous_address = stay_in_words(one)
    leave_homes(book, movers, (event.new_head,))
    for one in movers:
        one.residence, one.moving_to = "moving", event.destination
    book.family_id = family.family_id if family is not None else None
    book.letter(LETTER if any(one.citizenship == 1 for one in movers) else FOREIGNERS_LETTER)


def move_in(event: MoveIn, book: Book) -> None:
    """The other half of the handshake: the NIK stays, the card is a new one or the host's."""
    on_its_day(book, event.effective_on)
    movers = travellers(book, event.movers)
    for one in movers:
        book.demand(one.moving_to == event.kabkota, move_objections.NOT_ON_THE_WAY)
    letter = letter_of(book, movers, event.letter_number)
    today = event.registered_on
    book.facts["old_letter"] = moves.letter_is_old(letter.issued_on, today, book.law)
    book.facts["moved_out"] = letter.entry_id
    accepted = not moves.old_letter_is_refused(letter.issued_on, today, book.law)
    book.demand(accepted, move_objections.OLD_LETTER)
    if isinstance(event.to, Host):
        excused = event.guardian_letter
        demand_grown_up(book, movers, excused=excused, otherwise=move_objections.NEEDS_GUARDIAN)
    stays = {one.person_id for one in movers if _stays_for_a_time(book, one)}
    for one in movers:
        one.kabkota, one.moving_to = event.kabkota, ""
        one.residence = "visitor" if one.person_id in stays else "resident"
        if one.person_id not in stays:
            leave_stay(one)
    if stays:
        if isinstance(event.to, Founds):
            check_home(book, event.to)
        home = event.to if isinstance(event.to, Founds) else family_here(book, event.to.family_id)
        for one in movers:
            stay_at(one, home)
        book.letter(STAY_LETTER)
    else:
        settle(book, event.movers, event.to)


def travellers(book: Book, placed: Sequence[Placed]) -> list[PersonState]:
    """People who hold a moving letter that nobody has used yet."""
    ids = [one.person_id for one in placed]
    book.demand(bool(ids), household_objections.NOBODY)
    book.demand(len(set(ids)) == len(ids), household_objections.NAMED_TWICE)
    people = [book.living(one) for one in ids]
    for one in people:
        book.demand(one.residence == "moving", move_objections.NOT_ON_THE_WAY)
    return people


def letter_of(book: Book, movers: Iterable[PersonState], number: str) -> MovingLetter:
    """Their letter, which must be the one that they travel by."""
    letter = moving_letter(number, purpose=book.event.kind)
    if letter is None or not {one.person_id for one in movers} <= set(letter.on_the_way):
        raise NotLawful(objection=move_objections.OTHER_LETTER)
    return letter


def demand_reason(book: Book, reason: int | None) -> None:
    book.demand(reason is None or reason in codes.move_reason, move_objections.UNKNOWN_CODE)


def demand_grown_up(
    book: Book, people: Iterable[PersonState], *, excused: bool, otherwise: Objection
) -> None:
    """Minors go with a grown-up, or with a paper that says who answers for them."""
    today = book.event.registered_on
    facts = [(one.age_on(today), one.marital_status) for one in people]
    book.demand(excused or not moves.minors_move_alone(facts, book.law), otherwise)


def note_how_far(book: Book, family: FamilyState, movers: Sequence[PersonState], to: str) -> None:
    """What F-1.03 says of a move by codes: how far, and who of the family."""
    book.facts["move_class"] = moves.class_of_move(family.village_code, to)
    book.facts["who_moves"] = moves.who_moves(
        head=any(book.is_head(one) for one in movers),
        movers=len(movers),
        members=len(book.members(family)),
    )


def _who_leave(book: Book, ids: Sequence[UUID]) -> list[PersonState]:
    """Members of one family, or one visitor, who is on no card."""
    for one in ids:
        moving = of_this_office(book, one).residence == "moving"
        book.demand(not moving, move_objections.ON_THE_WAY)
    if len(ids) == 1 and book.person(ids[0]).residence == "visitor":
        return [book.person(ids[0])]
    movers = residents(book, ids)
    one_family(book, movers)
    return movers


def _stays_for_a_time(book: Book, person: PersonState) -> bool:
    """A foreigner with a limited permit, who never stood on a card."""
    on_a_card = foreigners.stands_on_a_family_card(person.stay_permit_kind) or book.last_place(person)
    return person.citizenship == 2 and not on_a_card
