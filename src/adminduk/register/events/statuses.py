"""What somebody's record says of marriage once a marriage of his has ended."""

from __future__ import annotations

from datetime import date

from adminduk.register.book import Book
from adminduk.register.past import was_before_marrying
from adminduk.register.states import MarriageState, PersonState
from adminduk.register.wishes import Wish
from adminduk.regulations import codes

# What an ended marriage leaves; one that was annulled leaves nothing.
LEFT_BY = {
    "death": codes.WIDOWED,
    "divorce": codes.DIVORCED,
    "declared_divorce": codes.DIVORCED_UNREGISTERED,
}


def show_divorced(person: PersonState, book: Book, status: int, on: date, number: str | Wish) -> None:
    """The divorce stands in the record; who has another wife is still married."""
    person.divorce_date, person.divorce_number = on, number
    held = _shown(book.marriages(person))
    if held is None:
        person.marital_status = status
    else:
        show_marriage(person, held)


def show_as_before(person: PersonState, book: Book, said: int | None) -> None:
    """As if the annulled marriage had never been (UU 1/1974 art. 28): what holds or held besides it.

    Another marriage that holds, else what the officer `said`, else the marriage before, else what the
    journal tells of the time before, else "not married".
    """
    held = _shown(book.marriages(person))
    if held:
        show_marriage(person, held)
        return
    before = [one for one in book.former_marriages(person) if one.ended_by in LEFT_BY]
    person.marriage_date = before[0].married_on if before else None
    person.marriage_number = before[0].number if before else ""
    if said is not None:
        person.marital_status = said
    elif before:
        person.marital_status = LEFT_BY[before[0].ended_by]
    else:
        person.marital_status = was_before_marrying(person.person_id) or codes.NOT_MARRIED


def show_marriage(person: PersonState, held: MarriageState) -> None:
    person.marital_status = codes.MARRIED if held.registered else codes.MARRIED_UNREGISTERED
    person.marriage_date, person.marriage_number = held.married_on, held.number


def _shown(held: list[MarriageState]) -> MarriageState | None:
    """Of several marriages the record shows a registered one, and of those the first."""
    return min(held, key=lambda one: (not one.registered, one.married_on or date.max), default=None)
