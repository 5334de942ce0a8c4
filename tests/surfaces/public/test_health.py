"""What a watchman sees: every part by name, and one status for all."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from tests.surfaces.desk.office import an_office, with_certificate

pytestmark = pytest.mark.django_db
WORKER = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)"


def worker_seen(ago: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(WORKER, [ago])


def test_with_a_worker_at_work_and_a_signer_all_is_well() -> None:
    with_certificate(an_office())
    worker_seen("2 seconds")
    answer = Client().get("/healthz")
    body = answer.json()
    assert body["database"]["well"]
    assert body["jobs"]["well"]
    assert body["jobs"]["worker_alive"]
    assert body["signer"]["well"]
    assert (answer.status_code, body["well"]) == (200, True)
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("ago", [None, "2 minutes"])
def test_without_a_worker_it_is_unwell(ago: str | None) -> None:
    if ago:
        worker_seen(ago)
    answer = Client().get("/healthz")
    assert answer.status_code == 503
    assert not answer.json()["well"]
    assert not answer.json()["jobs"]["worker_alive"]
    assert answer.json()["database"]["well"]
