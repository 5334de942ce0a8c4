"""What many events ask in the same way: what the officer has confirmed, which papers were seen."""

from __future__ import annotations

from collections.abc import Collection

from adminduk.foundation.texts import Both
from adminduk.register.book import Book
from adminduk.register.types.refusals import NotLawful
from adminduk.regulations.objections import Objection, Weight


def question(rule: str, *, id: str, en: str, article: str) -> Objection:
    """Something that an officer may confirm."""
    return Objection(rule=rule, weight=Weight.CONFIRM, sentence=Both(id=id, en=en), article=article)


def ask(book: Book, objections: Collection[Objection], confirmed: Collection[str]) -> None:
    """Raises the first objection that refuses, or that nobody confirmed; the entry says what was."""
    for one in objections:
        if one.weight == Weight.REFUSE or (one.weight == Weight.CONFIRM and one.rule not in confirmed):
            raise NotLawful(objection=one)
    asked = [one.rule for one in objections if one.weight == Weight.CONFIRM]
    if asked:
        book.facts["answered"] = [*book.facts.get("answered", []), *asked]


def has_evidence(book: Book, kinds: Collection[str]) -> bool:
    """Whether a paper of one of these kinds was seen."""
    return any(one.kind in kinds for one in book.event.evidence)
