"""One sentence after an act, said on the next page that is shown and then forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest

_KEY = "told"


def tell(request: HttpRequest, text: object, *, tone: str = "good", title: object = "") -> None:
    """`tone` is good, warn or bad; the words are kept in the language of this moment."""
    told = request.session.get(_KEY, [])
    request.session[_KEY] = [*told, {"tone": tone, "title": str(title), "text": str(text)}]


class Told:
    """What waits to be said; read only when a page really shows it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __iter__(self) -> Iterator[dict[str, Any]]:
        session = getattr(self.request, "session", None)
        if session is None or _KEY not in session:
            return iter(())
        return iter(session.pop(_KEY))
