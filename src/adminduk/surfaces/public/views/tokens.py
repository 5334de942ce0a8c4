"""Where an institution's client exchanges its proof for a token (RFC 6749 4.4).

It is with the pages, not with the process that answers institutions: a client comes once in ten minutes, and the
exchange writes to the database.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from adminduk.data_access.operations import issue_token
from adminduk.data_access.queries import address_told, thumbprint_told, trusted
from adminduk.data_access.types import TokenRefused, TokenRequestBroken
from adminduk.foundation.clock import now
from adminduk.surfaces.components.access import public_page

FORM = "application/x-www-form-urlencoded"
MOST_BYTES = 16_384
# RFC 6749 5.1: a token lies in nobody's cache.
NEVER_KEPT = {"Cache-Control": "no-store", "Pragma": "no-cache"}
CERTIFICATES = ("client-cert", "x-client-cert", "x-client-certificate-sha256")


@public_page
@csrf_exempt
@require_POST
def exchange(request: HttpRequest) -> JsonResponse:
    """Called by programs, with nobody's session: there is nothing to forge."""
    proxies = trusted(settings.ADMINDUK_INSTITUTIONS_PROXIES)
    peer = request.META.get("REMOTE_ADDR", "")
    if not peer or peer.startswith("unix:"):
        # Behind our own socket sits a proxy of this machine.
        peer = "127.0.0.1"
    forwarded = request.headers.get("X-Forwarded-For", "")
    certificates = {name: request.headers[name] for name in CERTIFICATES if name in request.headers}
    try:
        if request.content_type != FORM or int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
            raise TokenRequestBroken(what=f"Content-Type {FORM}")
        issued = issue_token(
            at=now(),
            form=dict(request.POST.lists()),
            address=address_told(peer, [forwarded] if forwarded else [], proxies),
            thumbprint=thumbprint_told(peer, certificates, proxies),
        )
    except TokenRefused as refused:
        return JsonResponse(refused.as_json(), status=refused.status, headers=NEVER_KEPT)
    return JsonResponse(issued.as_json(), headers=NEVER_KEPT)
