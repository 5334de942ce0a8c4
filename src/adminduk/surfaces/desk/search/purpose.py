"""For what an officer looks at somebody: asked once a visit, kept in the session, written into the trail."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

KEY, MOST = "looking_at", 20


def remember(request: HttpRequest, subject: UUID, purpose: str) -> None:
    kept = dict(list(request.session.get(KEY, {}).items())[-MOST:])
    request.session[KEY] = kept | {str(subject): purpose}


def purpose_for(request: HttpRequest, subject: UUID) -> str:
    """ "" when nobody has said yet why he looks."""
    return str(request.session.get(KEY, {}).get(str(subject), ""))
