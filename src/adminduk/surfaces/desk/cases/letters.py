"""The letters in which two spellings differ."""

from __future__ import annotations

from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def marked(told: str, known: str) -> tuple[SafeString, SafeString]:
    """Both texts, what differs in a <mark>; capitals do not count."""
    parts = SequenceMatcher(a=told.lower(), b=known.lower(), autojunk=False).get_opcodes()
    return (
        _marks([(told[a:b], verb == "equal") for verb, a, b, _, _ in parts]),
        _marks([(known[a:b], verb == "equal") for verb, _, _, a, b in parts]),
    )


def _marks(parts: list[tuple[str, bool]]) -> SafeString:
    return format_html_join(
        "", "{}", ((text if same else format_html("<mark>{}</mark>", text),) for text, same in parts if text)
    )
