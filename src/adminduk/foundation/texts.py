"""Sentences in both languages, side by side where they are written."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Both:
    """One text in Indonesian and English; printed in the language of the page."""

    id: str
    en: str

    def say(self, language: str | None = None) -> str:
        """The text in `language` ("id" or "en"); without one, in the active language."""
        chosen = language or get_language() or "id"
        return self.en if chosen.startswith("en") else self.id

    def format(self, **facts: object) -> Both:
        return Both(id=self.id.format(**facts), en=self.en.format(**facts))

    def __str__(self) -> str:
        return self.say()
