"""The bar above an institution's pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from adminduk.data_access.types import OfficerFacts
from adminduk.foundation.texts import Both

PLACES = (
    ("agreements", "/lembaga/", Both(id="Perjanjian", en="Agreements")),
    ("reports", "/lembaga/laporan/", Both(id="Laporan", en="Reports")),
    ("sandbox", "/lembaga/uji-coba/", Both(id="Uji coba", en="Sandbox")),
    ("guide", "/lembaga/cara-bertanya/", Both(id="Cara bertanya", en="How to ask")),
)


def own_page(
    request: HttpRequest, template: str, facts: dict[str, Any] | None = None, *, here: str, status: int = 200
) -> HttpResponse:
    officer: OfficerFacts = request.officer  # type: ignore[attr-defined]
    bar = {
        "nav": [{"url": url, "label": label, "current": name == here} for name, url, label in PLACES],
        "me": {
            "name": officer.name,
            "detail": officer.institution.short_name,
            "url": "/lembaga/akun/",
            "current": here == "own",
            "single_keys": False,
        },
        "desk_url": "/lembaga/",
        "search_url": "",
        "sign_out_url": "/lembaga/keluar/",
        "zone": "WIB",
    }
    return render(request, f"institutions/{template}", bar | (facts or {}), status=status)
