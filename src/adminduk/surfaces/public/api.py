"""The open API: what a program may ask without a key. Described by its own OpenAPI document."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from adminduk.casework.queries import get_service
from adminduk.casework.types import NoSuchService
from adminduk.documents.types import Verdict, Verification
from adminduk.foundation.texts import Both
from adminduk.offices.queries import list_regions, search_regions
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.problems import problem
from adminduk.surfaces.public.views.verification import look_up

LEVELS = ("province", "kabkota", "kecamatan", "village")


LEVEL_OR_PARENT = Both(
    id="parent terdiri dari angka; level salah satu dari " + ", ".join(LEVELS) + ".",
    en="parent is digits; level is one of " + ", ".join(LEVELS) + ".",
)
TEXT_TOO_LONG = Both(id="q paling panjang 100 huruf.", en="q is at most 100 characters of text.")


@cache
def _description() -> dict[str, Any]:
    text = resources.files("adminduk.surfaces.public").joinpath("openapi.json").read_text("utf-8")
    return json.loads(text)


@public_page
@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    return JsonResponse(_description())


@public_page
@require_safe
def verify_document(request: HttpRequest, code: str) -> JsonResponse:
    """Our word on a verification code: the same as the page, masked the same way."""
    return JsonResponse(told(look_up(request, code)))


def told(found: Verification) -> dict[str, Any]:
    """A verdict as the API tells it; of a red one nothing but the sentence."""
    body: dict[str, Any] = {
        "verdict": str(found.verdict),
        "sentence": {"id": found.sentence.id, "en": found.sentence.en},
    }
    if found.verdict is not Verdict.RED:
        body |= {
            "document": {"id": found.title.id, "en": found.title.en} if found.title else None,
            "number": found.number,
            "name": found.label,
            "issued_on": found.issued_on.isoformat() if found.issued_on else None,
            "signed_at": found.signed_at.isoformat() if found.signed_at else None,
            "signer": found.signer_name,
            "sha256": found.signed_sha256,
        }
    return body


@public_page
@require_safe
def regions(request: HttpRequest) -> JsonResponse:
    """Regions below `parent`, or of `level` by name (`q`, two letters or more)."""
    parent, text = request.GET.get("parent", ""), request.GET.get("q", "")
    level = request.GET.get("level", "village")
    if level not in LEVELS or (parent and not (parent.isascii() and parent.isdigit() and len(parent) <= 10)):
        return problem(400, LEVEL_OR_PARENT, "BadRequest")
    if "\x00" in text or len(text) > 100:
        return problem(400, TEXT_TOO_LONG, "BadRequest")
    found = search_regions(text, level=level, within=parent) if text else list_regions(parent)
    return JsonResponse(
        {
            "regions": [
                {
                    "code": one.code,
                    "name": one.name,
                    "level": one.level,
                    "postal_code": one.postal_code,
                    "zone": one.zone,
                }
                for one in found
            ]
        }
    )


@public_page
@require_safe
def service(request: HttpRequest, name: str) -> JsonResponse:
    """What a service asks: its notice as data, for clients that fill it in offline."""
    try:
        return JsonResponse(get_service(name).notice.as_json())
    except NoSuchService as refusal:
        return problem(404, refusal)
