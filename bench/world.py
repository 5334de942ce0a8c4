"""An installation to measure: its own folder, its own durable PostgreSQL, migrated, with regions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


@contextmanager
def installation(home: Path | None = None) -> Iterator[Path]:
    """Puts the addresses of a fresh (or, with `home`, a kept) installation into the environment.

    PostgreSQL runs as it does for an office: fsync and synchronous_commit are on. Django is set up.
    """
    from adminduk.foundation.db.embedded import Cluster

    # Static files are served from the packages; a warning that none were collected tells nothing.
    warnings.filterwarnings("ignore", message="No directory at")
    folder = home or Path(tempfile.mkdtemp(prefix="adminduk-bench-"))
    if home is None and os.geteuid() == 0:
        folder.chmod(0o711)
    try:
        with Cluster(folder) as urls:
            enter(folder, urls.environment())
            _migrate()
            import django

            django.setup()
            yield folder
            from django.db import connections

            connections.close_all()
    finally:
        if home is None:
            shutil.rmtree((folder / "postgres").resolve(), ignore_errors=True)
            shutil.rmtree(folder, ignore_errors=True)


def enter(home: Path, urls: dict[str, str]) -> None:
    """This process, and those it starts, belong to that installation from now on."""
    for name in [name for name in os.environ if name.startswith("ADMINDUK_")]:
        del os.environ[name]
    os.environ.update(urls)
    os.environ.update(
        ADMINDUK_HOME=str(home),
        ADMINDUK_DEMO="1",
        DJANGO_SETTINGS_MODULE="adminduk.settings",
        PYTHONPATH=os.pathsep.join([str(PROJECT / "src"), str(PROJECT)]),
    )


def _migrate() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "adminduk.cli", "migrate"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"The installation could not be migrated:\n{done.stdout}\n{done.stderr}")


def settings_without_database(home: Path) -> None:
    """For measures that need no database: settings that name one which is never asked."""
    nowhere = "postgresql://nobody@localhost/none"
    enter(home, {"DATABASE_URL": nowhere, "ADMINDUK_APP_DATABASE_URL": nowhere})
    import django

    django.setup()
