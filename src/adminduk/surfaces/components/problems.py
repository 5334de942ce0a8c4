"""What went wrong, for a program: RFC 9457, with the sentence in both languages."""

from __future__ import annotations

from django.http import JsonResponse

from adminduk.foundation.refusals import Spoken
from adminduk.foundation.texts import Both


def problem(status: int, what: Spoken | Both, title: str = "") -> JsonResponse:
    """`title` names the kind of problem (a refusal names itself); `detail` is the Indonesian sentence."""
    article = None
    if isinstance(what, Spoken):
        title = title or type(what).__name__
        article = what.article
        what = what.text()
    body = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": what.id,
        "sentences": {"id": what.id, "en": what.en},
    }
    if article:
        body["article"] = article
    return JsonResponse(body, status=status, content_type="application/problem+json")
