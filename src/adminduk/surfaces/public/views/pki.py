"""The services of the installation's own authority, for any validator: timestamps, answers on revocation, lists."""

from __future__ import annotations

import base64
import binascii
from datetime import timedelta
from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adminduk.documents.queries import answer_on_revocation, answer_with_timestamp, authority_file
from adminduk.foundation.clock import now
from adminduk.foundation.throttle.operations import count_try
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.sessions import remote_address

# Requests are some hundred bytes; RFC 6960 wants GET only for short ones.
LARGEST = 4096
STAMPS, ANSWERS, WINDOW = 120, 600, timedelta(minutes=10)


@csrf_exempt
@public_page
@require_POST
def timestamp(request: HttpRequest) -> HttpResponse:
    """RFC 3161, 3.4."""
    count_try(what="pki/tsa", who=remote_address(request), at=now(), limit=STAMPS, per=WINDOW)
    body = request.read(LARGEST)
    return HttpResponse(answer_with_timestamp(body, at=now()), content_type="application/timestamp-reply")


@csrf_exempt
@public_page
@require_http_methods(["GET", "POST"])
def revocation(request: HttpRequest, asked: str = "") -> HttpResponse:
    """RFC 6960, appendix A: the request in the body, or as base64 in the address."""
    count_try(what="pki/ocsp", who=remote_address(request), at=now(), limit=ANSWERS, per=WINDOW)
    if request.method == "POST":
        body = request.read(LARGEST)
    else:
        try:
            body = base64.b64decode(unquote(asked)[:LARGEST], validate=True)
        except (binascii.Error, ValueError):
            body = b""
    return HttpResponse(answer_on_revocation(body, at=now()), content_type="application/ocsp-response")


@public_page
@require_safe
@cache_control(max_age=3600, public=True)
def file(request: HttpRequest, name: str) -> HttpResponse:
    """A revocation list (DER) or a certificate (PEM) of the authority."""
    data = authority_file(name)
    if data is None:
        raise Http404
    kind = "application/pkix-crl" if name.endswith(".crl") else "application/x-pem-file"
    return HttpResponse(data, content_type=kind)
