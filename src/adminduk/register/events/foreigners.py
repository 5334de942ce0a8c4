"""Foreigners: they come with a permit, get a letter or a card, renew it, become residents, and leave."""

from __future__ import annotations

from uuid import UUID

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.book import Book
from adminduk.register.events import foreigner_objections as objections
from adminduk.register.events.moves import STAY_LETTER, demand_reason
from adminduk.register.events.newcomers import newcomer
from adminduk.register.events.settling import check_home, leave_homes, of_this_office, on_its_day, settle
from adminduk.register.events.stays import leave_stay, stay_at
from adminduk.register.states import PersonState
from adminduk.register.types.foreigners import (
    Foreigner,
    ForeignerDeparture,
    PermanentArrival,
    Permit,
    PermitMadePermanent,
    PermitRenewed,
    VisitorArrival,
    VisitorMoved,
)
from adminduk.register.types.homes import Founds
from adminduk.register.types.households import Destination, Placed
from adminduk.regulations import foreigners
from adminduk.regulations.foreigners import ITAP, ITAS


def arrive_for_a_time(event: VisitorArrival, book: Book) -> None:
    """UU 23/2006 art. 20: a letter (SKTT) that counts as long as the permit, and no family card."""
    check_home(book, event.home)
    person = _arrive(book, event.who)
    _give_permit(book, person, ITAS, event.permit)
    person.residence = "visitor"
    stay_at(person, event.home)
    _give_nik(book, person, ITAS, event.home.village_code)
    book.letter(STAY_LETTER)


def arrive_for_good(event: PermanentArrival, book: Book) -> None:
    """UU 23/2006 art. 21, 61: NIK and family card, as of a citizen."""
    person = _arrive(book, event.who)
    _give_permit(book, person, ITAP, event.permit)
    _become_resident(book, person, event.to, Placed(person.person_id, event.relation))


def make_permanent(event: PermitMadePermanent, book: Book) -> None:
    """UU 23/2006 art. 21: the letter is withdrawn, a NIK kept or given, and a card given."""
    person = _foreigner(book, event.person_id)
    book.demand(person.residence == "visitor", objections.NOT_A_VISITOR)
    _give_permit(book, person, ITAP, event.permit)
    _become_resident(book, person, event.to, Placed(person.person_id, event.relation))


def renew_permit(event: PermitRenewed, book: Book) -> None:
    """Of a visitor the letter is renewed with it; of a resident the family card names the new one."""
    on_its_day(book, event.effective_on)
    person = _foreigner(book, event.person_id)
    before = person.stay_permit_until
    longer = foreigners.renewal_is_longer(before, event.permit.until)
    book.demand(longer, objections.NOT_LONGER)
    book.facts["in_time"] = before is None or foreigners.renews_in_time(before, event.registered_on, book.law)
    visits = person.residence == "visitor"
    _give_permit(book, person, person.stay_permit_kind or (ITAS if visits else ITAP), event.permit)
    person.passport_number = event.passport_number or person.passport_number
    if visits:
        book.letter(STAY_LETTER)


def move_visitor(event: VisitorMoved, book: Book) -> None:
    """Inside the kab/kota: the letter says the new address. Farther away he needs a moving letter."""
    on_its_day(book, event.effective_on)
    demand_reason(book, event.reason)
    person = _foreigner(book, event.person_id)
    book.demand(person.residence == "visitor", objections.NOT_A_VISITOR)
    check_home(book, event.home)
    stay_at(person, event.home)
    book.tell_of(person)
    book.letter(STAY_LETTER)


def depart(event: ForeignerDeparture, book: Book) -> None:
    """UU 23/2006 art. 22: letter or card handed back; the NIK stays his, should he come again."""
    on_its_day(book, event.effective_on)
    person = _foreigner(book, event.person_id)
    family = book.family_of(person)
    leave_homes(book, [person], (event.new_head,))
    leave_stay(person)
    person.residence, person.moving_to = "abroad", ""
    person.stay_permit_kind, person.stay_permit_number, person.stay_permit_until = "", "", None
    book.family_id = family.family_id if family is not None else None


def _arrive(book: Book, who: Foreigner | UUID) -> PersonState:
    """Somebody new, or somebody who left for good and is back under his old NIK."""
    on_its_day(book, book.event.effective_on)
    if not isinstance(who, UUID):
        return newcomer(book, who)
    person = book.living(who)
    book.demand(person.citizenship == 2, objections.CITIZEN)
    book.demand(person.residence == "abroad", objections.NOT_AWAY)
    person.kabkota = book.event.kabkota
    return person


def _foreigner(book: Book, person_id: UUID) -> PersonState:
    person = of_this_office(book, person_id)
    book.demand(person.citizenship == 2, objections.CITIZEN)
    if person.residence not in ("visitor", "resident"):
        raise OutsideJurisdiction
    return person


def _give_permit(book: Book, person: PersonState, kind: str, permit: Permit) -> None:
    today = book.event.registered_on
    book.demand(permit.issued_on <= permit.until, objections.PERMIT_UPSIDE_DOWN)
    book.demand(foreigners.permit_counts(permit.until, today), objections.PERMIT_ENDED)
    on_its_day(book, permit.issued_on)
    book.facts["late"] = foreigners.is_late(permit.issued_on, today, book.law)
    person.stay_permit_kind, person.stay_permit_number = kind, permit.number
    person.stay_permit_until = permit.until


def _give_nik(book: Book, person: PersonState, permit: str, village: str) -> None:
    if person.nik is None and foreigners.gets_nik(permit, book.law):
        person.nik = book.nik_for(person, village[:6])


def _become_resident(book: Book, person: PersonState, to: Destination, placed: Placed) -> None:
    leave_stay(person)
    person.residence = "resident"
    village = to.village_code if isinstance(to, Founds) else book.family(to.family_id).village_code
    family = settle(book, [placed], to)
    _give_nik(book, person, ITAP, village)
    book.family_id = family.family_id
