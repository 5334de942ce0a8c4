"""A new data directory: complete or not there at all, whatever interrupts its making."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from adminduk.foundation.db.embedded.binaries import version
from adminduk.foundation.db.embedded.places import Places
from adminduk.foundation.db.embedded.server import CLEAN_ENVIRONMENT
from adminduk.foundation.db.embedded.trouble import DatabaseTrouble
from adminduk.foundation.db.embedded.urls import SUPERUSER

# Only the socket, only with a password: there is no other way in.
ACCESS = "local all all scram-sha-256\n"


def ensure_data(places: Places, programs: Path, password: str, *, fast: bool = False) -> None:
    """Makes the data directory where there is none, and checks that this release can read it."""
    written_by = places.data / "PG_VERSION"
    if not places.data.exists():
        _initialise(places, programs, password, fast=fast)
        return
    found = written_by.read_text("ascii").strip() if written_by.exists() else "an unknown version"
    wanted = version().split(".")[0]
    if found != wanted:
        raise DatabaseTrouble(
            f"The data in {places.data} was written by PostgreSQL {found}; this release brings PostgreSQL "
            f"{wanted}. Move it over with pg_dump as docs/guides/operate.md tells, or start over with bin/reset."
        )


def _initialise(places: Places, programs: Path, password: str, *, fast: bool) -> None:
    """Builds aside and renames: an interrupted initdb leaves nothing that could be mistaken for data."""
    fresh = places.base / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    places.account.own(fresh)
    secret = places.base / ".password"
    secret.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(password)
        places.account.own(secret)
        _run_initdb(places, programs, fresh, secret, fast=fast)
    finally:
        secret.unlink(missing_ok=True)
    (fresh / "pg_hba.conf").write_text(ACCESS, "ascii")
    fresh.rename(places.data)
    _sync(places.base)


def _run_initdb(places: Places, programs: Path, data: Path, secret: Path, *, fast: bool) -> None:
    # The built-in locale sorts the same on every C library, so an index never breaks with an upgrade.
    command = [
        str(programs / "initdb"),
        f"--pgdata={data}",
        f"--username={SUPERUSER}",
        f"--pwfile={secret}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
        *(["--no-sync"] if fast else []),
    ]
    done = subprocess.run(
        command,
        cwd=data,
        env=CLEAN_ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        umask=0o077,
        check=False,
        **places.account.for_subprocess(),
    )
    if done.returncode != 0:
        raise DatabaseTrouble(f"A new database could not be made in {data}:\n{done.stderr.strip()}")


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
