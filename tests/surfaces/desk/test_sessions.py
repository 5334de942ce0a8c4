from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from adminduk.foundation.access.types import Kind
from adminduk.foundation.clock import now
from adminduk.foundation.db.ids import new_id
from adminduk.surfaces.components import access, sessions
from adminduk.surfaces.components.jobs import forget_sessions
from tests import cast
from tests.surfaces.desk.signing import sign_in


def asked(client, path: str = "/x/", **headers: str) -> HttpRequest:
    """A request of this client's browser, to be given to a view of the test's own."""
    request = RequestFactory().get(path, headers=headers)
    request.session = client.session
    return request


def seen(request: HttpRequest) -> datetime:
    return datetime.fromisoformat(request.session["staff"]["seen"])


@pytest.mark.django_db
def test_what_the_browser_fetches_by_itself_does_not_keep_a_desk_open(client):
    sign_in(client, cast.staff("verifier"))
    session = client.session
    session["staff"] = session["staff"] | {"seen": (now() - timedelta(minutes=20)).isoformat()}
    session.save()
    polled, opened = asked(client), asked(client)
    before = seen(polled)
    access.staff_required(counts_as_use=False)(lambda request: HttpResponse())(polled)
    assert seen(polled) == before
    access.staff_required()(lambda request: HttpResponse())(opened)
    assert seen(opened) > before


@pytest.mark.django_db
def test_a_view_is_told_who_asks_and_with_what_sight(client):
    member = cast.staff("verifier")
    sign_in(client, member)
    request = asked(client)
    assert (
        access.staff_required("case.sign", "case.verify")(lambda request: HttpResponse())(request).status_code
        == 200
    )
    assert request.staff.id == member.id
    assert (request.actor.kind, request.actor.scope.codes) == (Kind.STAFF, ("3201",))


@pytest.mark.django_db
def test_a_program_is_told_by_a_status_that_the_session_is_over(client):
    answer = access.staff_required()(lambda request: HttpResponse())(asked(client, Accept="application/json"))
    assert answer.status_code == 401


@pytest.mark.django_db
def test_an_officers_session_is_no_residents_session_nor_the_other_way(client):
    sign_in(client, cast.staff("verifier"))
    request = asked(client)
    assert (
        access.resident_required(lambda request: HttpResponse())(request)
        .headers["Location"]
        .startswith("/lapor/masuk/")
    )
    sessions.start_account_session(request, new_id())
    assert sessions.current_staff(request) is None
    assert (
        access.staff_required()(lambda request: HttpResponse())(request)
        .headers["Location"]
        .startswith("/masuk/")
    )


@pytest.mark.django_db
def test_an_account_that_is_no_more_signs_in_again(client):
    request = asked(client)
    sessions.start_account_session(request, new_id())
    answer = access.resident_required(lambda request: HttpResponse())(request)
    assert answer.headers["Location"] == "/lapor/masuk/?lanjut=/x/"


@pytest.mark.django_db
def test_sessions_that_are_over_are_forgotten(client):
    sign_in(client, cast.staff("verifier"))
    session = Session.objects.get(session_key=client.session.session_key)
    Session.objects.create(session_key="over", session_data="", expire_date=now() - timedelta(minutes=1))
    forget_sessions(0)
    assert list(Session.objects.all()) == [session]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/meja/?x=1", "/meja/?x=1"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("\\/evil.example", "/"),
        ("/a\nb", "/"),
        ("meja/", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_only_paths_of_this_site_are_followed(text, path):
    assert sessions.local_path(text) == path


@pytest.mark.parametrize(
    ("peer", "forwarded", "remote"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "10.9.9.9, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("", "203.0.113.9", "203.0.113.9"),
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
    ],
)
def test_a_header_is_believed_only_from_the_proxy_of_this_machine(peer, forwarded, remote):
    request = RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    assert sessions.remote_address(request) == remote
