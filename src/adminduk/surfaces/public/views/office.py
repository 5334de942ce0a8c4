"""Whose pages these are."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from adminduk.offices.queries import find_office_of, find_region
from adminduk.offices.types import OfficeFacts


@lru_cache(maxsize=1)
def _known(kabkota: str) -> OfficeFacts:
    office = find_office_of(kabkota)
    if office is None:
        # Raised, so that an office which opens tomorrow is found tomorrow.
        raise LookupError(kabkota)
    return office


def home_office() -> OfficeFacts | None:
    """The office of ADMINDUK_KABKOTA; None on the nation's own pages."""
    try:
        return _known(settings.ADMINDUK_KABKOTA) if settings.ADMINDUK_KABKOTA else None
    except LookupError:
        return None


def place_of(kabkota: str) -> str:
    region = find_region(kabkota)
    return region.name if region else ""
