"""Signing a member of the cast in through the real pages, at the real clock."""

from __future__ import annotations

from django.http import HttpResponse
from django.test import Client

from adminduk.foundation.clock import now
from adminduk.offices.models import Staff
from tests import cast


def password_step(
    client: Client, member: cast.Member, *, password: str = cast.PASSWORD, to: str = ""
) -> HttpResponse:
    data = {"username": member.facts.username, "password": password} | ({"lanjut": to} if to else {})
    return client.post("/masuk/", data)


def sign_in(client: Client, member: cast.Member, *, to: str = "") -> HttpResponse:
    """Both steps; a code opens once, so an earlier one of the same half minute is forgotten first."""
    password_step(client, member, to=to)
    Staff.objects.filter(id=member.id).update(last_totp=0)
    return client.post("/masuk/kode/", {"code": member.code(now())})
