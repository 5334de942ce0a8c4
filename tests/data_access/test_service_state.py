"""The status page says what was measured, and says so when nothing was."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client

from adminduk.data_access import operations, queries
from adminduk.data_access.models import Measure
from adminduk.data_access.queries.service import within
from adminduk.data_access.types import BadIncident, NoSuchIncident, ServiceState
from adminduk.data_access.types.service import BOUNDS
from adminduk.foundation.access.types import NotAllowed, Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.db.ids import new_id
from tests import cast
from tests import institutions as made
from tests.cast import TUESDAY
from tests.surfaces.desk.office import at_desk

pytestmark = pytest.mark.django_db


def measured(
    at: datetime, *, answered: int = 100, failed: int = 0, latency: dict[int, int] | None = None
) -> None:
    counts = [0] * (len(BOUNDS) + 1)
    for bound, count in (latency or {5: answered}).items():
        counts[BOUNDS.index(bound)] = count
    Measure.objects.create(
        minute=at.replace(second=0, microsecond=0),
        process=new_id(),
        answered=answered,
        refused=3,
        failed=failed,
        waiting=7,
        latency=counts,
    )


def test_without_a_word_it_does_not_say_that_all_is_well() -> None:
    told = queries.get_service_state(at=TUESDAY)
    assert (told.state, told.half_ms, told.days) == (ServiceState.SILENT, None, ())
    measured(TUESDAY - timedelta(minutes=20))
    assert queries.get_service_state(at=TUESDAY).state is ServiceState.SILENT


def test_the_last_hour_is_summed_over_processes_and_minutes() -> None:
    measured(TUESDAY - timedelta(minutes=2), latency={2: 60, 10: 40})
    measured(TUESDAY - timedelta(minutes=2), latency={2: 90, 250: 10})
    told = queries.get_service_state(at=TUESDAY)
    assert (told.state, told.answered, told.refused, told.waiting) == (ServiceState.WELL, 200, 6, 7)
    assert (told.half_ms, told.most_ms) == (2, 250)
    assert [(one.answered, one.minutes) for one in told.days] == [(200, 1)]


def test_failures_of_ours_are_trouble_and_refusals_are_not() -> None:
    measured(TUESDAY - timedelta(minutes=1), answered=100, failed=5)
    assert queries.get_service_state(at=TUESDAY).state is ServiceState.TROUBLED


def test_the_slowest_answers_have_no_bound_to_promise() -> None:
    assert within([0] * len(BOUNDS) + [10], 0.5) is None
    assert within([], 0.5) is None


def test_an_incident_is_noted_by_a_person_and_stays_until_it_is_over() -> None:
    measured(TUESDAY - timedelta(minutes=1))
    officer = made.drafter()
    with pytest.raises(NotAllowed):
        operations.note_incident(actor=cast.staff("head").actor, at=TUESDAY, text="Lambat")
    with pytest.raises(BadIncident):
        operations.note_incident(actor=officer, at=TUESDAY, text=" ")
    incident = operations.note_incident(actor=officer, at=TUESDAY, text="Jawaban lambat")
    assert queries.get_service_state(at=TUESDAY).state is ServiceState.TROUBLED
    operations.end_incident(actor=officer, at=TUESDAY, incident_id=incident)
    assert queries.get_service_state(at=TUESDAY).state is ServiceState.WELL
    with pytest.raises(NoSuchIncident):
        operations.end_incident(actor=officer, at=TUESDAY, incident_id=incident)


def test_what_is_shown_no_longer_is_forgotten() -> None:
    measured(TUESDAY - timedelta(days=100))
    measured(TUESDAY)
    upkeep = system("upkeep", Scope.nation(), "data_access.count")
    assert operations.forget_measures(actor=upkeep, at=TUESDAY) == 1


def test_anybody_reads_it_as_a_page_and_as_json() -> None:
    at = now()
    measured(at - timedelta(minutes=1), latency={5: 100})
    desk = at_desk(cast.staff("data_officer", sight=("*",)))
    assert desk.post("/meja/lembaga/gangguan/", {"text": "Pemeliharaan malam"}).status_code == 302
    page = Client().get("/status").content.decode()
    assert "99 dari 100 dalam 5 milidetik" in page
    assert "Pemeliharaan malam" in page
    told = Client().get("/status.json").json()
    assert told["services"]["institutions"]["last_hour"]["p99_within_ms"] == 5
    assert told["incidents"][0]["text"] == "Pemeliharaan malam"
