"""For what an officer looks at somebody: asked once a visit, kept in the session, written into the trail."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest

KEY, MOST = "looking_at", 60


def remember(request: HttpRequest, subject: UUID, purpose: str) -> None:
    remember_all(request, [subject], purpose)


def remember_all(request: HttpRequest, subjects: Sequence[UUID], purpose: str) -> None:
    """Of everybody on a page of hits: who opens one of them has said why."""
    kept = dict(list(request.session.get(KEY, {}).items())[-MOST:])
    request.session[KEY] = kept | {str(one): purpose for one in subjects}


def purpose_for(request: HttpRequest, subject: UUID) -> str:
    """ "" when nobody has said yet why he looks."""
    return str(request.session.get(KEY, {}).get(str(subject), ""))
