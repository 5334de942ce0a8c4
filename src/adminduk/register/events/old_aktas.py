"""An akta on paper taken into the register: the person gets its number, and nothing else of him changes. Only whom a
death akta tells of as dead, and the register had as living, is dead from then on."""

from __future__ import annotations

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.book import Book
from adminduk.register.events.deaths import BEFORE_BIRTH, IN_THE_FUTURE, close_record
from adminduk.register.states import PersonState
from adminduk.register.types.old_aktas import OldAktaKind, OldAktaRecorded
from adminduk.regulations import deaths, old_aktas
from adminduk.regulations.objections import refusal

COLUMNS = {
    OldAktaKind.BIRTH: "birth_akta_number",
    OldAktaKind.DEATH: "death_akta_number",
    OldAktaKind.MARRIAGE: "marriage_number",
    OldAktaKind.DIVORCE: "divorce_number",
}
# The day that the register may know already, by kind.
DAYS = {
    OldAktaKind.DEATH: "death_date",
    OldAktaKind.MARRIAGE: "marriage_date",
    OldAktaKind.DIVORCE: "divorce_date",
}


def record_old_akta(event: OldAktaRecorded, book: Book) -> None:
    """Raises `PersonNotFound`, `OutsideJurisdiction`, `NotLawful`."""
    person = book.person(event.person_id)
    if person.kabkota != event.kabkota:
        raise OutsideJurisdiction
    number = old_aktas.as_written(event.number)
    book.demand(old_aktas.is_old_number(number), NOT_AN_OLD_NUMBER)
    book.demand(
        old_aktas.is_plausible_year(event.year, issued_on=event.issued_on, today=event.registered_on),
        WRONG_YEAR,
    )
    book.demand(old_aktas.were_two(event.recorded_by, event.compared_by), ONE_OFFICER)
    book.demand(old_aktas.has_scan(len(event.evidence)), NEEDS_SCAN)
    if event.akta is OldAktaKind.BIRTH:
        book.demand(_tells_of(event, person), ANOTHER_PERSON)
    if event.akta is OldAktaKind.DEATH:
        _is_dead(event, book, person)
    about = [person, *([book.person(event.other_id)] if event.other_id else [])]
    if event.told is not None:
        book.demand(_names_the_same(event, about), ANOTHER_PERSON)
        days = {getattr(one, DAYS[event.akta]) for one in about} if event.akta in DAYS else set()
        book.demand(days <= {None, event.told.happened_on}, ANOTHER_DAY)
    for one in about:
        if event.akta in COLUMNS:
            _number(book, one, COLUMNS[event.akta], number)
        else:
            book.tell_of(one)
    book.akta_number = number


def _is_dead(event: OldAktaRecorded, book: Book, person: PersonState) -> None:
    """Whom the register still has as living died on the day that the paper tells: it is no second akta."""
    if event.told is None or not person.living:
        book.demand(person.life == "dead", NOT_DEAD)
        return
    died_on = event.told.happened_on
    book.demand(not deaths.is_before_birth(died_on, person.birth_date), BEFORE_BIRTH)
    book.demand(not deaths.is_in_the_future(died_on, event.registered_on), IN_THE_FUTURE)
    close_record(book, person, died_on)


def _names_the_same(event: OldAktaRecorded, about: list[PersonState]) -> bool:
    """Whether whom the paper names with a place in the register are these, born on the days they have there."""
    assert event.told is not None
    named = {one.person_id: one.birth_date for one in event.told.people if one.person_id}
    return set(named) == {one.person_id for one in about} and all(
        named[one.person_id] in (None, one.birth_date) for one in about
    )


def _tells_of(event: OldAktaRecorded, person: PersonState) -> bool:
    """Whether the paper is about this person: its sex and birth date are those of the register. How a name
    was spelled then is left to the two who compare."""
    child = event.child
    return (
        child is not None
        and event.parentage is not None
        and (int(child.sex), child.birth_date) == (person.sex, person.birth_date)
    )


def _number(book: Book, person: PersonState, column: str, number: str) -> None:
    known = getattr(person, column)
    book.demand(not known or old_aktas.as_written(str(known)) == number, ANOTHER_AKTA)
    if known != number:
        setattr(person, column, number)
    book.tell_of(person)


NOT_AN_OLD_NUMBER = refusal(
    "old_akta.not_an_old_number",
    id="Nomor itu bukan nomor akta lama. Tulis seperti pada kertasnya, misalnya 474.1/123/2005.",
    en="That is no number of an old akta. Write it as on the paper, such as 474.1/123/2005.",
    article="UU 23/2006 art. 66",
)
WRONG_YEAR = refusal(
    "old_akta.wrong_year",
    id="Tahun akta itu tidak cocok dengan tanggal terbitnya. Periksa kertasnya.",
    en="The year of that akta does not fit the day it was issued. Please check the paper.",
    article="UU 23/2006 art. 66",
)
ONE_OFFICER = refusal(
    "old_akta.one_officer",
    id="Akta lama dibaca dan dibandingkan oleh dua petugas yang berbeda.",
    en="An old akta is read and compared by two different officers.",
    article="UU 23/2006 art. 66",
)
NEEDS_SCAN = refusal(
    "old_akta.needs_scan",
    id="Unggah pindaian akta lama itu lebih dulu.",
    en="Please upload the scan of that old akta first.",
    article="UU 23/2006 art. 66",
)
ANOTHER_PERSON = refusal(
    "old_akta.another_person",
    id="Jenis kelamin atau tanggal lahir pada akta berbeda dari register. Betulkan datanya dulu.",
    en="Sex or birth date on the akta differ from the register. Please put the data right first.",
    article="UU 24/2013 art. 71",
)
ANOTHER_DAY = refusal(
    "old_akta.another_day",
    id="Tanggal peristiwa pada akta berbeda dari register. Betulkan datanya dulu.",
    en="The day of the event on the akta differs from the register. Please put the data right first.",
    article="UU 24/2013 art. 71",
)
ANOTHER_AKTA = refusal(
    "old_akta.another_akta",
    id="Orang itu sudah mempunyai akta dengan nomor lain.",
    en="That person has an akta with another number already.",
    article="UU 24/2013 art. 68",
)
NOT_DEAD = refusal(
    "old_akta.not_dead",
    id="Orang itu tercatat hidup. Catat kematiannya lebih dulu.",
    en="That person is on record as living. Please register the death first.",
    article="UU 24/2013 art. 44",
)
