"""What is done in a process of its own, so that it can be killed: `python -m tests.faults.deeds NAME JSON`."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from types import FrameType
from typing import Any
from uuid import UUID

THREADS = 4
TRIES, PAUSE_SECONDS = 200, 0.1
OFFICES = ("3201", "3202", "3203")
PASSPHRASE = "melati di balik pagar"


def prepare(count: int, residents_each: int) -> list[str]:
    """Three offices with families, and `count` births that wait for approval; a signer in the first."""
    from django.db import connections

    from adminduk.demo.operations import as_loaded
    from adminduk.demo.population import generate
    from adminduk.documents.operations import issue_certificate
    from adminduk.register.operations import load_families
    from bench.births_ready import FIRST_DAY, make_ready, open_offices
    from tests.cast import staff
    from tests.people import LOADER

    offices = open_offices(OFFICES)
    head, administrator = staff("head", username="yuni"), staff("administrator", username="tatang")
    issue_certificate(actor=administrator.actor, at=FIRST_DAY, staff_id=head.id, passphrase=PASSPHRASE)
    families = generate(
        residents=dict.fromkeys(OFFICES, residents_each), today=date(2026, 11, 20), cast=False
    )
    for _ in load_families(
        actor=LOADER, at=FIRST_DAY, office_id=1, families=(as_loaded(one) for one in families)
    ):
        pass
    # Only the administrator of the database sees all regions at once; he picks the couples.
    superuser = os.environ["SUPERUSER_URL"]
    connections.close_all()
    return [
        str(ready.case_id)
        for office in offices
        for ready in make_ready(office, -(-count // len(offices)), superuser)
    ][:count]


def approve(cases: list[str]) -> None:
    """Approves all, several at once; a case whose answer did not come is tried again with the same key."""
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in pool.map(_approve, cases):
            pass


def _approve(case_id: str) -> None:
    from django.db import Error, connection

    from adminduk.casework.models import Case
    from adminduk.casework.operations import approve
    from adminduk.foundation.access.acting import acting
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.refusals import Spoken
    from adminduk.offices.queries import actor_of, get_staff
    from bench.births_ready import FIRST_DAY

    for _ in range(TRIES):
        try:
            with acting(system("test", Scope.nation())):
                case = Case.objects.get(case_id=UUID(case_id))
            who = actor_of(get_staff(case.assigned_to or case.approved_by))
            number = approve(actor=who, at=FIRST_DAY, key=f"press {case_id}", case_id=UUID(case_id))
        except Error:
            # The database is gone: a new connection, and the same request once more.
            connection.close()
            time.sleep(PAUSE_SECONDS)
        except Spoken as refusal:
            print(f"refused {case_id} {refusal}\n", end="", flush=True)
            return
        else:
            print(f"done {case_id} {number}\n", end="", flush=True)
            return


def seal_and_verify() -> list[str]:
    """Seals what waits; answers what is broken in any chain, and rows that its entries do not tell of."""
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now
    from adminduk.foundation.journal.sealer import seal_waiting
    from adminduk.register.queries import find_break, list_differences

    at = now()
    seal_waiting(at=at)
    found: list[Any] = []
    for chain in OFFICES:
        auditor = system("test", Scope.of(chain), "audit.view")
        found += filter(None, [find_break(actor=auditor, at=at, kabkota=chain)])
        found += list_differences(actor=auditor, at=at, kabkota=chain)
    return [str(one) for one in found]


def render(case_id: str) -> list[str]:
    """Prepares the documents of a case for the tray; answers them."""
    from adminduk.documents.operations import prepare as prepare_document
    from adminduk.documents.queries import list_of_case
    from adminduk.foundation.access.types import Scope, system
    from bench.births_ready import FIRST_DAY

    worker = system("documents", Scope.nation())
    ids = [one.document_id for one in list_of_case(actor=worker, case_id=UUID(case_id))]
    for document_id in ids:
        prepare_document(actor=worker, at=FIRST_DAY, document_id=document_id)
    return [str(one) for one in ids]


def sign(documents: list[str], killed_when: str = "") -> dict[str, Any]:
    """The head of office signs; the process may be killed as a function of that name returns."""
    from adminduk.casework.operations import sign as sign_documents
    from adminduk.offices.models import Staff
    from adminduk.offices.queries import actor_of, get_staff
    from bench.births_ready import FIRST_DAY

    head = actor_of(get_staff(Staff.objects.get(username="yuni").id))
    if killed_when:
        sys.setprofile(kill_when(killed_when))
    batch = sign_documents(
        actor=head, at=FIRST_DAY, document_ids=[UUID(one) for one in documents], passphrase=PASSPHRASE
    )
    return {"signed": [str(one) for one in batch.signed], "failed": [str(one) for one, _ in batch.failed]}


def kill_when(function: str) -> Callable[[FrameType, str, Any], None]:
    """Not a change of our code: the interpreter itself says when a function returns."""

    def look(frame: FrameType, event: str, argument: Any) -> None:
        if event == "return" and frame.f_code.co_name == function:
            os.kill(os.getpid(), signal.SIGKILL)

    return look


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]](**json.loads(sys.argv[2]))))
