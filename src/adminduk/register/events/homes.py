"""A place in a family for somebody who has none."""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events.settling import check_home, demand_fits, demand_may_head, family_here
from adminduk.register.states import FamilyState, PersonState
from adminduk.register.types.family import Relation
from adminduk.register.types.homes import Founds, Home, Joins
from adminduk.regulations.objections import refusal


def kecamatan_of(book: Book, home: Home) -> str:
    """Where he is registered first, which his NIK begins with (PP 40/2019 art. 30)."""
    village = home.village_code if isinstance(home, Founds) else book.family(home.family_id).village_code
    return village[:6]


def give_home(book: Book, person: PersonState, home: Home) -> FamilyState:
    """Puts him on the card from the event's legal day. Raises `FamilyNotActive`, `NotLawful`, and
    `OutsideJurisdiction` where that card is kept by another office."""
    match home:
        case Joins():
            family, relation = family_here(book, home.family_id), home.relation
            demand_fits(book, book.person(family.head_id), person, relation)
        case Founds():
            check_home(book, home)
            demand_may_head(book, person)
            family = book.new_family(
                head=person,
                address=home.address,
                rt=home.rt,
                rw=home.rw,
                village_code=home.village_code,
                postal_code=home.postal_code,
            )
            relation = Relation.HEAD
    book.join(person, family, relation, book.event.effective_on)
    book.family_id = family.family_id
    return family


def return_home(book: Book, person: PersonState, home: Home | None) -> None:
    """For a record that is in use again: a resident gets a place, nobody else does."""
    book.demand((home is not None) == (person.residence == "resident"), NEEDS_HOME)
    if home is not None:
        give_home(book, person, home)


NEEDS_HOME = refusal(
    "family.home_needed",
    id="Setiap penduduk berada dalam satu kartu keluarga. Pilih kartu keluarganya, atau alamat untuk KK baru.",
    en="Each resident is on one family card. Please choose the card, or an address for a new one.",
    article="UU 23/2006 art. 61",
)
