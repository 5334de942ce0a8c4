"""A foreigner becomes Indonesian; an Indonesian is one no more."""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events.heads import settle_household
from adminduk.register.events.homes import give_home, kecamatan_of
from adminduk.register.events.settling import address_in_words, of_this_office
from adminduk.register.events.stays import leave_stay, stay_at
from adminduk.register.types.citizenship import CitizenshipGained, CitizenshipLost
from adminduk.regulations import citizenship, rulings
from adminduk.regulations.foreigners import is_nationality_of_a_foreigner
from adminduk.regulations.objections import refusal


def become_indonesian(event: CitizenshipGained, book: Book) -> None:
    """The NIK stays, foreign papers are void. Raises `PersonNotLiving`, `OutsideJurisdiction`, `NotLawful`,
    `FamilyNotActive`."""
    person = of_this_office(book, event.person_id)
    book.demand(person.citizenship == citizenship.FOREIGN, IS_INDONESIAN)
    book.demand(rulings.is_named(event.decree.by, event.decree.number), NEEDS_DECREE)
    if citizenship.needs_oath(event.ground, book.law):
        sworn = event.oath_on is not None and bool(event.oath_minutes.strip())
        book.demand(sworn, NEEDS_OATH)
        assert event.oath_on is not None
        in_time = citizenship.may_swear(event.decree.given_on, event.oath_on, event.registered_on)
        book.demand(in_time, WRONG_DAY)
    begins = citizenship.begins_on(event.ground, event.decree.given_on, event.oath_on, book.law)
    book.demand(event.effective_on == begins <= event.registered_on, WRONG_DAY)
    book.facts["late"] = citizenship.gain_is_late(begins, event.registered_on, book.law)

    person.citizenship, person.nationality = citizenship.INDONESIAN, ""
    person.passport_number = person.stay_permit_number = person.stay_permit_kind = ""
    person.stay_permit_until = None
    family = book.family_of(person)
    if family is not None:
        book.demand(event.home is None, HAS_A_HOME)
        book.family_id = family.family_id
    else:
        book.demand(event.home is not None, NEEDS_HOME)
        assert event.home is not None
        leave_stay(person)
        person.residence = "resident"
        if person.nik is None:
            person.nik = book.nik_for(person, kecamatan_of(book, event.home))
        give_home(book, person, event.home)
    book.note(person.birth_akta_number, "citizenship_gained")
    book.facts["ktp"] = True


def lose_citizenship(event: CitizenshipLost, book: Book) -> None:
    """Off the card, KTP and card withdrawn. Raises `PersonNotLiving`, `OutsideJurisdiction`, `NotLawful`,
    and `NoAdultHead` of the family left."""
    person = of_this_office(book, event.person_id)
    book.demand(person.citizenship == citizenship.INDONESIAN, IS_FOREIGN)
    book.demand(rulings.is_named(event.decree.by, event.decree.number), NEEDS_DECREE)
    in_time = rulings.may_count_from(event.effective_on, event.decree.given_on, event.registered_on)
    book.demand(in_time, WRONG_DAY)
    book.demand(is_nationality_of_a_foreigner(event.nationality), UNKNOWN_COUNTRY)
    book.demand(citizenship.lives_where_a_foreigner_may(event.residence), NEEDS_PERMIT)

    person.citizenship, person.nationality = citizenship.FOREIGN, event.nationality
    person.passport_number = ""
    family, was_head = book.family_of(person), book.is_head(person)
    person.residence, person.moving_to = str(event.residence), ""
    if family is not None:
        book.family_id = family.family_id
        person.previous_address = address_in_words(family)
        if person.residence == "visitor":
            stay_at(person, family)
        book.leave(person, event.effective_on)
        settle_household(book, family, lost_head=person if was_head else None, chosen=event.new_head)
    book.letter(book.law.citizenship.letter_of_release)
    book.note(person.birth_akta_number, "citizenship_lost")
    book.facts["withdrawn"] = ["kk", "ktp"]


IS_INDONESIAN = refusal(
    "citizenship.is_indonesian",
    id="Orang itu sudah tercatat sebagai WNI.",
    en="That person is registered as Indonesian already.",
    article="UU 23/2006 art. 53",
)
IS_FOREIGN = refusal(
    "citizenship.is_foreign",
    id="Orang itu tidak tercatat sebagai WNI.",
    en="That person is not registered as Indonesian.",
    article="UU 23/2006 art. 54",
)
NEEDS_DECREE = refusal(
    "citizenship.needs_decree",
    id="Isi nomor Keppres atau keputusan Menteri. Tanpa itu kewarganegaraan tidak berubah.",
    en="Please give the number of the President's or Minister's decree. Nothing changes without it.",
    article="UU 23/2006 art. 53(1)",
)
NEEDS_OATH = refusal(
    "citizenship.needs_oath",
    id="Pewarganegaraan berlaku sejak sumpah. Isi tanggal sumpah dan nomor berita acaranya.",
    en="Naturalisation counts from the oath. Please give its day and the number of its minutes.",
    article="UU 12/2006 art. 14-16",
)
WRONG_DAY = refusal(
    "citizenship.wrong_day",
    id="Urutan keputusan, sumpah, dan tanggal berlaku tidak cocok. Periksa ketiganya.",
    en="Decree, oath and the day from which it counts do not fit. Please check the three.",
    article="UU 12/2006 art. 14",
)
HAS_A_HOME = refusal(
    "citizenship.has_a_home",
    id="Orang itu sudah berada dalam satu kartu keluarga. Jangan pilih yang lain.",
    en="That person is on a family card already. Please choose no other.",
    article="UU 23/2006 art. 61",
)
NEEDS_HOME = refusal(
    "citizenship.needs_home",
    id="WNI berada dalam satu kartu keluarga. Pilih kartu keluarganya, atau alamat untuk KK baru.",
    en="An Indonesian is on a family card. Please choose the card, or an address for a new one.",
    article="UU 23/2006 art. 61",
)
UNKNOWN_COUNTRY = refusal(
    "citizenship.unknown_country",
    id="Kewarganegaraan barunya tidak ada dalam daftar negara. Pilih dari daftar.",
    en="The new nationality is not in the list of countries. Please choose from it.",
    article="UU 12/2006 art. 23",
)
NEEDS_PERMIT = refusal(
    "citizenship.needs_permit",
    id="Orang asing menjadi penduduk hanya dengan izin tinggal. Pilih luar negeri atau pengunjung.",
    en="A foreigner is a resident only with a stay permit. Please choose abroad or visitor.",
    article="UU 23/2006 art. 20-21",
)
