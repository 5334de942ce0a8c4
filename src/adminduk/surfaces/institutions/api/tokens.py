"""The exchange of a proof for a token (RFC 6749 4.4), at the address that institutions ask anyway."""

from __future__ import annotations

import logging
from urllib.parse import parse_qs

import msgspec
from django.db import close_old_connections

from adminduk.data_access.operations import issue_token
from adminduk.data_access.types import TokenRefused, TokenRequestBroken, Unavailable
from adminduk.foundation.clock import now
from adminduk.surfaces.institutions.api import wire
from adminduk.surfaces.institutions.api.connections import JSON, PROBLEM

MOST_FIELDS = 20
Response = tuple[int, bytes, bytes, bytes]
# RFC 6749 5.1: a token lies in nobody's cache (Cache-Control stands on every answer of ours).
NEVER_KEPT = b"Pragma: no-cache\r\n"
log = logging.getLogger(__name__)


def exchange(body: bytes, address: str, thumbprint: str) -> Response:
    """Runs in a thread of its own; answers status, body, type and further headers."""
    close_old_connections()
    try:
        form = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        issued = issue_token(at=now(), form=form, address=address, thumbprint=thumbprint)
    except TokenRefused as refused:
        return _refused(refused)
    except ValueError:
        return broken("form")
    except Exception as failure:
        # Its text may hold what was sent; its kind tells an engineer enough.
        log.error("a token was not issued: %s", type(failure).__name__)
        return 503, wire.trouble(Unavailable()), PROBLEM, b"Retry-After: 2\r\n"
    return 200, msgspec.json.encode(issued.as_json()), JSON, NEVER_KEPT


def broken(what: str) -> Response:
    return _refused(TokenRequestBroken(what=what))


def _refused(refused: TokenRefused) -> Response:
    more = NEVER_KEPT
    if refused.status == 401:
        more += b'WWW-Authenticate: Bearer realm="adminduk"\r\n'
    return refused.status, msgspec.json.encode(refused.as_json()), JSON, more
