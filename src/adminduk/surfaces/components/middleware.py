"""Refusals that a view does not catch become pages with their sentence, never a traceback."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from adminduk.foundation.refusals import Spoken
from adminduk.surfaces.components.errors import refused


def refusals_are_pages(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refused(request, exception) if isinstance(exception, Spoken) else None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
