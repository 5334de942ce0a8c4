"""A court's ruling on a name, on the sex, or on another vital event: written beside the akta."""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events.aktas import akta_of
from adminduk.register.events.checks import ask
from adminduk.register.events.settling import of_this_office
from adminduk.register.types.rulings import ChangeOfName, ChangeOfSex, MarginalNote
from adminduk.regulations import families, rulings
from adminduk.regulations.names import objections_to_name, tidy
from adminduk.regulations.objections import refusal

ByRuling = ChangeOfName | ChangeOfSex | MarginalNote


def change_name(event: ChangeOfName, book: Book) -> None:
    """Raises `PersonNotLiving`, `OutsideJurisdiction`, `NotLawful`."""
    person = of_this_office(book, event.person_id)
    _check_ruling(event, book, rulings.name_is_late)
    name = tidy(event.name)
    ask(book, objections_to_name(name, book.law), event.confirmed)
    book.demand(name != person.name, SAME_NAME)
    book.facts["before"] = person.name
    person.name = name.upper()
    book.note(person.birth_akta_number, "change_of_name")
    book.facts["ktp"] = True


def change_sex(event: ChangeOfSex, book: Book) -> None:
    """Raises `PersonNotLiving`, `OutsideJurisdiction`, `NotLawful`."""
    person = of_this_office(book, event.person_id)
    _check_ruling(event, book, rulings.other_event_is_late)
    book.demand(int(event.sex) != person.sex, SAME_SEX)
    book.demand(rulings.may_change_sex(married=bool(book.marriages(person))), STILL_MARRIED)
    place = book.place_of(person)
    book.demand(place is None or families.relation_fits_sex(place.relation, int(event.sex)), STILL_MARRIED)
    person.sex = int(event.sex)
    book.note(person.birth_akta_number, "change_of_sex")
    book.facts["ktp"] = True


def note_ruling(event: MarginalNote, book: Book) -> None:
    """Raises `PersonNotFound`, `OutsideJurisdiction`, `NotLawful`. Also beside the akta of a dead person."""
    person = book.person(event.person_id)
    akta_of(book, person, event.akta_number)
    _check_ruling(event, book, rulings.other_event_is_late)
    book.demand(bool(event.text.strip()), NOTHING_TO_NOTE)
    book.note(event.akta_number, "other_event")
    book.tell_of(person)


def _check_ruling(event: ByRuling, book: Book, is_late: rulings.Lateness) -> None:
    book.demand(rulings.is_named(event.ruling.by, event.ruling.number), NEEDS_RULING)
    in_time = rulings.may_count_from(event.effective_on, event.ruling.given_on, event.registered_on)
    book.demand(in_time, NOT_YET)
    book.facts["late"] = is_late(event.received_on or event.ruling.given_on, event.registered_on, book.law)


NEEDS_RULING = refusal(
    "ruling.needed",
    id="Perubahan ini memerlukan penetapan pengadilan negeri. Isi nama pengadilan dan nomornya.",
    en="This change needs a ruling of the district court. Please give the court and its number.",
    article="UU 23/2006 art. 52(1) and 56(1)",
)
NOT_YET = refusal(
    "ruling.not_yet",
    id="Penetapan berlaku paling awal pada tanggalnya, dan paling lambat hari ini. Periksa tanggal itu.",
    en="A ruling counts from its own day at the earliest, and from today at the latest. Please check.",
    article="UU 23/2006 art. 52(2)",
)
SAME_NAME = refusal(
    "name.same",
    id="Nama itu sama dengan yang tercatat. Tidak ada yang diubah.",
    en="That name is the one on record. There is nothing to change.",
    article="UU 23/2006 art. 52",
)
SAME_SEX = refusal(
    "sex.same",
    id="Jenis kelamin itu sama dengan yang tercatat. Tidak ada yang diubah.",
    en="That sex is the one on record. There is nothing to change.",
    article="UU 23/2006 art. 56",
)
STILL_MARRIED = refusal(
    "sex.still_married",
    id="Orang itu masih terikat perkawinan. Selesaikan dulu perkawinannya.",
    en="That person is still married. Please settle the marriage first.",
    article="UU 1/1974 art. 1",
)
NOTHING_TO_NOTE = refusal(
    "note.empty",
    id="Isi catatan pinggir belum ada. Tulis apa yang ditetapkan pengadilan.",
    en="The note is empty. Please write what the court has ruled.",
    article="UU 23/2006 art. 56(2)",
)
