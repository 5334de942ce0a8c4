"""What a court annuls: a marriage, which then never was, or a divorce, and the marriage holds again."""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events import objections_to_couples as objections
from adminduk.register.events.couples import (
    Couple,
    bond_of,
    couple_of,
    demand_ruling_in_time,
    show_apart,
    show_as_couple,
)
from adminduk.register.events.excerpts import demand_number, revive, withdraw
from adminduk.register.events.statuses import show_as_before, show_marriage
from adminduk.register.states import MarriageState
from adminduk.register.types.divorces import DivorceAnnulment
from adminduk.register.types.marriages import MarriageAnnulment
from adminduk.regulations import codes, divorces, marriages


def annul_marriage(event: MarriageAnnulment, book: Book) -> None:
    """UU 23/2006 art. 39; UU 1/1974 art. 22-28: both are what they were before the wedding.

    Of Muslims only the data change: their excerpts are the KUA's. Raises `PersonNotLiving`, `NotLawful`.
    """
    couple = couple_of(event, book)
    bond = bond_of(book, couple)
    book.demand(bond.registered, objections.NEVER_REGISTERED)
    demand_number(book, bond.number, event.marriage_number)
    demand_ruling_in_time(book, event.ruling)
    bond.end(event.effective_on, "annulment")
    for party, was in zip(couple, (event.husband_was, event.wife_was), strict=True):
        if party.person:
            show_as_before(party.person, book, was)
    if not marriages.are_for_the_religious_office(*couple.religions, book.law):
        withdraw(book, event.marriage_number, "marriage_annulment")
        book.letter(book.law.marriage.annulment_letter)
    book.facts["late"] = marriages.is_late_annulment(event.effective_on, event.registered_on, book.law)
    show_apart(book, couple)


def annul_divorce(event: DivorceAnnulment, book: Book) -> None:
    """UU 23/2006 art. 43: the marriage is the old one again, with its day and its number.

    Raises `PersonNotLiving`, and `NotLawful` where there was no such divorce or one has married since.
    """
    couple = couple_of(event, book)
    demand_ruling_in_time(book, event.ruling)
    known = all(str(one.divorce_number) == event.divorce_number for one in couple.here)
    book.demand(known and bool(event.divorce_number), objections.NOT_DIVORCED)
    row = _ended(book, couple)
    book.demand(not _has_remarried(book, couple, row), objections.REMARRIED)
    if row is not None:
        demand_number(book, row.number, event.marriage_number)
        row.ended_on, row.ended_by = None, ""
    for person in couple.here:
        person.divorce_date, person.divorce_number = None, ""
        # A husband whom another wife stayed with shows that marriage, as he did.
        if person.marital_status == codes.DIVORCED:
            person.marital_status = codes.MARRIED
            if row is not None:
                show_marriage(person, row)
    if not marriages.are_for_the_religious_office(*couple.religions, book.law):
        withdraw(book, event.divorce_number, "divorce_annulment")
        revive(book, event.marriage_number, "divorce_annulment")
        book.letter(book.law.divorce.annulment_letter)
    book.facts["late"] = divorces.is_late_annulment(event.effective_on, event.registered_on, book.law)
    show_as_couple(book, couple)


def _ended(book: Book, couple: Couple) -> MarriageState | None:
    """The marriage that the divorce ended; where no row tells of it, it is put down now."""
    husband, wife = couple.husband.person, couple.wife.person
    if husband is None or wife is None:
        return None
    row = next(
        (
            one
            for one in book.former_marriages(husband)
            if one.wife_id == wife.person_id and one.ended_by == "divorce"
        ),
        None,
    )
    return row or book.wed(
        husband, wife, on=husband.marriage_date, registered=True, number=husband.marriage_number
    )


def _has_remarried(book: Book, couple: Couple, row: MarriageState | None) -> bool:
    """Whether one of them has married after that divorce, even if that marriage is over again."""
    for person in couple.here:
        later = [
            one
            for one in (*book.marriages(person), *book.former_marriages(person))
            if one is not row
            and one.ended_by != "annulment"
            and person.divorce_date is not None
            and (one.married_on is None or one.married_on >= person.divorce_date)
        ]
        alone = all(one is row for one in book.marriages(person))
        if later or (alone and person.marital_status != codes.DIVORCED):
            return True
    return False
