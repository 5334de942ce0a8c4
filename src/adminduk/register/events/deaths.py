"""A death and what follows from it: the NIK is closed, the spouse widowed, the family gets a new head."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adminduk.foundation.texts import Both
from adminduk.register.book import Book
from adminduk.register.events.heads import settle_household
from adminduk.register.states import PersonState
from adminduk.register.types.deaths import Death
from adminduk.regulations import codes, deaths
from adminduk.regulations.objections import Objection, Weight

AKTA = "KM"


def die(event: Death, book: Book) -> None:
    """Raises `PersonNotLiving`, `NotLawful` and, where the family has no adult left, `NoAdultHead`."""
    person = book.living(event.person_id)
    book.demand(not deaths.is_before_birth(event.died_on, person.birth_date), BEFORE_BIRTH)
    book.demand(not deaths.is_in_the_future(event.died_on, event.registered_on), IN_THE_FUTURE)
    book.demand(not deaths.needs_ruling(presumed=event.presumed) or event.ruling is not None, NEEDS_RULING)
    book.facts["late"] = deaths.is_late(event.died_on, event.registered_on, book.law)

    close_record(book, person, event.died_on, chosen=event.new_head)
    person.death_akta_number = book.akta(AKTA, person)


def close_record(book: Book, person: PersonState, died_on: date, *, chosen: UUID | None = None) -> None:
    """Somebody living is dead from that day: his spouse is widowed, his family gets a head. His akta is the
    caller's."""
    family = book.family_of(person)
    person.life = "dead"
    person.death_date = died_on
    for marriage in book.marriages(person):
        marriage.ended_on, marriage.ended_by = died_on, "death"
        spouse = book.spouse_in(marriage, person)
        # Who has another wife is still married.
        if spouse.living and not book.marriages(spouse):
            spouse.marital_status = codes.WIDOWED
    if family is not None:
        book.family_id = family.family_id
        was_head = book.is_head(person)
        book.leave(person, died_on)
        settle_household(book, family, lost_head=person if was_head else None, chosen=chosen)


BEFORE_BIRTH = Objection(
    rule="death.before_birth",
    weight=Weight.REFUSE,
    sentence=Both(
        id="Tanggal kematian lebih awal daripada tanggal lahir. Periksa kedua tanggal itu.",
        en="The date of death is before the date of birth. Please check both dates.",
    ),
)
IN_THE_FUTURE = Objection(
    rule="death.in_the_future",
    weight=Weight.REFUSE,
    sentence=Both(
        id="Tanggal kematian belum terjadi. Periksa tanggal itu.",
        en="The date of death has not come yet. Please check it.",
    ),
)
NEEDS_RULING = Objection(
    rule="death.needs_ruling",
    weight=Weight.REFUSE,
    sentence=Both(
        id="Kematian orang yang hilang atau tanpa jenazah memerlukan penetapan pengadilan.",
        en="The death of a missing person, or without a body, needs a ruling of the court.",
    ),
    article="UU 24/2013 art. 44(4)",
)
