"""Who sits behind a session: a member of staff, a resident, or nobody.

A staff session ends after half an hour of rest and after twelve hours in any case, and at once when the
account is closed or one of its secrets is changed. Machines in an office are shared.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.utils.http import url_has_allowed_host_and_scheme

from adminduk.foundation.clock import now
from adminduk.offices import queries as offices
from adminduk.offices.types import SignedIn, StaffFacts

STAFF, ACCOUNT = "staff", "account"
IDLE = timedelta(minutes=30)
AT_MOST = timedelta(hours=12)


def start_staff_session(request: HttpRequest, signed_in: SignedIn) -> None:
    """A new session under a new key: whatever was known under the old one is forgotten."""
    _renew(request)
    at = now().isoformat()
    request.session[STAFF] = {
        "id": str(signed_in.staff.id),
        "mark": signed_in.mark,
        "since": at,
        "seen": at,
    }


def keep_staff_session(request: HttpRequest, mark: str) -> None:
    """After one's own password or second factor changed: this session goes on, all others are over."""
    kept = request.session[STAFF] | {"mark": mark}
    request.session.cycle_key()
    request.session[STAFF] = kept


def start_account_session(request: HttpRequest, account_id: UUID) -> None:
    """A resident's session under a new key."""
    _renew(request)
    request.session[ACCOUNT] = str(account_id)


def end_session(request: HttpRequest) -> None:
    request.session.flush()
    rotate_token(request)


def current_staff(request: HttpRequest, *, counts_as_use: bool = True) -> StaffFacts | None:
    """Who is signed in at the desk; None, and the session emptied, once its time is over.

    A page that the browser fetches by itself must not count as use: it would keep a desk open all day.
    """
    kept = request.session.get(STAFF)
    if kept is None:
        return None
    at = now()
    rested, lasted = (at - datetime.fromisoformat(kept[name]) for name in ("seen", "since"))
    staff = None
    if rested <= IDLE and lasted <= AT_MOST:
        staff = offices.find_signed_in(staff_id=UUID(kept["id"]), mark=kept["mark"])
    if staff is None:
        end_session(request)
    elif counts_as_use:
        request.session[STAFF] = kept | {"seen": at.isoformat()}
    return staff


def current_account_id(request: HttpRequest) -> UUID | None:
    kept = request.session.get(ACCOUNT)
    return UUID(kept) if kept else None


def local_path(text: str | None, otherwise: str = "/") -> str:
    """`text` when it is a path of this site, else `otherwise`: nobody is sent elsewhere after signing in."""
    text = text or ""
    plain = text.startswith("/") and text.isprintable() and len(text) <= 500
    return text if plain and url_has_allowed_host_and_scheme(text, allowed_hosts=None) else otherwise


def speak(response: HttpResponse, language: str) -> HttpResponse:
    """From the next page on this browser reads `language`."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def remote_address(request: HttpRequest) -> str:
    """Where the request comes from; for throttling only, never stored in clear.

    The header of a proxy is believed only when the proxy sits on this machine or behind our socket.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    if peer in {"", "127.0.0.1", "::1", "localhost"} or peer.startswith("unix:"):
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        return forwarded or peer
    return peer


def _renew(request: HttpRequest) -> None:
    request.session.flush()
    rotate_token(request)
