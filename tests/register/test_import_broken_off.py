"""An import that dies, even by kill -9, leaves whole batches, and goes on where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.register.models import Entry, Family, ImportBatch, Person
from adminduk.register.operations import import_file
from adminduk.register.queries import list_differences
from adminduk.register.types import ImportUnfinished
from tests import people
from tests.register.importing import a_couple, an_office, as_csv

pytestmark = pytest.mark.django_db(transaction=True)

FAMILIES = 60
# Somebody who has not committed yet holds this number: the import waits for him in its last batch.
HELD = """
INSERT INTO register_nik (nik, person_id, kabkota, allotted_at, entry_id)
VALUES (%s, gen_random_uuid(), '3201', now(), gen_random_uuid())
"""


def people_in_register() -> int:
    with acting(people.LOADER):
        return Person.objects.count()


def test_a_killed_import_goes_on_and_enters_nobody_twice(tmp_path: Path, database_urls: ClusterUrls) -> None:
    an_office()
    rows = [row for serial in range(1, FAMILIES + 1) for row in a_couple(serial)]
    path = tmp_path / "penduduk.csv"
    path.write_text(as_csv(rows))

    with psycopg.connect(database_urls.superuser) as other:
        other.execute(HELD, [rows[-3]["NIK"]])
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.register.importing_run", str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert process.stdout is not None
        for line in process.stdout:
            step, done = line.split()
            if step == "enter" and int(done) >= len(rows) - 3 * 5:
                break
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        process.stdout.close()
        other.rollback()

    came = people_in_register()
    assert came == len(rows) - 3 * 5
    with acting(people.LOADER):
        assert sum(ImportBatch.objects.values_list("people", flat=True)) == came
    with pytest.raises(ImportUnfinished):
        import_file(actor=people.LOADER, at=people.AT, path=path)

    report = import_file(
        actor=people.LOADER, at=people.AT, path=path, resume=True, at_once=2, workplace=tmp_path
    )
    assert not list(tmp_path.glob("import-*"))

    assert (report.rows, report.before, report.entered, report.rejected) == (len(rows), came, 15, 0)
    assert people_in_register() == len(rows)
    with acting(people.LOADER):
        assert Family.objects.count() == Entry.objects.count() == FAMILIES
        mothers = dict(Person.objects.filter(sex=2).values_list("nik", "person_id"))
        for child in Person.objects.filter(name="DEWI LESTARI"):
            assert child.mother_id == mothers[child.mother_nik]
    inspector = people.officer("Sri Wahyuni", people.AUDITOR)
    assert list_differences(actor=inspector, at=people.AT, kabkota=people.BOGOR) == []
