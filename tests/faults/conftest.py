from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import database
from tests.faults.office import BreakableOffice

BIRTHS, RESIDENTS_EACH = 504, 2_300


@pytest.fixture(scope="module")
def office() -> Iterator[BreakableOffice]:
    """A durable installation of three offices (fsync is on: a killed database must have kept its word)."""
    folder = Path(tempfile.mkdtemp(prefix="adminduk-faults-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)
    database.furnish(folder / "var")
    office = BreakableOffice(folder / "var")
    try:
        yield office
    finally:
        office.cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def births(office: BreakableOffice) -> list[str]:
    """The cases of 504 births that wait for approval, a third of them in each office."""
    return office.deed("prepare", count=BIRTHS, residents_each=RESIDENTS_EACH)
