"""Many codes at once: for a bank, a school or a ministry with a heap of papers to check."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from adminduk.documents.queries import verify_code
from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.foundation.throttle.operations import TooManyTries, count_try
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.problems import problem
from adminduk.surfaces.components.sessions import remote_address
from adminduk.surfaces.public.api import told
from adminduk.surfaces.public.views.verification import STRANGER

MOST, LONGEST = 100, 40
# A hundred codes with room for any way of writing them.
LARGEST = 16 * 1024
BATCHES, WINDOW = 30, timedelta(minutes=10)

NOT_JSON = Both(
    id="Kirim badan berupa JSON: Content-Type: application/json.",
    en="Please send the body as JSON: Content-Type: application/json.",
)
TOO_LONG = Both(id="Badan permintaan lebih dari 16 KB.", en="The body is longer than 16 KB.")
WRONG_BODY = Both(
    id='Badan berbentuk {"codes": [...]} dengan 1 sampai 100 kode, masing-masing 1 sampai 40 huruf.',
    en='The body is {"codes": [...]} with 1 to 100 codes of 1 to 40 characters each.',
)


# A program has no page of ours that could carry a token, and no session that somebody could ride on.
@csrf_exempt
@public_page
@require_POST
def verify_documents(request: HttpRequest) -> HttpResponse:
    """Our word on up to a hundred codes, in their order, masked as on the page. Each look is logged for the
    document, so that its owner sees it."""
    try:
        count_try(what="verify/many", who=remote_address(request), at=now(), limit=BATCHES, per=WINDOW)
    except TooManyTries as refusal:
        return problem(429, refusal)
    if request.content_type != "application/json":
        return problem(415, NOT_JSON, "UnsupportedMediaType")
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        return problem(413, TOO_LONG, "TooLong")
    codes = _codes(body)
    if codes is None:
        return problem(400, WRONG_BODY, "BadRequest")
    verdicts = [
        {"code": code, **told(verify_code(actor=STRANGER, purpose="api.verify", code=code))} for code in codes
    ]
    return JsonResponse({"verdicts": verdicts})


def _codes(body: bytes) -> list[str] | None:
    """The codes of a body that is as described; None of any other."""
    try:
        read: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    codes = read.get("codes") if isinstance(read, dict) and set(read) == {"codes"} else None
    if not isinstance(codes, list) or not 1 <= len(codes) <= MOST:
        return None
    return codes if all(isinstance(one, str) and 1 <= len(one) <= LONGEST for one in codes) else None
