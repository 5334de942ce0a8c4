"""The passwords of the embedded server's roles: made once, kept in ADMINDUK_HOME/keys, mode 0600."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from adminduk.foundation.db.embedded.urls import ROLES


def ensure_passwords(home: Path) -> dict[str, str]:
    """One password for each of ROLES."""
    path = home / "keys" / "database.json"
    known: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    missing = [name for name in ROLES if name not in known]
    if missing:
        known |= {name: secrets.token_urlsafe(24) for name in missing}
        _write_private(path, json.dumps(known, indent=1))
    return known


def _write_private(path: Path, text: str) -> None:
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
