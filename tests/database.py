"""One real PostgreSQL for a test run, migrated once; every worker has a copy of its own.

Tests connect as the application's role, which owns nothing: row-level security and grants are tested by
every test, not by a few.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from adminduk.foundation.configuration import PROJECT
from adminduk.foundation.db import roles
from adminduk.foundation.db.embedded import Cluster, binaries
from adminduk.foundation.db.embedded.places import find_places, make_home
from adminduk.foundation.db.embedded.urls import ROLES, SUPERUSER
from tests import environment

CACHE = PROJECT / "var" / "test-template"
KEPT_TEMPLATES = 3
# Of the roles of a kept template; it holds nothing but the regions.
PASSWORDS = Path("keys") / "database.json"
# Whatever a migrated database is made of: when one of these changes, the kept template is not used.
INGREDIENTS = (
    "src/adminduk/**/migrations/*.py",
    "src/adminduk/**/sql/*.sql",
    "src/adminduk/foundation/db/*.py",
    "src/adminduk/foundation/db/embedded/*.py",
    "src/adminduk/offices/**/*",
    "src/adminduk/cli/migration.py",
    "src/adminduk/settings.py",
    "ops/roles.sql",
    "requirements/run.txt",
)


class Server:
    """The run's server: started by pytest's first process, ended by it."""

    def __init__(self) -> None:
        self._cluster: Cluster | None = None

    def start(self) -> None:
        if os.environ.get(environment.REAL_SERVER):
            _make_real_template()
            return
        template = _kept_template()
        make_home(environment.CLUSTER_HOME)
        data = find_places(environment.CLUSTER_HOME).data
        _copy(template / "data", data)
        # The template keeps the passwords of its own making; the administrator gets in to set this run's.
        # Only the user who runs the tests can reach the socket.
        (data / "pg_hba.conf").write_text(f"local all {SUPERUSER} trust\nlocal all all scram-sha-256\n")
        self._cluster = Cluster(environment.CLUSTER_HOME, fast=True)
        self._cluster.start()
        _set_passwords()

    def stop(self) -> None:
        if self._cluster:
            self._cluster.stop()
        if os.environ.get(environment.REAL_SERVER):
            _drop_everything()
        shutil.rmtree(environment.RUN, ignore_errors=True)


def administrator(database: str = "postgres") -> psycopg.Connection:
    """A superuser's connection, autocommit: for what no role of the platform may do."""
    return psycopg.connect(environment.addresses(database).superuser, autocommit=True)


def make_worker_database() -> None:
    """This worker's own copy of the migrated template; an older copy is dropped with its connections."""
    name, template = sql.Identifier(environment.DATABASE), sql.Identifier(environment.TEMPLATE)
    with administrator() as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        # Copying files is several times faster than logging every page, and durability is off here.
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(name, template))
        # A copy has the template's tables with their grants, but not the grants on the database itself.
        admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        admin.execute(sql.SQL("GRANT ALL ON DATABASE {} TO adminduk_owner").format(name))
        admin.execute(
            sql.SQL(
                "GRANT CONNECT ON DATABASE {} TO adminduk_app, adminduk_reports, adminduk_auditor"
            ).format(name)
        )
        admin.execute(sql.SQL("GRANT TEMPORARY ON DATABASE {} TO adminduk_app").format(name))


def furnish(home: Path) -> None:
    """Puts a migrated database that nobody has used into an empty home, with its passwords."""
    template = _kept_template()
    make_home(home)
    _copy(template / "data", find_places(home).data)
    (home / "keys").mkdir(mode=0o700, exist_ok=True)
    _copy(template / PASSWORDS, home / PASSWORDS)


def _kept_template() -> Path:
    """A folder with a stopped, migrated server; made when none fits, kept for the next run."""
    place = CACHE if _writable(CACHE) else environment.RUN / "template"
    folder = place / _key()
    if not (folder / "data").is_dir():
        _build_template(folder)
        _forget_old(place)
    os.utime(folder)
    return folder


def _build_template(folder: Path) -> None:
    home = Path(tempfile.mkdtemp(prefix="adminduk-template-"))
    try:
        if os.geteuid() == 0:
            home.chmod(0o711)
        with Cluster(home, fast=True) as urls:
            _migrate(urls.environment(), home)
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix="new-", dir=folder.parent))
        _copy(find_places(home).data, fresh / "data")
        (fresh / "keys").mkdir(mode=0o700)
        _copy(home / PASSWORDS, fresh / PASSWORDS)
        # Another run may have been faster; then its template is as good as ours.
        with suppress(OSError):
            fresh.rename(folder)
        shutil.rmtree(fresh, ignore_errors=True)
    finally:
        shutil.rmtree((home / "postgres").resolve(), ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)


def _migrate(urls: dict[str, str], home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "adminduk.cli", "migrate"],
        env=os.environ | urls | {"ADMINDUK_HOME": str(home), "PYTHONPATH": str(PROJECT / "src")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"The test database could not be migrated:\n{done.stdout}\n{done.stderr}")


def _set_passwords() -> None:
    """This run's passwords, for every role that signs in."""
    passwords = environment.role_passwords()
    with administrator(environment.TEMPLATE) as admin:
        roles.apply_roles(admin, {role: passwords[key] for key, role in ROLES.items() if role != SUPERUSER})


def _make_real_template() -> None:
    template = sql.Identifier(environment.TEMPLATE)
    with administrator(_own_database()) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(template))
    _set_passwords()
    (environment.RUN / "home").mkdir(exist_ok=True)
    _migrate(environment.addresses(environment.TEMPLATE).environment(), environment.RUN / "home")


def _drop_everything() -> None:
    with administrator(_own_database()) as admin:
        names = admin.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [environment.PREFIX + "_"]
        ).fetchall()
        for (name,) in names:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _own_database() -> str:
    return urlsplit(os.environ[environment.REAL_SERVER]).path.lstrip("/") or "postgres"


def _key() -> str:
    mark = sha256(f"{binaries.version()} {os.geteuid()} {PASSWORDS}".encode())
    for pattern in INGREDIENTS:
        for path in sorted(PROJECT.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                mark.update(str(path.relative_to(PROJECT)).encode() + path.read_bytes())
    return mark.hexdigest()[:16]


def _writable(folder: Path) -> bool:
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return os.access(folder, os.W_OK)
    return False


def _forget_old(place: Path) -> None:
    kept = sorted(place.glob("????????????????"), key=lambda folder: folder.stat().st_mtime)
    for folder in kept[:-KEPT_TEMPLATES]:
        shutil.rmtree(folder, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    """`cp -a`: modes and owners stay, and a file system that can shares the blocks."""
    subprocess.run(["cp", "-a", "--reflink=auto", str(source), str(target)], check=True)
