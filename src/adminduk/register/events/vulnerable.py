"""Vulnerable residents: a temporary record, and how it becomes a real one (Permendagri 96/2019)."""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events.first_records import (
    NEEDS_CONSENT,
    check_biodata,
    columns_of,
    settle_newly,
)
from adminduk.register.events.rulings import STILL_MARRIED
from adminduk.register.events.settling import of_this_office
from adminduk.register.types.first_records import Biometrics
from adminduk.register.types.vulnerable import TemporaryBecomesResident, TemporaryRecord
from adminduk.regulations import first_records
from adminduk.regulations.objections import refusal


def record_temporarily(event: TemporaryRecord, book: Book) -> None:
    """A letter instead of a NIK. Raises `NotLawful`."""
    # In a shelter or a forest there may be no device: what is not asked now is asked before a NIK is given.
    asked = event.biometrics if event.biometrics == Biometrics.MATCH else Biometrics.NO_MATCH
    check_biodata(book, event.biodata, asked, event.confirmed)
    papers = {one.kind for one in event.evidence}
    book.demand(first_records.has_plight_proof(event.plight, papers, book.law), NEEDS_STATEMENT)
    book.demand(bool(event.place.strip()), NEEDS_PLACE)
    person = book.new_person(
        **columns_of(event.biodata), residence="temporary", previous_address=event.place.strip()[:250]
    )
    person.temporary_number = book.letter(book.law.first_records.letter_of_identity)
    book.subject = person.person_id


def become_resident(event: TemporaryBecomesResident, book: Book) -> None:
    """The same record, now with NIK and card; the letter's number stays in it. Raises `PersonNotLiving`,
    `OutsideJurisdiction`, `FamilyNotActive`, `NotLawful`."""
    person = of_this_office(book, event.person_id)
    book.demand(person.residence == "temporary", NOT_TEMPORARY)
    check_biodata(book, event.biodata, event.biometrics, event.confirmed)
    papers = {one.kind for one in event.evidence}
    book.demand(first_records.has_consent(papers, lodges=event.lodges, law=book.law), NEEDS_CONSENT)
    book.demand(person.person_id not in event.biodata.parents(), OWN_PARENT)
    married = bool(book.marriages(person))
    book.demand(not married or person.sex == event.biodata.sex, STILL_MARRIED)
    book.facts["before"] = {}
    for name, value in columns_of(event.biodata).items():
        # The status of the married follows from their marriage.
        if getattr(person, name) != value and not (name == "marital_status" and married):
            book.facts["before"][name] = getattr(person, name)
            setattr(person, name, value)
    settle_newly(book, person, event.home)


NEEDS_STATEMENT = refusal(
    "vulnerable.needs_statement",
    id="Perlu pernyataan kehilangan atau tidak memiliki dokumen. Komunitas terpencil: surat kepala suku.",
    en="A statement of lost papers or of none is needed. Remote communities: their head's letter.",
    article="Permendagri 96/2019",
)
NEEDS_PLACE = refusal(
    "vulnerable.needs_place",
    id="Isi tempat orang ini didata, misalnya nama posko atau kampung.",
    en="Please give the place where this person was met, such as the shelter or hamlet.",
    article="Permendagri 96/2019",
)
NOT_TEMPORARY = refusal(
    "vulnerable.not_temporary",
    id="Orang itu bukan penduduk dengan identitas sementara.",
    en="That person has no temporary identity.",
    article="Permendagri 96/2019",
)
OWN_PARENT = refusal(
    "vulnerable.own_parent",
    id="Orang itu tidak dapat menjadi orang tuanya sendiri.",
    en="Nobody is his own parent.",
    article="rule of data quality",
)
