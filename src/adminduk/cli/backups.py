"""A backup is a folder: the database, the papers, and a list of what is in it with check sums.

The keys are left out unless asked for: whoever finds a backup without them can read no paper.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from adminduk import __version__
from adminduk.foundation.db.embedded import binaries

DATABASE, PAPERS, KEYS, LIST = "database.dump", "files.tar", "keys.tar", "backup.json"
LIBPQ = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE",
         "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}  # fmt: skip


class BackupFailed(Exception):
    """The message says which step failed and what its program said."""


def make(
    folder: Path, *, url: str, own_server: bool, home: Path, storage: Path, keys: bool, at: datetime
) -> None:
    """Writes a backup into a new `folder`; `url` must see every row (superuser or BYPASSRLS)."""
    folder.mkdir(parents=True, mode=0o700)
    _run(own_server, "pg_dump", url, "--format=custom", f"--file={folder / DATABASE}")
    # After the database: a paper is stored before the row that names it, so none can be missing.
    _pack(folder / PAPERS, {"files": storage})
    if keys:
        _pack(folder / KEYS, {"keys": home / "keys", "pki": home / "pki"})
    sums = {path.name: _sum(path) for path in sorted(folder.iterdir())}
    (folder / LIST).write_text(
        json.dumps({"version": __version__, "made": at.isoformat(), "sha256": sums}, indent=1)
    )


def check(folder: Path) -> None:
    """Raises BackupFailed when something is missing or is not as it was written."""
    try:
        known = json.loads((folder / LIST).read_text("utf-8"))["sha256"]
    except (OSError, ValueError, KeyError):
        raise BackupFailed(f"{folder} is not a backup: {LIST} is missing or broken.") from None
    for name, digest in known.items():
        if not (folder / name).exists() or _sum(folder / name) != digest:
            raise BackupFailed(f"{folder / name} is missing or damaged. Take another backup.")


def bring_back(folder: Path, *, url: str, home: Path, storage: Path) -> None:
    """Fills an empty embedded database (`url`: its superuser) and the folders of `home` from a backup."""
    check(folder)
    _run(False, "pg_restore", url, "--exit-on-error", "--single-transaction", "--clean", "--if-exists",
         f"--dbname={conninfo_to_dict(url)['dbname']}", str(folder / DATABASE))  # fmt: skip
    _unpack(folder / PAPERS, {"files": storage})
    if (folder / KEYS).exists():
        _unpack(folder / KEYS, {"keys": home / "keys", "pki": home / "pki"}, leave={"database.json"})


def _run(own_server: bool, program: str, url: str, *words: str) -> None:
    # A server's own client may be the only one with TLS; ours may be the only one there is.
    found = shutil.which(program) if own_server else None
    path = found or str(binaries.programs(binaries.installed()) / program)
    secret = {LIBPQ[name]: str(value) for name, value in conninfo_to_dict(url).items() if name in LIBPQ}
    # By the environment, because everyone on the machine can read a command line.
    done = subprocess.run(
        [path, *words], env=os.environ | secret, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BackupFailed(f"{program} failed: {done.stderr.strip()}")


def _pack(archive: Path, folders: Mapping[str, Path]) -> None:
    with os.fdopen(os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as tar:
            for name, folder in folders.items():
                if folder.is_dir():
                    tar.add(folder, arcname=name)
        file.flush()
        os.fsync(file.fileno())


def _unpack(
    archive: Path, folders: Mapping[str, Path], leave: frozenset[str] | set[str] = frozenset()
) -> None:
    with tarfile.open(archive) as tar:
        for member in tar:
            top, *rest = Path(member.name).parts
            if top not in folders or not rest or rest[0] in leave or ".." in rest or not member.isfile():
                continue
            path = folders[top].joinpath(*rest)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            content = tar.extractfile(member)
            assert content is not None
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                shutil.copyfileobj(content, file)


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
