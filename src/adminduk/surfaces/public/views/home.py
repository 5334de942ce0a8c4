"""The first page: what happened in your family, where is my case, is this paper genuine."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adminduk.casework.queries import SERVICES
from adminduk.foundation.clock import day_at, now
from adminduk.reports.queries import public_figures
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.public.views.office import home_office, place_of

ICONS = {"birth": "baby"}


@public_page
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    office, at = home_office(), now()
    return render(
        request,
        "public/home.html",
        {
            "services": [(one, ICONS.get(one.name, "file-text")) for one in SERVICES],
            "office": office,
            "office_place": place_of(office.kabkota) if office else "",
            "figures": public_figures(region=office.kabkota, at=at) if office else None,
            "at": at,
            "today": day_at(at, office.zone if office else "WIB"),
        },
    )
