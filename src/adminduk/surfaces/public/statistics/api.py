"""The statistics for programs. What is published never changes, so it may be kept for ever."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    JsonResponse,
    StreamingHttpResponse,
)
from django.views.decorators.http import require_safe

from adminduk.data_access.queries import (
    get_open_counts,
    list_dimensions,
    list_open_counts,
    list_open_days,
    public_key_pem,
)
from adminduk.data_access.types import Level, NotPublished, TooMuchAtOnce
from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.foundation.throttle.operations import TooManyTries, count_try
from adminduk.offices.queries import find_region
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.problems import problem
from adminduk.surfaces.components.sessions import remote_address
from adminduk.surfaces.public.statistics import files

NATION = "id"
VERSION = "1"
FOR_EVER, FOR_AN_HOUR = "public, max-age=31536000, immutable", "public, max-age=3600"
FILES, WINDOW = 120, timedelta(minutes=10)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
NO_SUCH_DIMENSION = Both(
    id="Dimensi ini tidak ada di kamus data.", en="This dimension is not in the dictionary."
)


@public_page
@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """The published days, the newest first."""
    return _open(JsonResponse({"licence": LICENCE, "days": [one.isoformat() for one in list_open_days()]}))


@public_page
@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """Every dimension and code, in both languages."""
    told = [
        {
            "name": one.name,
            "label": _both(one.label),
            "codes": [{"code": code, "label": _both(label)} for code, label in one.codes.items()],
        }
        for one in list_dimensions()
    ]
    return _open(JsonResponse({"dimensions": told}))


@public_page
@require_safe
def region(request: HttpRequest, day: str, region: str) -> HttpResponse:
    """The published counts of one region."""
    try:
        found = get_open_counts(region=_code(region), day=_day(day))
    except NotPublished as refusal:
        return problem(404, refusal)
    body = {
        "day": found.day.isoformat(),
        "region": region,
        "base": found.base,
        "licence": LICENCE,
        "cells": dict(found.cells),
    }
    return _kept(request, day, JsonResponse(body))


@public_page
@require_safe
def file(request: HttpRequest, day: str, region: str, name: str) -> HttpResponse:
    """A file of all regions of a level in a region: `<level>.<format>`."""
    level, _, kind = name.partition(".")
    dimension = request.GET.get("dimension", "")
    if dimension and dimension not in {one.name for one in list_dimensions()}:
        return problem(400, NO_SUCH_DIMENSION, "NoSuchDimension")
    try:
        if kind not in files.KINDS or level not in list(Level):
            raise NotPublished
        found = list_open_counts(region=_code(region), level=Level(level), day=_day(day))
    except NotPublished as refusal:
        return problem(404, refusal)
    except TooMuchAtOnce as refusal:
        return problem(400, refusal)
    if request.headers.get("If-None-Match") == _tag(day):
        return _kept(request, day, HttpResponseNotModified())
    try:
        # A file of a province is seconds of work: one address may not ask for them without end.
        count_try(what="statistics/files", who=remote_address(request), at=now(), limit=FILES, per=WINDOW)
    except TooManyTries as refusal:
        return problem(429, refusal)
    content: Iterable[bytes] | bytes
    if kind == "csv":
        content = files.as_csv(found, dimension)
    elif kind == "json":
        facts = {"day": day, "region": region, "level": level, "licence": LICENCE}
        content = files.as_json(found, dimension, facts=facts)
    else:
        content = files.as_parquet(found, dimension)
    whole = isinstance(content, bytes)
    answer = (HttpResponse if whole else StreamingHttpResponse)(content, content_type=files.KINDS[kind])
    answer["Content-Disposition"] = f'attachment; filename="penduduk-{region}-{level}-{day}.{kind}"'
    return _kept(request, day, answer)


@public_page
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """What there is, for catalogues of data: DCAT 3 as JSON-LD."""
    published = list_open_days()
    here = request.build_absolute_uri("/").rstrip("/")
    body: dict[str, Any] = {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@type": "dcat:Catalog",
        "@id": f"{here}/data/katalog.json",
        "dct:title": [_said("Data agregat kependudukan", "id"), _said("Aggregate population data", "en")],
        "dct:license": {"@id": LICENCE},
        "dcat:dataset": [_dataset(here, one) for one in published],
    }
    return _open(JsonResponse(body, content_type="application/ld+json"))


@public_page
@require_safe
def public_key(request: HttpRequest) -> HttpResponse:
    """The key with which files that we give out are signed."""
    return _open(HttpResponse(public_key_pem(), content_type="application/x-pem-file"))


def _dataset(here: str, day: date) -> dict[str, Any]:
    on = day.isoformat()
    every = [("", Level.KABKOTA), ("", Level.KECAMATAN)]
    provinces = list_open_counts(region="", level=Level.PROVINCE, day=day)
    every += [(one.region, Level.VILLAGE) for one in provinces]
    return {
        "@type": "dcat:Dataset",
        "@id": f"{here}/data/?hari={on}",
        "dct:identifier": f"penduduk-{on}",
        "dct:title": [_said(f"Penduduk per {on}", "id"), _said(f"Residents on {on}", "en")],
        "dct:temporal": {"dcat:startDate": on, "dcat:endDate": on},
        "dct:issued": on,
        "dct:license": {"@id": LICENCE},
        "dct:conformsTo": {"@id": f"{here}/api/v1/population/dictionary"},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": f"{code or NATION} {level}",
                "dcat:downloadURL": {"@id": f"{here}/api/v1/population/{on}/{code or NATION}/{level}.{kind}"},
                "dcat:mediaType": mime.partition(";")[0],
            }
            for code, level in every
            for kind, mime in files.KINDS.items()
        ],
    }


def _said(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}


def _both(text: Both) -> dict[str, str]:
    return {"id": text.id, "en": text.en}


def _code(region: str) -> str:
    if region == NATION:
        return ""
    if not (region.isascii() and region.isdigit() and len(region) <= 10 and find_region(region)):
        raise NotPublished
    return region


def _day(day: str) -> date:
    try:
        found = date.fromisoformat(day)
    except ValueError:
        raise NotPublished from None
    if found.isoformat() != day:
        raise NotPublished
    return found


def _tag(day: str) -> str:
    return f'"{day}-{VERSION}"'


def _kept(request: HttpRequest, day: str, answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"], answer["ETag"] = FOR_EVER, _tag(day)
    return _open(answer)


def _open(answer: HttpResponse) -> HttpResponse:
    answer.headers.setdefault("Cache-Control", FOR_AN_HOUR)
    # Anybody's page may read what everybody may have.
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
