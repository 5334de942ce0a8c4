"""What every page knows without being told."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from lokal import wilayah

from adminduk.surfaces.components.notices import Told


def platform(request: HttpRequest) -> dict[str, Any]:
    """`demo`: whether this is one, and every page says so; `office_place`: whose pages these are.

    A view that knows better (an office of another kabupaten) passes its own `office_place`.
    """
    return {
        "demo": getattr(settings, "ADMINDUK_DEMO", False),
        "office_place": _place(settings.ADMINDUK_KABKOTA),
        "here": request.get_full_path(),
        "messages": Told(request),
    }


@lru_cache
def _place(kabkota: str) -> str:
    """The name of a kab/kota. From the list of codes, not the database: errors are pages too."""
    return (wilayah.wilayah_name(kabkota) or "") if kabkota else ""
