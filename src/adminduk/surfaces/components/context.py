"""What every page knows without being told."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from adminduk.surfaces.components.notices import Told


def platform(request: HttpRequest) -> dict[str, Any]:
    """`demo`: whether this is one, and every page says so; `office_place`: whose pages these are.

    A view that knows better (an office of another kabupaten) passes its own `office_place`.
    """
    return {
        "demo": getattr(settings, "ADMINDUK_DEMO", False),
        "office_place": getattr(settings, "ADMINDUK_OFFICE_PLACE", ""),
        "here": request.get_full_path(),
        "messages": Told(request),
    }
