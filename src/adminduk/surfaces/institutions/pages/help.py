"""Whom a sandbox client can ask about, and how one asks at all."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from adminduk.data_access.queries import list_sandbox_people
from adminduk.data_access.types import SAID
from adminduk.surfaces.institutions.pages.frame import own_page
from adminduk.surfaces.institutions.pages.sessions import institution_required


@require_safe
@institution_required
def sandbox(request: HttpRequest) -> HttpResponse:
    rows = [(one, SAID[one.outcome]) for one in list_sandbox_people()]
    return own_page(request, "sandbox.html", {"rows": rows}, here="sandbox")


@require_safe
@institution_required
def guide(request: HttpRequest) -> HttpResponse:
    facts = {
        "token_url": f"{settings.ADMINDUK_PUBLIC_URL}/oauth/token",
        "api_url": settings.ADMINDUK_INSTITUTIONS_URL,
    }
    return own_page(request, "guide.html", facts, here="guide")
