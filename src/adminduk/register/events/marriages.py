"""A marriage: registered by the Dinas, ordered by a court, recorded by the KUA, or stated by the couple."""

from __future__ import annotations

from datetime import date

from adminduk.register.book import Book
from adminduk.register.events import objections_to_couples as objections
from adminduk.register.events.couples import Couple, Party, couple_of, is_bound, show_as_couple
from adminduk.register.types.marriages import (
    Marriage,
    MarriageByRuling,
    MarriageNotified,
    UnregisteredMarriage,
)
from adminduk.register.wishes import Wish
from adminduk.regulations import codes, marriages
from adminduk.regulations.numbers import akta_type


def marry(event: Marriage, book: Book) -> None:
    """UU 23/2006 art. 34. Raises `PersonNotLiving`, and `NotLawful` with the rule that is against it."""
    couple = couple_of(event, book)
    wedding = event.effective_on
    _demand_free_to_marry(book, couple, wedding)
    _warn_of_waiting_time(book, couple, wedding)
    book.demand(
        not marriages.are_for_the_religious_office(*couple.religions, book.law), objections.FOR_THE_KUA
    )
    book.demand(
        not marriages.need_a_ruling_for_their_faiths(*couple.religions, book.law), objections.TWO_FAITHS
    )
    for party, sex in zip(couple, (marriages.MAN, marriages.WOMAN), strict=True):
        _demand_age(book, party, sex, wedding)
        _demand_papers(book, party)
    book.facts["late"] = marriages.is_late(wedding, event.registered_on, book.law)
    join_in_marriage(book, couple, wedding, registered=True, number=_akta(book, couple))


def marry_by_ruling(event: MarriageByRuling, book: Book) -> None:
    """UU 23/2006 art. 35, 36. What the court has looked at, age, faith and papers, is not asked again.

    Raises as `marry` does.
    """
    couple = couple_of(event, book)
    _demand_free_to_marry(book, couple, event.effective_on)
    _warn_of_waiting_time(book, couple, event.effective_on)
    ruled_on = event.ruling.given_on
    book.demand(not marriages.is_in_the_future(ruled_on, event.registered_on), objections.IN_THE_FUTURE)
    book.demand(
        not marriages.are_for_the_religious_office(*couple.religions, book.law), objections.FOR_THE_KUA
    )
    book.facts["late"] = marriages.is_late(ruled_on, event.registered_on, book.law)
    join_in_marriage(book, couple, event.effective_on, registered=True, number=_akta(book, couple))


def take_note_of_marriage(event: MarriageNotified, book: Book) -> None:
    """UU 23/2006 art. 8(2): the KUA has looked at age, papers and a second wife; we keep what it recorded."""
    couple = couple_of(event, book)
    book.demand(bool(event.book_number.strip()), objections.WITHOUT_NUMBER)
    known = [one for one in couple.religions if one is not None]
    book.demand(
        all(one in book.law.marriage.religious_office_for for one in known), objections.NOT_FOR_THE_KUA
    )
    _demand_free_to_marry(book, couple, event.effective_on, another_wife=True)
    _warn_of_waiting_time(book, couple, event.effective_on)
    join_in_marriage(book, couple, event.effective_on, registered=True, number=event.book_number.strip())


def declare_marriage(event: UnregisteredMarriage, book: Book) -> None:
    """Form F-1.05: both are "married, not registered" from the day of the statement; no akta."""
    couple = couple_of(event, book)
    book.demand(marriages.is_witnessed(len(event.witnesses), book.law), objections.NEEDS_WITNESSES)
    book.demand(
        not marriages.is_in_the_future(event.effective_on, event.registered_on), objections.IN_THE_FUTURE
    )
    known = [one.person for one in couple if one.person]
    book.demand(
        len(known) < 2 or book.marriage_between(*known) is None,
        objections.ALREADY_REGISTERED,
    )
    wedding = event.married_on or event.effective_on
    _demand_free_to_marry(book, couple, wedding)
    if book.law.marriage.statement_asks_for_age:
        for party, sex in zip(couple, (marriages.MAN, marriages.WOMAN), strict=True):
            _demand_dispensation(book, party, sex, wedding)
    join_in_marriage(book, couple, event.married_on, registered=False)


