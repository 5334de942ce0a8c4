"""Out of one family and into another: what families, moves and arrivals have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.offices.queries import find_region, full_name
from adminduk.register.book import Book
from adminduk.register.events import household_objections as objections
from adminduk.register.events import move_objections
from adminduk.register.events.heads import settle_household
from adminduk.register.kinship import relation_to
from adminduk.register.states import FamilyState, PersonState
from adminduk.register.types.family import Relation
from adminduk.register.types.homes import Founds
from adminduk.register.types.households import Destination, Host, Placed
from adminduk.regulations import families, moves


def of_this_office(book: Book, person_id: UUID) -> PersonState:
    """Somebody living whom this office keeps; raises `PersonNotFound`, `PersonNotLiving`, `OutsideJurisdiction`."""
    person = book.living(person_id)
    if person.kabkota != book.event.kabkota:
        raise OutsideJurisdiction
    return person


def residents(book: Book, ids: Sequence[UUID]) -> list[PersonState]:
    """People of this office who stand on a card; raises `WithoutFamily` too, and `NotLawful`."""
    book.demand(bool(ids), objections.NOBODY)
    book.demand(len(set(ids)) == len(ids), objections.NAMED_TWICE)
    people = [of_this_office(book, one) for one in ids]
    for one in people:
        book.demand(one.residence != "moving", move_objections.ON_THE_WAY)
        book.home_of(one)
    return people


def family_here(book: Book, family_id: UUID) -> FamilyState:
    """A family of this office; raises `FamilyNotActive` or `OutsideJurisdiction`."""
    family = book.family(family_id)
    if family.kabkota != book.event.kabkota:
        raise OutsideJurisdiction
    return family


def one_family(book: Book, people: Iterable[PersonState]) -> FamilyState:
    """The family that all of them are in."""
    homes = {book.home_of(one).family_id for one in people}
    book.demand(len(homes) == 1, objections.OTHER_FAMILY)
    return book.family(homes.pop())


def leave_homes(book: Book, people: Iterable[PersonState], heads: Sequence[UUID | None] = ()) -> None:
    """Takes them off their cards; each family that is left gets a new head or ends."""
    on = book.event.effective_on
    lost: dict[UUID, PersonState | None] = {}
    for person in people:
        was_head = book.is_head(person)
        family = book.leave(person, on)
        if family is not None:
            lost[family.family_id] = person if was_head else lost.get(family.family_id)
    for family_id, head in lost.items():
        family = book.families[family_id]
        inside = {one.person_id for _, one in book.members(family)}
        chosen = next((one for one in heads if one in inside), None)
        settle_household(book, family, lost_head=head, chosen=chosen)


def settle(book: Book, placed: Sequence[Placed], to: Destination) -> FamilyState:
    """Puts people who are on no card now onto the card of `to`; on a new one the first is the head."""
    match to:
        case Founds():
            family = _found(book, placed, to)
        case Host():
            family = _lodge(book, placed, to)
    book.family_id = family.family_id
    return family


def check_home(book: Book, home: Founds) -> None:
    """An address of this office's region, in a village that the list of regions knows today."""
    if home.village_code[:4] != book.event.kabkota:
        raise OutsideJurisdiction
    known = len(home.village_code) == 10 and find_region(home.village_code) is not None
    book.demand(known, objections.UNKNOWN_VILLAGE)


def address_in_words(family: FamilyState) -> str:
    """As it stands on papers: street, RT/RW and the names of its regions; at most 250 letters."""
    lines = (f"{family.address} RT {family.rt}/RW {family.rw}", *full_name(family.village_code))
    return ", ".join(lines)[:250]


def _found(book: Book, placed: Sequence[Placed], home: Founds) -> FamilyState:
    check_home(book, home)
    head = book.person(placed[0].person_id)
    demand_may_head(book, head)
    book.demand(placed[0].relation in (None, Relation.HEAD), objections.ONE_HEAD)
    family = book.new_family(
        head=head,
        address=home.address,
        rt=home.rt,
        rw=home.rw,
        village_code=home.village_code,
        postal_code=home.postal_code,
    )
    put(book, [Placed(head.person_id, Relation.HEAD), *placed[1:]], family, head)
    return family


def _lodge(book: Book, placed: Sequence[Placed], host: Host) -> FamilyState:
    family = family_here(book, host.family_id)
    agreeing = next((one for _, one in book.members(family) if one.person_id == host.consent_by), None)
    today = book.event.registered_on
    facts = (agreeing.age_on(today), agreeing.marital_status) if agreeing else None
    book.demand(families.host_consents(facts, book.law), objections.NO_CONSENT)
    put(book, placed, family, book.person(family.head_id))
    return family


def put(book: Book, placed: Sequence[Placed], family: FamilyState, head: PersonState) -> None:
    # All of them first: once the head stands on the new card, what he was on the old one is past.
    coming = [
        (book.person(one.person_id), one.relation or _relation(book, head, book.person(one.person_id)))
        for one in placed
    ]
    for person, relation in coming:
        if person is not head:
            demand_fits(book, head, person, Relation(relation))
        book.join(person, family, relation, book.event.effective_on)


def _relation(book: Book, head: PersonState, person: PersonState) -> Relation:
    """From kinship; of two who were on one card before, also from what they were there."""
    his, heads = book.last_place(person), book.last_place(head)
    together = his is not None and heads is not None and his.family_id == heads.family_id
    # Of two who both headed that card, one after the other, it no longer says what they are to each other.
    together = together and not (his.relation == heads.relation == Relation.HEAD)
    return relation_to(
        head,
        person,
        was=his.relation if his and together else Relation.OTHER_RELATIVE,
        head_was=heads.relation if heads and together else Relation.OTHER,
        married=book.marriage_between(head, person) is not None,
    )


def demand_may_head(book: Book, person: PersonState) -> None:
    age = person.age_on(book.event.registered_on)
    book.demand(families.may_be_head(age, person.marital_status, book.law), objections.TOO_YOUNG)


def demand_fits(book: Book, head: PersonState, person: PersonState, relation: Relation) -> None:
    """What somebody is called on a card must be possible."""
    book.demand(relation != Relation.HEAD, objections.ONE_HEAD)
    book.demand(families.relation_fits_sex(relation, person.sex), objections.WRONG_SEX)
    statuses = (head.marital_status, person.marital_status)
    spouses = {book.spouse_in(one, person).person_id for one in book.marriages(person)}
    called = families.may_be_called_spouse(relation, *statuses)
    if relation in (Relation.HUSBAND, Relation.WIFE) and spouses:
        called = called and head.person_id in spouses
    book.demand(called, objections.NOT_MARRIED)
    young = families.may_be_called_child(relation, head.birth_date, person.birth_date)
    book.demand(young, objections.OLDER_CHILD)


def on_its_day(book: Book, on: date) -> None:
    book.demand(not moves.is_in_the_future(on, book.event.registered_on), objections.NOT_YET)
