"""Five hundred approvals at once while a worker, an approving process and the database are killed by -9."""

from __future__ import annotations

import signal
from collections import Counter
from uuid import UUID

import pytest

from tests.faults.office import Approver, BreakableOffice

pytestmark = pytest.mark.slow

REGISTERED = "SELECT case_id FROM casework_case WHERE status = 'registered'"
TOLD = "SELECT subject_id FROM messaging_message WHERE kind = 'approved'"


def check_whole(office: BreakableOffice, acknowledged: dict[UUID, str]) -> None:
    """What must hold at every instant: an act is there with all that belongs to it, or not at all."""
    registered = set(office.values(REGISTERED))
    known = {
        row["case_id"]: row["akta_number"]
        for row in office.rows("SELECT case_id, akta_number FROM casework_case WHERE status = 'registered'")
    }
    assert acknowledged.items() <= known.items(), "an acknowledged approval is lost"

    entries = Counter(office.values("SELECT case_id FROM register_entry WHERE kind = 'birth'"))
    assert entries == Counter(dict.fromkeys(registered, 1)), "each act is one entry"
    assert Counter(office.values(TOLD)) == Counter(dict.fromkeys(registered, 1)), "one message an act"
    ordered = Counter(office.values("SELECT case_id FROM documents_document WHERE status <> 'dropped'"))
    assert ordered == Counter(dict.fromkeys(registered, 2)), "akta and family card of each are ordered"
    steps = Counter(office.values("SELECT case_id FROM casework_step WHERE operation = 'approve'"))
    assert steps == Counter(dict.fromkeys(registered, 1)), "each approval is told once"


def check_jobs(office: BreakableOffice) -> None:
    """Every document and every message has its one job, and no job is about what is not there."""
    for kind, task, sql in (
        ("document_id", "documents.jobs.prepare_document", "SELECT document_id FROM documents_document"),
        ("message_id", "messaging.jobs.deliver", "SELECT id FROM messaging_message"),
    ):
        jobs = office.values("SELECT args ->> %s FROM procrastinate_jobs WHERE task_name = %s", kind, task)
        assert Counter(jobs) == Counter(str(one) for one in office.values(sql))


def check_numbers(office: BreakableOffice) -> None:
    """No number twice, none for two, and no serial that nobody has."""
    for sql in (
        "SELECT nik FROM register_person WHERE nik IS NOT NULL",
        "SELECT birth_akta_number FROM register_person AS one "
        "JOIN register_entry AS entry USING (entry_id) WHERE entry.kind = 'birth'",
        "SELECT akta_number FROM register_entry WHERE kind = 'birth'",
        "SELECT kk_number FROM register_family WHERE active",
        "SELECT code FROM documents_document",
    ):
        numbers = office.values(sql)
        assert len(set(numbers)) == len(numbers), sql
    people = {row["nik"]: row["person_id"] for row in office.rows("SELECT nik, person_id FROM register_nik")}
    held = office.rows("SELECT nik, person_id FROM register_person WHERE nik IS NOT NULL")
    assert people == {row["nik"]: row["person_id"] for row in held}
    serials: dict[str, list[int]] = {}
    for akta in office.values("SELECT akta_number FROM register_entry WHERE kind = 'birth'"):
        prefix, _, serial = akta.rpartition("-")
        serials.setdefault(prefix, []).append(int(serial))
    assert {prefix: sorted(found) for prefix, found in serials.items()} == {
        prefix: list(range(1, len(found) + 1)) for prefix, found in serials.items()
    }


def test_kill_9_in_the_middle_of_five_hundred_approvals(office: BreakableOffice, births: list[str]) -> None:
    first, second, third = births[0::3], births[1::3], births[2::3]
    acknowledged: dict[UUID, str] = {}

    # An approving process and a worker are killed; another process goes on beside them.
    killed, beside = Approver(office, first), Approver(office, second)
    worker = office.start_worker()
    killed.wait_for(len(first) // 4)
    worker.send_signal(signal.SIGKILL)
    killed.kill()
    worker.wait()
    assert beside.finish() == 0
    acknowledged |= killed.acknowledged | beside.acknowledged
    assert len(first) > len(killed.acknowledged) >= len(first) // 4
    assert len(beside.acknowledged) == len(second)
    check_whole(office, acknowledged)
    check_jobs(office)

    # What was not acknowledged is asked for again, with the same keys, while the database itself is killed.
    again = [case for case in first if UUID(case) not in killed.acknowledged]
    approvers = [Approver(office, again), Approver(office, third)]
    approvers[1].wait_for(len(third) // 4)
    postmaster = office.cluster._server._process
    postmaster.kill()
    postmaster.wait()
    office.cluster.stop()
    office.cluster = type(office.cluster)(office.home)
    office.cluster.start()
    for one in approvers:
        assert one.finish() == 0
        assert one.refused == []
        acknowledged |= one.acknowledged

    assert acknowledged.keys() == set(map(UUID, births))
    check_whole(office, acknowledged)
    check_jobs(office)
    check_numbers(office)
    assert office.deed("seal_and_verify") == []


@pytest.mark.parametrize("moment", ["put", "_sign_one"])
def test_kill_9_between_signing_and_archiving_signs_nothing_twice(
    office: BreakableOffice, births: list[str], moment: str
) -> None:
    case = births[0] if moment == "put" else births[3]
    documents = office.deed("render", case_id=case)
    office.killed_deed("sign", documents=documents, killed_when=moment)
    signed = set(
        map(
            str,
            office.values(
                "SELECT document_id FROM documents_document WHERE case_id = %s AND status = 'signed'", case
            ),
        )
    )
    # Killed before the row was written: none is signed. After: exactly the one that was written.
    assert len(signed) == (0 if moment == "put" else 1)
    again = office.deed("sign", documents=documents)
    assert set(again["signed"]) == set(documents) - signed
    assert set(again["failed"]) == signed
    acts = office.values(
        "SELECT subject_id FROM audit_act WHERE action = 'documents.sign' AND subject_id = ANY(%s)", documents
    )
    assert sorted(acts) == sorted(documents)
    rows = office.rows("SELECT status, signed_key, kind FROM documents_document WHERE case_id = %s", case)
    assert [row["status"] for row in rows] == ["signed", "signed"]
    assert len({row["signed_key"] for row in rows}) == 2
