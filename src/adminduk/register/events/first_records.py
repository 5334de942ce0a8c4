"""The first record of somebody who was never in the register: F-1.01."""

from __future__ import annotations

from typing import Any

from adminduk.register.book import Book
from adminduk.register.events.births import parent_columns
from adminduk.register.events.checks import ask, question
from adminduk.register.events.homes import give_home, kecamatan_of
from adminduk.register.states import PersonState
from adminduk.register.types.first_records import Biodata, Biometrics, FirstRecord
from adminduk.register.types.homes import Home
from adminduk.regulations import codes, families, first_records
from adminduk.regulations.elements import LONGEST
from adminduk.regulations.names import objections_to_name, tidy
from adminduk.regulations.objections import refusal

LISTS = {
    "religion": codes.religion,
    "blood_type": codes.blood_type,
    "education": codes.education,
    "occupation": codes.occupation,
    "disability": codes.disability,
}


def record_first(event: FirstRecord, book: Book) -> None:
    """Raises `NotLawful`, `PersonNotFound` of a parent, `FamilyNotActive`, `OutsideJurisdiction`."""
    papers = {one.kind for one in event.evidence}
    check_biodata(book, event.biodata, event.biometrics, event.confirmed)
    check_first_papers(book, event.biodata, papers, lodges=event.lodges)
    person = book.new_person(**columns_of(event.biodata))
    settle_newly(book, person, event.home)


def settle_newly(book: Book, person: PersonState, home: Home) -> None:
    """The NIK of the kecamatan of his first card, and his place on it."""
    person.residence = "resident"
    person.nik = book.nik_for(person, kecamatan_of(book, home))
    book.subject = person.person_id
    give_home(book, person, home)


def check_biodata(book: Book, biodata: Biodata, biometrics: Biometrics, confirmed: tuple[str, ...]) -> None:
    """That nobody known is recorded again, and that there can be such a person."""
    today = book.event.registered_on
    age = _age(biodata, book)
    book.demand(biodata.birth_date <= today, WRONG_AGE)
    book.demand(first_records.is_age_of_life(age, book.law), WRONG_AGE)
    book.demand(not first_records.is_somebody_known(biometrics), KNOWN)
    for parent_id in biodata.parents():
        parent = book.person(parent_id)
        book.demand(families.gap_is_plausible(parent.birth_date, biodata.birth_date, book.law), WRONG_PARENT)
    for name, known in LISTS.items():
        book.demand(getattr(biodata, name) is None or getattr(biodata, name) in known, UNKNOWN_CODE)
    book.demand(first_records.may_be_recorded_as(biodata.marital_status), MARRIED_LATER)
    book.demand(0 < len(biodata.birth_place.strip()) <= LONGEST["birth_place"], WITHOUT_BIRTHPLACE)
    named = [one.name.strip() for one in (biodata.mother, biodata.father) if one]
    book.demand(all(0 < len(one) <= LONGEST["mother"] for one in named), WITHOUT_NAME)
    compared = first_records.is_compared(age, biometrics, book.law)
    if not compared:
        book.demand(biometrics == Biometrics.NOT_AVAILABLE, COMPARE_FIRST)
    questions = list(objections_to_name(biodata.name, book.law)) + ([] if compared else [NOT_COMPARED])
    ask(book, questions, confirmed)


def check_first_papers(book: Book, biodata: Biodata, papers: set[str], *, lodges: bool) -> None:
    registered = bool(biodata.parents())
    age = _age(biodata, book)
    book.demand(first_records.has_proof(papers, book.law), NEEDS_PROOF)
    local = first_records.has_local_letter(papers, parents_registered=registered, age=age, law=book.law)
    book.demand(local, NEEDS_LOCAL_LETTER)
    book.demand(first_records.has_consent(papers, lodges=lodges, law=book.law), NEEDS_CONSENT)


