"""Between the password and the second factor: whose password it was, for five minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from adminduk.foundation.clock import now
from adminduk.offices.types import Challenge
from adminduk.surfaces.components.sessions import local_path

_KEY, _CEREMONY = "sign_in", "passkey_challenge"
OPEN_FOR = timedelta(minutes=5)


def begin(request: HttpRequest, challenge: Challenge, next_page: str) -> None:
    """Under a new session key: one that somebody planted before is worth nothing from here on."""
    request.session.flush()
    rotate_token(request)
    request.session[_KEY] = {
        "staff_id": str(challenge.staff_id),
        "passkeys": challenge.has_passkeys,
        "at": now().isoformat(),
        "next": next_page,
    }


def find(request: HttpRequest) -> dict[str, object] | None:
    kept = request.session.get(_KEY)
    if kept and now() - datetime.fromisoformat(kept["at"]) <= OPEN_FOR:
        return kept
    request.session.pop(_KEY, None)
    return None


def staff_id(request: HttpRequest) -> UUID | None:
    kept = find(request)
    return UUID(str(kept["staff_id"])) if kept else None


def next_page(request: HttpRequest) -> str:
    """Where to go after signing in: a local path, or nothing."""
    kept = find(request) or {}
    wanted = request.POST.get("lanjut") or request.GET.get("lanjut") or kept.get("next")
    path = local_path(str(wanted or ""), "")
    return "" if path.startswith(("/masuk/", "/keluar/")) else path


def keep_challenge(request: HttpRequest, challenge: bytes) -> None:
    request.session[_CEREMONY] = {"challenge": challenge.hex(), "at": now().isoformat()}


def take_challenge(request: HttpRequest) -> bytes | None:
    """The challenge of the ceremony that began last; it serves once."""
    kept = request.session.pop(_CEREMONY, None)
    if kept is None or now() - datetime.fromisoformat(kept["at"]) > OPEN_FOR:
        return None
    return bytes.fromhex(kept["challenge"])
