"""An akta put right: a slip of the pen, by the registrar, with proof and without a court."""

from __future__ import annotations

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.book import Book
from adminduk.register.events.elements import check_plausible, set_elements
from adminduk.register.states import AktaState, MarriageState, PersonState
from adminduk.register.types.aktas import AktaCorrection
from adminduk.regulations import aktas, deaths
from adminduk.regulations.objections import refusal


def akta_of(book: Book, person: PersonState, number: str) -> AktaState | None:
    """The akta, where this register made it; raises `NotLawful` when it is not the person's, and
    `OutsideJurisdiction` when another office keeps it."""
    kept = book.aktas.get(number)
    if kept is not None and kept.kabkota != book.event.kabkota:
        raise OutsideJurisdiction
    known = {
        person.birth_akta_number,
        person.death_akta_number,
        person.marriage_number,
        person.divorce_number,
        *(one.number for one in _wedlock(book, person)),
    }
    his = number in known if kept is None else person.person_id in (kept.person_id, kept.other_id)
    book.demand(bool(number) and his, NOT_HIS)
    book.demand(kept is None or kept.state == "active", NOT_IN_FORCE)
    return kept


def correct_akta(event: AktaCorrection, book: Book) -> None:
    """Raises `PersonNotFound`, `OutsideJurisdiction`, `NotLawful`."""
    person = book.person(event.person_id)
    if person.kabkota != event.kabkota:
        raise OutsideJurisdiction
    kept = akta_of(book, person, event.akta_number)
    kind = aktas.kind_of(
        event.akta_number,
        birth=person.birth_akta_number,
        death=person.death_akta_number,
        made_as=kept.kind if kept else "",
    )
    wanted = set(event.elements.given())
    wanted |= {name for name in ("died_on", "married_on") if getattr(event, name) is not None}
    book.demand(bool(wanted), NOTHING_TO_CORRECT)
    book.demand(wanted <= aktas.correctable(kind, book.law), NOT_A_COLUMN)
    book.demand(aktas.has_proof(len(event.evidence)), NEEDS_PROOF)
    name = event.elements.name
    book.demand(name is None or aktas.is_slip_of_the_pen(person.name, name, book.law), ANOTHER_NAME)

    check_plausible(book, person, event.elements)
    book.facts["before"] = set_elements(person, event.elements)
    _correct_death(event, book, person)
    _correct_marriage(event, book, person)
    book.note(event.akta_number, "correction")
    book.facts["new_kutipan"] = True


def _correct_death(event: AktaCorrection, book: Book, person: PersonState) -> None:
    if event.died_on is None:
        return
    book.demand(not deaths.is_before_birth(event.died_on, person.birth_date), WRONG_DAY)
    book.demand(not deaths.is_in_the_future(event.died_on, event.registered_on), WRONG_DAY)
    for marriage in _wedlock(book, person):
        if marriage.ended_by == "death" and marriage.ended_on == person.death_date:
            book.demand((marriage.married_on or event.died_on) <= event.died_on, WRONG_DAY)
            marriage.ended_on = event.died_on
    book.facts["before"]["died_on"] = person.death_date
    person.death_date = event.died_on


def _correct_marriage(event: AktaCorrection, book: Book, person: PersonState) -> None:
    if event.married_on is None:
        return
    marriage = next((one for one in _wedlock(book, person) if one.number == event.akta_number), None)
    book.demand(marriage is not None, NOT_HIS)
    assert marriage is not None
    book.demand(event.married_on <= event.registered_on, WRONG_DAY)
    book.demand(event.married_on <= (marriage.ended_on or event.registered_on), WRONG_DAY)
    book.facts["before"]["married_on"] = marriage.married_on
    marriage.married_on = event.married_on
    for one in (marriage.husband_id, marriage.wife_id):
        spouse = book.people.get(one)
        if spouse is not None and spouse.marriage_number == event.akta_number:
            spouse.marriage_date = event.married_on


def _wedlock(book: Book, person: PersonState) -> list[MarriageState]:
    return [one for one in book.wedlock if person.person_id in (one.wife_id, one.husband_id)]


NOT_HIS = refusal(
    "akta.not_of_this_person",
    id="Akta itu bukan akta orang ini. Periksa nomor akta dan NIK-nya.",
    en="That akta is not this person's. Please check its number and the NIK.",
    article="UU 23/2006 art. 66",
)
NOT_IN_FORCE = refusal(
    "akta.not_in_force",
    id="Akta itu sudah dibatalkan atau ditarik, jadi tidak dapat diubah lagi.",
    en="That akta was annulled or withdrawn, so it cannot be changed any more.",
    article="UU 23/2006 art. 72",
)
NOTHING_TO_CORRECT = refusal(
    "akta.nothing_to_correct",
    id="Tidak ada kolom yang dibetulkan. Isi kolom yang keliru.",
    en="No column is put right. Please fill in the one that is wrong.",
    article="UU 24/2013 art. 71",
)
NOT_A_COLUMN = refusal(
    "akta.not_a_column",
    id="Kolom itu tidak dapat dibetulkan pada akta ini. Gunakan layanan perubahan data.",
    en="That column cannot be put right on this akta. Please use the change of data.",
    article="UU 24/2013 art. 71",
)
NEEDS_PROOF = refusal(
    "akta.needs_proof",
    id="Pembetulan memerlukan bukti autentik, misalnya ijazah. Unggah buktinya.",
    en="A correction needs authentic proof, such as a diploma. Please upload it.",
    article="Permendagri 108/2019 art. 88",
)
ANOTHER_NAME = refusal(
    "akta.another_name",
    id="Nama itu berbeda, bukan salah tulis. Perubahan nama memerlukan penetapan pengadilan.",
    en="That is another name, not a slip of the pen. A change of name needs a court's ruling.",
    article="UU 23/2006 art. 52(1) and UU 24/2013 art. 71",
)
WRONG_DAY = refusal(
    "akta.wrong_day",
    id="Tanggal itu tidak mungkin. Periksa urutan lahir, kawin, dan meninggal.",
    en="That day is not possible. Please check the order of birth, marriage and death.",
    article="UU 24/2013 art. 71",
)
