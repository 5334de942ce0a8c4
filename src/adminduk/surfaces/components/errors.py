"""Pages for what went wrong: what happened, what to do next, never a code alone."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction
from adminduk.foundation.refusals import Outage, Refused, Spoken
from adminduk.foundation.throttle.operations import TooManyTries
from adminduk.surfaces.components.problems import problem

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "403.html", 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, "500.html", 500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "403_csrf.html", 403)


def status_of(spoken: Spoken) -> int:
    """The HTTP status of a refusal that no view turned into words beside the form."""
    if isinstance(spoken, Outage):
        return 503
    if isinstance(spoken, TooManyTries):
        return 429
    if isinstance(spoken, NotAllowed | OutsideJurisdiction):
        return 403
    # A room names what is not there NoSuch… or …NotFound: one word for the reader, one status here.
    name = type(spoken).__name__
    return 404 if name.startswith("NoSuch") or name.endswith("NotFound") else 409


def refused(request: HttpRequest, spoken: Spoken) -> HttpResponse:
    """The sentence of the refusal as a page, as a fragment for htmx, or as a problem (RFC 9457) for a program."""
    status = status_of(spoken)
    if isinstance(spoken, Outage):
        logger.error("outage: %s", type(spoken).__name__, exc_info=spoken)
    if request.path.startswith("/api/") or not request.accepts("text/html"):
        response: HttpResponse = problem(status, spoken)
    elif getattr(request, "htmx", False):
        response = _page(request, "components/errors/refused_fragment.html", status, spoken=spoken)
    elif status == 429:
        response = _page(request, "429.html", status, spoken=spoken)
    else:
        response = _page(request, "components/errors/refused.html", status, spoken=spoken)
    if isinstance(spoken, TooManyTries):
        response["Retry-After"] = str(int(spoken.facts.get("minutes", 1)) * 60)  # type: ignore[call-overload]
    return response


def _page(request: HttpRequest, name: str, status: int, spoken: Spoken | None = None) -> HttpResponse:
    facts = {"spoken": spoken, "refusal": isinstance(spoken, Refused)}
    try:
        return HttpResponse(render_to_string(name, facts, request), status=status)
    except Exception:
        if status < 500:
            raise
        # What broke the page may break its error page too (a context processor, the session's store).
        logger.exception("error page failed")
        return HttpResponse(render_to_string(name, facts), status=status)
