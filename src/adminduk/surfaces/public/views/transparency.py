"""The published daily roots: for who checks a proof, and for who keeps them so that nobody can change them."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from adminduk.foundation.journal import seal_key
from adminduk.foundation.journal.days import as_published, chains_as_published, published_days
from adminduk.surfaces.components.access import public_page

SHOWN = 30
FORMAT = "adminduk-days/1"


@public_page
@require_safe
def transparency(request: HttpRequest) -> HttpResponse:
    """What is published, why, and how anybody checks it."""
    days = [as_published(one) | {"on": one.day} for one in published_days(SHOWN)]
    facts = {"days": days, "key": _key(), "key_id": seal_key.key_id()}
    return render(request, "public/transparency.html", facts)


@public_page
@require_safe
def all_days(request: HttpRequest) -> JsonResponse:
    """Every published day, for machines."""
    days = [as_published(one) for one in reversed(published_days())]
    return _json({"format": FORMAT, "public_key": _key(), "days": days})


@public_page
@require_safe
def one_day(request: HttpRequest, day: str) -> JsonResponse:
    """One day with the leaves of its tree: where every chain stood."""
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    found = next((one for one in published_days() if one.day == wanted), None)
    if found is None:
        raise Http404
    facts = as_published(found) | {"leaves": chains_as_published(wanted)}
    return _json({"format": FORMAT, "public_key": _key(), **facts})


def _key() -> str:
    return seal_key.public_key().public_bytes_raw().hex()


def _json(facts: dict[str, object]) -> JsonResponse:
    answer = JsonResponse(facts, json_dumps_params={"indent": 1})
    # Whoever publishes a copy may fetch it from anywhere.
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
