"""Every route has an access rule, and the rule holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path

from adminduk.offices.types import ROLES

SAMPLES = {"uuid": "00000000-0000-7000-8000-000000000000", "int": "1", "slug": "x", "str": "x", "path": "x"}
# Where each kind of visitor is let in; "pin" is a case's number with its PIN.
ENTRANCES = {
    "public": "",
    "pin": "/lacak/",
    "resident": "/lapor/masuk/",
    "staff": "/masuk/",
    "institution": "/lembaga/masuk/",
}
# Officers work below these; nothing there is for anyone.
STAFF_PATHS = ("meja/", "baki/", "dasbor/")
# Officers of institutions work below lembaga/; only where they sign in is for everyone.
INSTITUTION_SIGN_IN = {"lembaga/masuk/", "lembaga/masuk/kode/"}
PERMISSIONS = frozenset().union(*(role.permissions for role in ROLES.values()))


def routes(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in get_resolver().url_patterns if patterns is None else patterns:
        where = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, where)
        else:
            yield where, one


def fault(where: str, one: URLPattern) -> str:
    """What is wrong with the access rule of a route, or nothing."""
    rule = getattr(one.callback, "access", None)
    if rule is None:
        return "has no access rule: use a decorator of surfaces/components/access.py"
    kind, _, permissions = rule.partition(":")
    if kind not in ENTRANCES:
        return f"has an unknown rule {rule!r}"
    if permissions and not set(permissions.split("|")) <= PERMISSIONS:
        return f"asks for a permission that no role has: {permissions}"
    if where.startswith(STAFF_PATHS) and kind != "staff":
        return f"is of the desk, but open to {kind}"
    if where.startswith("lembaga/") and kind != "institution" and where not in INSTITUTION_SIGN_IN:
        return f"is of institutions, but open to {kind}"
    return ""


def test_every_route_has_an_access_rule() -> None:
    assert [f"{where} {wrong}" for where, one in routes() if (wrong := fault(where, one))] == []


def _view(rule: str | None) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    if rule is not None:
        view.access = rule  # type: ignore[attr-defined]
    return view


@pytest.mark.parametrize(
    ("where", "rule"),
    [
        ("x/", None),
        ("x/", "everyone"),
        ("x/", "staff:case.invent"),
        ("meja/x/", "public"),
        ("baki/", "resident"),
        ("lembaga/x/", "staff"),
        ("lembaga/x/", "public"),
    ],
)
def test_a_route_without_a_rule_or_with_a_wrong_one_is_found(where: str, rule: str | None) -> None:
    assert fault(where, path(where, _view(rule)))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("where", "rule"),
    [
        (where, one.callback.access)  # type: ignore[attr-defined]
        for where, one in routes()
        if getattr(one.callback, "access", "public") != "public"
    ],
)
def test_who_has_not_signed_in_is_sent_to_the_entrance(where: str, rule: str) -> None:
    address = "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found[1] or "str", "x"), where)
    answers = [getattr(Client(), method)(address) for method in ("get", "post")]
    # A program that speaks the protocol of uploads is told by a status, people by the page to sign in on.
    assert {answer.status_code for answer in answers} <= {302, 401, 405, 412}
    sent = {answer.headers["Location"].split("?")[0] for answer in answers if answer.status_code == 302}
    assert sent <= {ENTRANCES[rule.partition(":")[0]]}
    assert sent or {answer.status_code for answer in answers} & {401, 412}
