"""The seal without network: the list of keys, the page that a phone keeps, the reader, and their keeper."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from hashlib import sha256
from pathlib import Path

from csp.decorators import csp_update
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from adminduk.documents.queries import list_seal_keys, list_signer
from adminduk.documents.types import Kind
from adminduk.surfaces.components.access import public_page

# What the kept pages are made of.
FILES = (
    "adminduk/govuk.css",
    "adminduk/tokens.css",
    "adminduk/base.css",
    "adminduk/fields.css",
    "adminduk/site.css",
    "adminduk/favicon.svg",
    "adminduk/fonts/jakarta-sans.woff2",
    "public/js/seal.js",
    "public/js/sealed-page.js",
    "public/js/qr-reader.js",
    "public/vendor/zxing/reader.js",
    "public/vendor/zxing/zxing_reader.wasm",
)


def seal_kinds() -> list[tuple[str, object]]:
    """The kinds of documents as the page's script knows them, with their titles."""
    return [(kind.value.replace("_", "-"), kind.title) for kind in Kind]


@public_page
@require_safe
@cache_control(max_age=300, public=True)
def keys(request: HttpRequest) -> JsonResponse:
    """The list of seal keys, for anybody's program: append-only, each line signed."""
    return JsonResponse({"signer": list_signer(), "keys": [asdict(line) for line in list_seal_keys()]})


@public_page
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "public/offline.html", {"seal_kinds": seal_kinds()})


@public_page
@require_safe
@csp_update({"script-src": ["'wasm-unsafe-eval'"], "media-src": ["blob:", "'self'"]})
def read_qr(request: HttpRequest) -> HttpResponse:
    """The only page that compiles WebAssembly: the reader of QR codes."""
    return render(request, "public/read_qr.html")


@cache
def _version() -> str:
    """Changes whenever a kept file does, so that phones then keep everything anew."""
    found = sha256()
    for file in FILES:
        found.update(Path(finders.find(file) or staticfiles_storage.path(file)).read_bytes())
    return found.hexdigest()[:12]


@public_page
@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    facts = {"files": FILES, "version": _version()}
    return render(request, "public/seal_worker.js", facts, content_type="text/javascript")
