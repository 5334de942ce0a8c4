"""PostgreSQL refuses to run as root, rightly: then it runs as an unprivileged account."""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adminduk.foundation.db.embedded.trouble import DatabaseTrouble

# An account of our own where an office made one; `nobody` exists on every machine.
CANDIDATES = ("adminduk", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """The user that the server runs as; `switched` when that is not the user who asks."""

    uid: int
    gid: int
    switched: bool

    def for_subprocess(self) -> dict[str, Any]:
        """Keyword arguments for subprocess: drop to this account, supplementary groups included."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switched else {}

    def own(self, path: Path) -> None:
        if self.switched:
            os.chown(path, self.uid, self.gid)

    def may(self, path: Path, *, enter: bool = False) -> bool:
        """Whether the mode bits let this account read (or, with `enter`, pass through) `path`."""
        found = path.stat()
        wanted = stat.S_IXOTH if enter else stat.S_IROTH
        if found.st_uid == self.uid:
            return bool(found.st_mode & (wanted << 6))
        if found.st_gid == self.gid:
            return bool(found.st_mode & (wanted << 3))
        return bool(found.st_mode & wanted)

    def reaches(self, folder: Path) -> bool:
        """Whether it can pass through every folder down to `folder`."""
        real = folder.resolve()
        return all(self.may(step, enter=True) for step in (real, *real.parents))


def server_account(data: Path) -> Account:
    """Who runs the server of `data`: its owner, or for a new one ourselves, but never root."""
    me = os.geteuid()
    owner = data.stat() if data.is_dir() else None
    if me != 0:
        if owner and owner.st_uid != me:
            raise DatabaseTrouble(
                f"The database in {data} belongs to user number {owner.st_uid}. Start as that user, "
                "as root, or choose another folder with ADMINDUK_HOME."
            )
        return Account(me, os.getegid(), switched=False)
    if owner and owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid, switched=True)
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_uid, entry.pw_gid, switched=True)
    raise DatabaseTrouble("PostgreSQL may not run as root and this machine has no user 'nobody'. Make one.")
