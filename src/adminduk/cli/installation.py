"""What an installation needs, looked at one by one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST_SERVER = 150000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do when it is not `fit`."""

    what: str
    fit: bool
    advice: str = ""


def examine() -> list[Finding]:
    """Needs the database's addresses in the environment. Raises Misconfigured where settings are wrong."""
    import django

    django.setup()
    return [
        Finding(
            f"Python {sys.version.split()[0]}", sys.version_info >= (3, 11), "Install Python 3.11 or newer."
        ),
        *_folders(),
        *_databases(),
        *_migrations(),
        *_ways_out(),
    ]


def _folders() -> Iterator[Finding]:
    from django.conf import settings

    home = settings.ADMINDUK_HOME
    yield Finding(
        f"{home} can be written", os.access(home, os.W_OK), f"chown it to the user of the service: {home}"
    )
    key = Path(settings.ADMINDUK_MASTER_KEY)
    closed = key.exists() and key.stat().st_mode & 0o077 == 0
    yield Finding(f"the master key {key} is closed to others", closed, f"chmod 600 {key}")


def _databases() -> Iterator[Finding]:
    from django.db import OperationalError, connections

    for alias, role in (("default", "adminduk_app"), ("owner", "adminduk_owner")):
        if alias == "owner" and not os.environ.get("DATABASE_URL"):
            continue
        try:
            with connections[alias].cursor() as cursor:
                cursor.execute(
                    "SELECT current_setting('server_version_num')::int, rolsuper OR rolbypassrls, "
                    "pg_has_role('adminduk_lookup', 'MEMBER') OR pg_has_role('adminduk_registrar', 'MEMBER') FROM pg_roles WHERE rolname = current_user"
                )
                version, above_the_walls, member = cursor.fetchone()
        except OperationalError as error:
            yield Finding(f"the database as {role}", False, f"{error}".strip().splitlines()[0])
            continue
        yield Finding(
            f"PostgreSQL {version // 10000} as {role}",
            version >= OLDEST_SERVER,
            "PostgreSQL 15 or newer is needed.",
        )
        yield Finding(
            f"{role} cannot pass row-level security",
            not above_the_walls and (alias == "owner" or not member),
            "Run ops/roles.sql again, as a superuser; the address must name that role, not a superuser.",
        )


def _migrations() -> Iterator[Finding]:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    # Only the owner may read what was migrated.
    if not os.environ.get("DATABASE_URL"):
        return
    executor = MigrationExecutor(connections["owner"])
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    yield Finding(
        "the database has this release's shape" if not waiting else f"{waiting} migrations wait",
        not waiting,
        "Run bin/adminduk migrate with DATABASE_URL set.",
    )


def _ways_out() -> Iterator[Finding]:
    from django.conf import settings

    if settings.ADMINDUK_DEMO:
        return
    yield Finding(
        f"the public address {settings.ADMINDUK_PUBLIC_URL}",
        settings.ADMINDUK_PUBLIC_URL.startswith("https://"),
        "Set ADMINDUK_PUBLIC_URL to an https address.",
    )
    some = settings.ADMINDUK_SMTP_URL or settings.ADMINDUK_WHATSAPP_URL or settings.ADMINDUK_SMS_URL
    yield Finding(
        "a way to send messages",
        bool(some),
        "Set at least one of ADMINDUK_SMTP_URL, ADMINDUK_WHATSAPP_URL and ADMINDUK_SMS_URL.",
    )
