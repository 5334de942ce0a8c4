from __future__ import annotations

from datetime import timedelta

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope, system
from adminduk.foundation.audit.models import Act, Look
from adminduk.foundation.audit.operations import record, record_read
from adminduk.foundation.audit.queries import list_acts, list_looks
from adminduk.foundation.audit.types import TrailFilter
from adminduk.foundation.clock import now
from tests import cast
from tests.surfaces.desk.signing import sign_in

pytestmark = pytest.mark.django_db


def act(member, subject="kasus-1", action="case.approve", at=None):
    with acting(member.actor):
        record(
            actor=member.actor,
            at=at or now(),
            action=action,
            subject_kind="case",
            subject_id=subject,
            kabkota=member.facts.office.kabkota,
            detail={"status": "registered"},
        )


def look(member, subject="orang-1", purpose="case.verify"):
    with acting(member.actor):
        record_read(
            actor=member.actor,
            purpose=purpose,
            subject_kind="person",
            subject_ids=[subject],
            elements=["name"],
        )


@pytest.fixture
def auditor(client):
    member = cast.staff("auditor")
    sign_in(client, member)
    return member


def test_an_auditor_reads_the_acts_of_his_jurisdiction_only(client, auditor):
    act(cast.staff("approver", name="Budi Bogor"), "kasus-bogor")
    act(cast.staff("approver", "3273", name="Asep Bandung"), "kasus-bandung")
    page = client.get("/meja/jejak/").content.decode()
    assert "kasus-bogor" in page
    assert "Budi Bogor" in page
    assert "kasus-bandung" not in page
    assert "Asep Bandung" not in page


def test_an_auditor_reads_who_of_his_jurisdiction_looked(client, auditor):
    look(cast.staff("verifier"), "orang-bogor")
    look(cast.staff("verifier", "3273"), "orang-bandung")
    page = client.get("/meja/jejak/pembacaan/").content.decode()
    assert "orang-bogor" in page
    assert "orang-bandung" not in page


def test_the_nations_auditor_reads_everything():
    nation = cast.staff("auditor", sight=("*",))
    province = cast.staff("auditor", sight=("32",))
    jakarta = cast.staff("auditor", sight=("31",))
    for member in (cast.staff("verifier"), cast.staff("verifier", "3273")):
        look(member)
        act(member)
    wanted = TrailFilter(action="case.approve")
    assert len(list_acts(actor=nation.actor, wanted=wanted).lines) == 2
    assert len(list_acts(actor=province.actor, wanted=wanted).lines) == 2
    assert list_acts(actor=jakarta.actor, wanted=wanted).lines == ()
    assert len(list_looks(actor=nation.actor, wanted=TrailFilter()).lines) == 2
    assert list_looks(actor=jakarta.actor, wanted=TrailFilter()).lines == ()


def test_a_look_is_kept_under_the_seat_of_the_reader():
    look(cast.staff("verifier"))
    look(cast.staff("supervisor", sight=("32",)))
    look(cast.staff("registrar", sight=("320101",)))
    job = system("documents", Scope.of("3201"))
    with acting(job):
        record_read(actor=job, purpose="documents.prepare", subject_kind="family", subject_ids=["1"])
    assert list(Look.objects.order_by("id").values_list("kabkota", flat=True)) == ["3201", "", "3201", "3201"]


def test_lines_are_narrowed_by_day_actor_action_and_subject(client, auditor):
    approver, other = cast.staff("approver"), cast.staff("approver")
    act(approver, "kasus-1")
    act(approver, "kasus-2", action="case.return")
    act(other, "kasus-3")
    act(approver, "kasus-lama", at=now() - timedelta(days=20))

    def page(query):
        return client.get(f"/meja/jejak/?{query}").content.decode()

    assert "kasus-lama" not in page("")
    assert "kasus-lama" in page(f"from={(now() - timedelta(days=21)).date().isoformat()}")
    assert "kasus-3" not in page(f"who={approver.id}")
    assert "kasus-1" in page(f"who={approver.id}")
    assert "kasus-1</a>" not in page("action=case.return")
    assert "kasus-2" in page("action=case.return")
    assert "kasus-1</a>" in page("subject=kasus-1")
    assert "kasus-2</a>" not in page("subject=kasus-1")
    assert "kasus-1</a>" not in page("who=system")


def test_nothing_found_is_said_in_words(client, auditor):
    assert (
        "Tidak ada baris untuk saringan ini" in client.get("/meja/jejak/?subject=tidak-ada").content.decode()
    )


@pytest.mark.parametrize(
    "query",
    [
        "from=x&to=y",
        "page=999999999",
        "page=-1",
        "who=%27%3B--",
        "subject=%00",
        "from=9999-12-31",
        "from=0001-01-01",
    ],
)
def test_crooked_filters_are_ignored(client, auditor, query):
    assert client.get(f"/meja/jejak/?{query}").status_code == 200
    assert client.get(f"/meja/jejak/pembacaan/?{query}").status_code == 200


def test_long_trails_come_in_pages(client, auditor):
    approver = cast.staff("approver")
    for number in range(51):
        act(approver, f"kasus-{number:02}")
    first = client.get("/meja/jejak/?action=case.approve").content.decode()
    assert "kasus-50" in first
    assert "kasus-00" not in first
    second = client.get("/meja/jejak/?action=case.approve&page=2").content.decode()
    assert "kasus-00" in second


def test_only_auditors_read_the_trails(client):
    sign_in(client, cast.staff("administrator"))
    assert client.get("/meja/jejak/").status_code == 403
    assert client.get("/meja/jejak/pembacaan/").status_code == 403
    with pytest.raises(NotAllowed):
        list_acts(actor=cast.staff("head").actor, wanted=TrailFilter())


def test_reading_a_page_of_the_trail_takes_few_queries(client, auditor, django_assert_max_num_queries):
    for number in range(30):
        act(cast.staff("approver"), f"kasus-{number}")
    with django_assert_max_num_queries(12):
        client.get("/meja/jejak/")
    assert Act.objects.count() > 30
