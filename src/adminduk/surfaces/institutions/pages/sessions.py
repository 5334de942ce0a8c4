"""Sessions of institutions' officers: under a name of their own, so that none opens the desk or the portal.

They end after half an hour of rest, after twelve hours in any case, and at once when the account is closed
or one of its secrets is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect

from adminduk.data_access.queries import actor_of_officer, find_officer_signed_in
from adminduk.data_access.types import OfficerFacts, OfficerSignedIn
from adminduk.foundation.clock import now
from adminduk.surfaces.components.sessions import AT_MOST, IDLE, end_session, local_path

OFFICER, PENDING = "institution", "institution_sign_in"
SIGN_IN, OWN_PASSWORD = "/lembaga/masuk/", "/lembaga/akun/sandi/"
OPEN_WITH_TEMPORARY_PASSWORD = {OWN_PASSWORD, "/lembaga/keluar/"}
OPEN_FOR = timedelta(minutes=5)
View = Callable[..., HttpResponse]


def begin(request: HttpRequest, officer_id: UUID, to: str) -> None:
    """Between the password and the code, under a new session key."""
    request.session.flush()
    rotate_token(request)
    request.session[PENDING] = {"id": str(officer_id), "at": now().isoformat(), "next": to}


def pending(request: HttpRequest) -> tuple[UUID, str] | None:
    """Whose password was right in the last five minutes, and where he wanted to go."""
    kept = request.session.get(PENDING)
    if kept and now() - datetime.fromisoformat(kept["at"]) <= OPEN_FOR:
        return UUID(kept["id"]), kept["next"]
    request.session.pop(PENDING, None)
    return None


def start(request: HttpRequest, signed_in: OfficerSignedIn) -> None:
    request.session.flush()
    rotate_token(request)
    at = now().isoformat()
    request.session[OFFICER] = {
        "id": str(signed_in.officer.id),
        "mark": signed_in.mark,
        "since": at,
        "seen": at,
    }


def keep(request: HttpRequest, mark: str) -> None:
    """After one's own secret changed: this session goes on, all others are over."""
    kept = request.session[OFFICER] | {"mark": mark}
    request.session.cycle_key()
    request.session[OFFICER] = kept


def current(request: HttpRequest) -> OfficerFacts | None:
    kept = request.session.get(OFFICER)
    if kept is None:
        return None
    at = now()
    rested, lasted = (at - datetime.fromisoformat(kept[name]) for name in ("seen", "since"))
    officer = None
    if rested <= IDLE and lasted <= AT_MOST:
        officer = find_officer_signed_in(officer_id=UUID(kept["id"]), mark=kept["mark"])
    if officer is None:
        end_session(request)
    else:
        request.session[OFFICER] = kept | {"seen": at.isoformat()}
    return officer


def wanted_page(request: HttpRequest) -> str:
    """Where to go after signing in: a page of these, or nothing."""
    to = local_path(request.POST.get("lanjut") or request.GET.get("lanjut"), "")
    return to if to.startswith("/lembaga/") and not to.startswith((SIGN_IN, "/lembaga/keluar/")) else ""


def institution_required(view: View) -> View:
    """Only an institution's officer: gives `request.officer` (OfficerFacts) and `request.actor`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        officer = current(request)
        if officer is None:
            to = request.get_full_path() if request.method in {"GET", "HEAD"} else "/lembaga/"
            return redirect(f"{SIGN_IN}?{urlencode({'lanjut': to}, safe='/')}")
        request.officer, request.actor = officer, actor_of_officer(officer)  # type: ignore[attr-defined]
        if officer.password_temporary and request.path not in OPEN_WITH_TEMPORARY_PASSWORD:
            return redirect(OWN_PASSWORD)
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    guarded.access = "institution"  # type: ignore[attr-defined]
    return guarded
