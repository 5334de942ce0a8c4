"""A run that dies by kill -9 leaves whole parts, and goes on where it stopped: nothing twice, nothing missing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from adminduk.data_access import operations
from adminduk.data_access.matching import intake
from adminduk.data_access.models import Access
from adminduk.foundation.access.acting import acting
from adminduk.foundation.clock import now
from tests import institutions as made
from tests import people
from tests.data_access import matched
from tests.data_access.matched import HEAD, MATCHER

pytestmark = pytest.mark.django_db(transaction=True)


def lines(client_no: int) -> int:
    with acting(MATCHER):
        return Access.objects.filter(client_no=client_no).count()


def test_a_killed_run_goes_on_and_asks_about_nobody_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "ROWS_A_PART", 10)
    crowd = people.a_crowd(20)
    people.settle(*crowd)
    one = made.partner(bulk=True)
    number = one.client.number
    everybody = [person for family in crowd for person in family.members]
    rows = [f"{person.nik};{person.name};{person.birth_date}" for person in everybody]
    rows[3] = "3,17E+15;ASEP;1990-01-01"
    content = (HEAD + "\n".join(rows)).encode()

    whole = matched.done(number, content)
    expected = matched.result(number, whole.id)
    assert lines(number) == 39

    facts = matched.accepted(number, content)
    process = subprocess.run(
        [sys.executable, "-m", "tests.data_access.matched", str(facts.id), "3"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.DEVNULL,
        check=False,
    )
    assert process.returncode == -signal.SIGKILL
    # Two parts are there; the third was answered and logged, and is not.
    assert lines(number) == 39 + 20
    facts = operations.match_some(actor=MATCHER, at=now(), matching_id=facts.id)
    assert (facts.matched, lines(number)) == (40, 39 + 39)
    assert matched.result(number, facts.id) == expected
    parts = [{name: one[name] for name in ("bita", "sha256")} for one in facts.manifest["bagian"]]
    assert parts == [{name: one[name] for name in ("bita", "sha256")} for one in whole.manifest["bagian"]]
