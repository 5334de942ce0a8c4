"""The environment of a test run, set before Django reads its settings (a pytest plugin, see pyproject).

The first process (pytest itself) makes one folder for the run; xdist's workers inherit its address and
each use a home and a database of their own.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from adminduk.foundation.db.embedded.passwords import ensure_passwords
from adminduk.foundation.db.embedded.places import make_home
from adminduk.foundation.db.embedded.urls import ROLES, ClusterUrls, address

# Where a real server is to be used: an administrator's address, as in postgresql://postgres@/postgres
REAL_SERVER = "ADMINDUK_TEST_DATABASE_URL"
RUN_FOLDER = "ADMINDUK_TEST_RUN"
KEPT = {REAL_SERVER, RUN_FOLDER, "ADMINDUK_CHROMIUM"}


def _make_run_folder() -> Path:
    """A short path, so that the socket's path is short; the database's account passes through it."""
    folder = Path(tempfile.mkdtemp(prefix="adminduk-test-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)
    return folder


for _name in [name for name in os.environ if name.startswith("ADMINDUK_") and name not in KEPT]:
    del os.environ[_name]

FIRST = RUN_FOLDER not in os.environ
RUN = Path(os.environ.get(RUN_FOLDER) or _make_run_folder())
os.environ[RUN_FOLDER] = str(RUN)
CLUSTER_HOME = RUN / "pg"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
# The run's folder has a random name, so two runs on one real server do not meet.
PREFIX = f"t_{RUN.name.rpartition('-')[2].lower()}" if os.environ.get(REAL_SERVER) else "t"
TEMPLATE = f"{PREFIX}_template" if os.environ.get(REAL_SERVER) else "adminduk"
DATABASE = f"{PREFIX}_{WORKER}"


def role_passwords() -> dict[str, str]:
    """Made once a run, before the server is there."""
    make_home(CLUSTER_HOME)
    return ensure_passwords(CLUSTER_HOME)


def addresses(database: str) -> ClusterUrls:
    """The addresses of a database of this run, for each role."""
    passwords = role_passwords()
    real = os.environ.get(REAL_SERVER)
    if real:
        return ClusterUrls(
            **{name: _elsewhere(real, role, passwords[name], database) for name, role in ROLES.items()}
        )
    sockets = CLUSTER_HOME / "run"
    return ClusterUrls(
        **{name: address(role, passwords[name], sockets, database) for name, role in ROLES.items()}
    )


def _elsewhere(real: str, role: str, password: str, database: str) -> str:
    """The real server's address with another role and database; the administrator's own is kept."""
    from urllib.parse import quote, urlsplit, urlunsplit

    parts = urlsplit(real)
    if role == ROLES["superuser"]:
        return urlunsplit(parts._replace(path=f"/{database}"))
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role}:{quote(password, safe='')}@{host}", path=f"/{database}"))


os.environ["ADMINDUK_HOME"] = str(RUN / WORKER)
# WhiteNoise warns where static files were never collected, and warnings are errors.
(RUN / WORKER / "static").mkdir(parents=True, exist_ok=True)
os.environ["ADMINDUK_DEMO"] = "1"
os.environ.update(addresses(DATABASE).environment())
# The browser's driver keeps an event loop in the tests' own thread, which also reads the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
