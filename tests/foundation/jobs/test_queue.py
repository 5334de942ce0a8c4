"""Work for later lies in the database of the act that caused it, and outlives the worker that began it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from adminduk.foundation.access.acting import acting
from adminduk.foundation.configuration import PROJECT
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.jobs import defer
from adminduk.foundation.jobs.jobs import SILENT_SECONDS, rescue
from adminduk.foundation.jobs.queue import PATIENT
from adminduk.foundation.refusals import Refused
from tests import people
from tests.foundation.jobs.tasks import hang_once, note


def start_worker() -> subprocess.Popen[bytes]:
    """A worker process of its own that ends when nothing waits."""
    return subprocess.Popen(
        [sys.executable, "-c", "from tests.foundation.jobs.tasks import work; work()"],
        cwd=PROJECT,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "adminduk.settings", "PYTHONPATH": f"{PROJECT}/src:{PROJECT}"},
    )


def appears(path: Path, seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    return path.exists()


def states() -> list[str]:
    """Of the tests' own jobs; a worker that starts also queues the upkeep of that minute."""
    own = ProcrastinateJob.objects.filter(queue_name="tests").order_by("id")
    return list(own.values_list("status", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_job_is_there_when_its_act_is_committed() -> None:
    with acting(people.RINA):
        defer(note, place="x")
    assert states() == ["todo"]


@pytest.mark.django_db(transaction=True)
def test_a_job_of_an_act_that_was_rolled_back_never_was() -> None:
    with pytest.raises(Refused), acting(people.RINA):
        defer(note, place="x")
        defer(note, place="x", once_as="only one")
        raise Refused
    assert states() == []


@pytest.mark.django_db
def test_of_a_job_that_is_wanted_once_one_waits_and_the_act_goes_on() -> None:
    with acting(people.RINA):
        for _ in range(3):
            defer(note, once_as="only one", place="x")
        defer(note, place="y")
    assert [job.queueing_lock for job in ProcrastinateJob.objects.order_by("id")] == ["only one", None]


@pytest.mark.django_db
def test_ids_become_words_and_numbers_stay() -> None:
    case = new_id()
    defer(note, place=case, often=2)
    job = ProcrastinateJob.objects.get()
    assert job.args == {"place": str(case), "often": 2}
    assert (job.queue_name, job.task_name) == ("tests", "tests.foundation.jobs.tasks.note")


def test_patience_lasts_about_a_day() -> None:
    waits = [PATIENT.exponential_wait ** (attempt + 1) for attempt in range(PATIENT.max_attempts)]
    assert timedelta(hours=20) < timedelta(seconds=sum(waits)) < timedelta(hours=30)


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_left_half_done_is_done_by_the_next(tmp_path: Path) -> None:
    place = tmp_path / "hangs"
    with acting(people.RINA):
        defer(hang_once, place=str(place))
    first = start_worker()
    assert appears(place), "the first worker has begun"
    first.kill()
    first.wait()
    assert states() == ["doing"]

    # Half a minute passes without a sign of life; then the upkeep job finds out.
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - %s",
            [timedelta(seconds=SILENT_SECONDS + 1)],
        )
    with suppress(AlreadyEnqueued):
        rescue.defer(timestamp=0)
    second = start_worker()
    assert second.wait(timeout=60) == 0
    assert place.read_text() == "done"
    assert states() == ["succeeded"]
