from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ops.platform import OFFICE, Platform, command


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="adminduk-ops-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)
    made = command(folder / "var", "migrate")
    assert made.returncode == 0, made.stderr
    yield folder / "var"
    _remove(folder)


@pytest.fixture
def fresh() -> Iterator[Path]:
    """A home where nothing has been made yet."""
    folder = Path(tempfile.mkdtemp(prefix="adminduk-ops-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)
    yield folder / "var"
    _remove(folder)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def office(home: Path) -> Iterator[Platform]:
    """The platform, answering, on a database that is there already."""
    platform = Platform(home, **OFFICE)
    try:
        yield platform.wait_until_answering()
    finally:
        if platform.process.poll() is None:
            platform.end()
