"""The installation's secrets, derived from one master key that never enters the database.

The master key is a file (`ADMINDUK_HOME/keys/master.key`, mode 0600). Each use has its own key,
derived by HKDF, so that a key that leaks opens one door only.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


def ensure_master_key(home: Path) -> Path:
    """The path of the master key below `home`, made on first use with mode 0600."""
    path = home / "keys" / "master.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_suffix(".new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        # A hard link fails when another process was first: both then read the same key.
        with suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink(missing_ok=True)
    return path


@cache
def derived_key(master: Path, purpose: str, length: int = KEY_BYTES) -> bytes:
    """The key for `purpose`, the same at every start."""
    expand = HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=f"adminduk/{purpose}/1".encode())
    return expand.derive(master.read_bytes())
