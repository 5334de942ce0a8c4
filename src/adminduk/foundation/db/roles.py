"""Runs `ops/roles.sql` where we are the database's administrator: the embedded server and the tests."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import psycopg

from adminduk.foundation.configuration import PROJECT

SCRIPT = PROJECT / "ops" / "roles.sql"


def script_mark(script: Path = SCRIPT) -> str:
    """A short mark of the script's text: the same mark means nothing is to be done."""
    return f"roles {sha256(script.read_bytes()).hexdigest()[:16]}"


def apply_roles(connection: psycopg.Connection, passwords: Mapping[str, str]) -> None:
    """Makes or mends the roles in the connected database; `passwords` by role name.

    The server gets verifiers, not passwords: a server that logs its statements must not learn them.
    """
    with connection.transaction():
        for role, password in passwords.items():
            verifier = connection.pgconn.encrypt_password(
                password.encode(), role.encode(), b"scram-sha-256"
            ).decode()
            connection.execute("SELECT set_config(%s, %s, true)", [f"adminduk.{role}_password", verifier])
        connection.execute(SCRIPT.read_bytes())
