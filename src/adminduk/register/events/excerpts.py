"""Excerpts (kutipan) that an event withdraws or revives, and the note beside their akta."""

from __future__ import annotations

from adminduk.register.book import Book
from adminduk.register.events import objections_to_couples as objections
from adminduk.register.wishes import Wish


def demand_number(book: Book, known: str | Wish, given: str) -> None:
    """The number that the office read on the excerpt is the one in the record, where there is one."""
    book.demand(not known or str(known).strip() == given.strip(), objections.ANOTHER_NUMBER)


def withdraw(book: Book, akta_number: str, note: str) -> None:
    """Notes the event beside the akta, and withdraws its excerpts.

    Also of an akta that another office keeps, which finds the note in its list (`list_notes_due`). One that
    was made before this register has no row.
    """
    _turn(book, akta_number, "withdrawn")
    book.note(akta_number, note)


def revive(book: Book, akta_number: str, note: str) -> None:
    """Notes the event beside the akta, whose excerpts hold again."""
    _turn(book, akta_number, "active")
    book.note(akta_number, note)


def _turn(book: Book, akta_number: str, state: str) -> None:
    akta = book.aktas.get(akta_number)
    if akta is not None and akta.state != "annulled":
        akta.state = state