def columns_of(biodata: Biodata) -> dict[str, Any]:
    """What F-1.01 says, as columns of a person."""
    kept = ("birth_date", "birth_date_estimated", "birth_region", "marital_status", *LISTS)
    return {
        **{name: getattr(biodata, name) for name in kept},
        **parent_columns(biodata.mother, biodata.father),
        "name": tidy(biodata.name).upper(),
        "sex": int(biodata.sex),
        "birth_place": biodata.birth_place.strip(),
    }


def _age(biodata: Biodata, book: Book) -> int:
    born, today = biodata.birth_date, book.event.registered_on
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


KNOWN = refusal(
    "first_record.known",
    id="Sidik jari atau iris orang ini sudah terekam. Gunakan NIK yang sudah ada.",
    en="This person's fingerprints or iris are recorded. Please use the NIK that there is.",
    article="UU 24/2013 art. 13",
)
COMPARE_FIRST = refusal(
    "first_record.compare_biometrics",
    id="Bandingkan dahulu sidik jari dan iris. Orang dewasa hanya boleh punya satu NIK.",
    en="Please compare fingerprints and iris first. An adult may have only one NIK.",
    article="Perpres 96/2018 art. 4",
)
NOT_COMPARED = question(
    "first_record.not_compared",
    id="Perekaman biometrik tidak tersedia. Pastikan dengan cara lain bahwa orang ini belum punya NIK.",
    en="Biometrics are not available. Please make sure otherwise that this person has no NIK.",
    article="Perpres 96/2018 art. 4",
)
WRONG_AGE = refusal(
    "first_record.age",
    id="Tanggal lahir itu tidak mungkin. Periksa tahunnya.",
    en="That birth date is not possible. Please check the year.",
    article="rule of data quality",
)
WRONG_PARENT = refusal(
    "first_record.parent_not_older",
    id="Orang tua itu terlalu muda untuk anak ini. Periksa tanggal lahir keduanya.",
    en="That parent is too young for this child. Please check both birth dates.",
    article="rule of data quality",
)
UNKNOWN_CODE = refusal(
    "first_record.unknown_code",
    id="Pilihan itu tidak ada dalam daftar kode. Pilih dari daftar.",
    en="That choice is not in the code list. Please choose from the list.",
    article="Permendagri 109/2019",
)
MARRIED_LATER = refusal(
    "first_record.marriage_later",
    id="Catat dahulu orangnya. Perkawinannya dicatat sesudah itu.",
    en="Please record the person first. The marriage is registered afterwards.",
    article="UU 23/2006 art. 34",
)
WITHOUT_BIRTHPLACE = refusal(
    "first_record.birth_place",
    id="Tempat lahir belum diisi, atau lebih dari 100 huruf.",
    en="The birthplace is missing, or longer than 100 letters.",
    article="UU 24/2013 art. 58(2)",
)
WITHOUT_NAME = refusal(
    "first_record.parents_name",
    id="Nama orang tua belum diisi, atau lebih dari 120 huruf.",
    en="A parent's name is missing, or longer than 120 letters.",
    article="UU 24/2013 art. 58(2)",
)
NEEDS_PROOF = refusal(
    "first_record.needs_proof",
    id="Belum ada bukti diri. Bila tidak punya sama sekali, tanda tangani F-1.04.",
    en="There is no proof of the person yet. Who has none at all signs F-1.04.",
    article="Perpres 96/2018 art. 4",
)
NEEDS_LOCAL_LETTER = refusal(
    "first_record.needs_local_letter",
    id="Pencatatan pertama memerlukan surat pengantar RT dan RW.",
    en="A first record needs the letter of RT and RW.",
    article="Perpres 96/2018 art. 4",
)
NEEDS_CONSENT = refusal(
    "first_record.needs_consent",
    id="Orang yang menumpang memerlukan persetujuan pemilik rumah.",
    en="Who lodges with others needs the owner's consent.",
    article="Perpres 96/2018 art. 4",
)
