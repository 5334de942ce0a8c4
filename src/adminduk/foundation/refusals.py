"""Refusals are answers, outages are failures.

A refusal is a class with a sentence for the person in front of us, in both languages, and the
article behind it. An outage is the other family: only outages alert anyone.
"""

from __future__ import annotations

from typing import ClassVar

from adminduk.foundation.texts import Both


class Spoken(Exception):
    """An exception that can say itself to a person."""

    sentence: ClassVar[Both]
    article: ClassVar[str | None] = None

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(type(self).__name__)

    def text(self) -> Both:
        return self.sentence.format(**self.facts) if self.facts else self.sentence

    def say(self, language: str | None = None) -> str:
        return self.text().say(language)

    def __str__(self) -> str:
        return self.say()


class Refused(Spoken):
    """The office says no, and says why."""

    sentence = Both(
        id="Permintaan ini tidak dapat kami penuhi.",
        en="We cannot do this.",
    )


class Outage(Spoken):
    """Something that should work does not; people are told to try again and someone is alerted."""

    sentence = Both(
        id="Sistem kami sedang terganggu. Coba lagi beberapa menit lagi.",
        en="Our system has a problem. Please try again in a few minutes.",
    )