def join_in_marriage(
    book: Book, couple: Couple, on: date | None, *, registered: bool, number: str | Wish = ""
) -> None:
    """Both records, and their marriage, which may have been known already without being registered."""
    stay_as_they_are = [
        one
        for one in couple
        if is_bound(book, one, couple.other_than(one))
        and (one.marital_status == codes.MARRIED or not registered)
    ]
    husband, wife = couple.husband.person, couple.wife.person
    if husband and wife:
        marriage = book.marriage_between(husband, wife) or book.wed(
            husband, wife, on=on, registered=registered, number=number
        )
        marriage.registered, marriage.number, marriage.married_on = registered, number, on
    for party in couple:
        # A husband of two wives goes on showing the marriage that his record shows.
        if party.person and party not in stay_as_they_are:
            party.person.marital_status = codes.MARRIED if registered else codes.MARRIED_UNREGISTERED
            party.person.marriage_date, party.person.marriage_number = on, number
    show_as_couple(book, couple)


def _akta(book: Book, couple: Couple) -> Wish:
    return book.akta(akta_type("marriage", book.law), *couple.here)


def _demand_free_to_marry(book: Book, couple: Couple, on: date, *, another_wife: bool = False) -> None:
    """What holds for every marriage, whoever records it."""
    book.demand(not marriages.is_in_the_future(on, book.event.registered_on), objections.IN_THE_FUTURE)
    husband, wife = couple.husband.person, couple.wife.person
    if husband and wife:
        kin = [{one.mother_id, one.father_id} - {None} for one in (husband, wife)]
        near = marriages.are_too_near(husband.person_id, wife.person_id, *kin)
        book.demand(not near, objections.TOO_NEAR)
        known = book.marriage_between(husband, wife)
        book.demand(known is None or not known.registered, objections.ALREADY_REGISTERED)
    for party, sex in zip(couple, (marriages.MAN, marriages.WOMAN), strict=True):
        book.demand(party.birth_date is None or party.birth_date < on, objections.BEFORE_BIRTH)
        free = marriages.may_marry_again(
            sex,
            bound=is_bound(book, party, couple.other_than(party)),
            allowed_by_court=another_wife or party.said.another_wife is not None,
        )
        book.demand(free, objections.STILL_MARRIED)


def _warn_of_waiting_time(book: Book, couple: Couple, on: date) -> None:
    """Stands in the entry as a warning; of the same couple, which marries again, there is nothing to wait for."""
    wife, husband = couple.wife.person, couple.husband.person
    earlier = book.former_marriages(wife) if wife else []
    book.facts["in_waiting_time"] = any(
        marriages.is_in_waiting_time(marriages.WOMAN, one.ended_by, one.ended_on, on, book.law)
        for one in earlier
        if one.ended_on is not None and (husband is None or one.husband_id != husband.person_id)
    )


def _demand_age(book: Book, party: Party, sex: int, on: date) -> None:
    _demand_dispensation(book, party, sex, on)
    young = party.birth_date is not None and marriages.needs_parents_consent(party.birth_date, on, book.law)
    book.demand(not young or party.said.parents_consent, objections.NEEDS_CONSENT)


def _demand_dispensation(book: Book, party: Party, sex: int, on: date) -> None:
    young = party.birth_date is not None and marriages.needs_dispensation(sex, party.birth_date, on, book.law)
    book.demand(not young or party.said.dispensation is not None, objections.TOO_YOUNG)


def _demand_papers(book: Book, party: Party) -> None:
    needs_proof = marriages.needs_proof_of_end(party.marital_status)
    book.demand(not needs_proof or bool(_proof_of_end(book, party)), objections.NEEDS_PROOF_OF_END)
    needs_permit = marriages.needs_permit(party.citizenship, party.occupation, book.law)
    book.demand(not needs_permit or bool(party.said.permit), objections.NEEDS_PERMIT)


def _proof_of_end(book: Book, party: Party) -> str:
    """What the office was shown, else the end of the marriage that the register itself knows."""
    if party.said.proof_of_end or party.person is None:
        return party.said.proof_of_end
    if party.marital_status == codes.DIVORCED:
        return str(party.person.divorce_number)
    died = [one for one in book.former_marriages(party.person) if one.ended_by == "death"]
    return "register" if died and party.marital_status == codes.WIDOWED else ""
