"""The folders of the embedded server, made so that its account can use them and nobody else."""

from __future__ import annotations

import os
import socket
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from adminduk.foundation.db.embedded.account import Account, server_account
from adminduk.foundation.db.embedded.trouble import DatabaseTrouble

# The kernel takes 107 bytes for a socket's path, on some systems 103; the file's name takes 15.
LONGEST_FOLDER = 80
# Where data goes when the server's account cannot reach ADMINDUK_HOME (root's closed home).
ELSEWHERE = Path("/var/lib/adminduk")


@dataclass(frozen=True, slots=True)
class Places:
    """`base` holds `data` and, where needed, a copy of the programs; `sockets` the one Unix socket."""

    account: Account
    base: Path
    sockets: Path

    @property
    def data(self) -> Path:
        return self.base / "data"


def find_places(home: Path) -> Places:
    """Finds or makes the folders below `home`; a short or reachable folder elsewhere where it must."""
    link = home / "postgres"
    account = server_account(link / "data")
    base = _base(home, link, account)
    return Places(account, base, _sockets(home, account))


def _base(home: Path, link: Path, account: Account) -> Path:
    if link.is_symlink() and not link.exists():
        raise DatabaseTrouble(
            f"The database of {home} is kept in {link.readlink()}, and that folder is gone. "
            "Bring it back, or start over with bin/reset."
        )
    if not link.exists():
        if not account.switched or account.reaches(home):
            link.mkdir()
        else:
            base = ELSEWHERE / _short_name(home)
            if not ELSEWHERE.exists():
                ELSEWHERE.mkdir(parents=True)
                ELSEWHERE.chmod(0o755)
            base.mkdir(exist_ok=True)
            link.symlink_to(base)
        # The account passes through to its own folder and sees nothing else.
        link.chmod(0o711 if account.switched else 0o700)
    base = link.resolve()
    if account.switched and not account.reaches(base):
        raise DatabaseTrouble(
            f"The database's user (number {account.uid}) cannot reach {base}. Open the folders above it "
            "with chmod o+x, or choose another ADMINDUK_HOME."
        )
    return base


def _sockets(home: Path, account: Account) -> Path:
    """A folder with a short path on a file system that knows sockets, owned by the account, 0700."""
    name = f"adminduk-{account.uid}-{_short_name(home)}"
    choices = [home / "run"] if not account.switched or account.reaches(home) else []
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and not account.switched:
        choices.append(Path(runtime) / name)
    choices.append(Path("/tmp") / name)  # noqa: S108 - ownership is checked below
    for folder in choices:
        if len(os.fsencode(folder)) <= LONGEST_FOLDER and _make_private(folder, account):
            return folder
    raise DatabaseTrouble(f"No folder for the database's socket could be made; {choices[-1]} is not ours.")


def _make_private(folder: Path, account: Account) -> bool:
    try:
        folder.mkdir(mode=0o700)
        account.own(folder)
    except FileExistsError:
        pass
    except OSError:
        return False
    # Someone else could have made the folder first, or a link, to offer us a server of his.
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {account.uid, os.geteuid()}:
        return False
    if stat.S_IMODE(found.st_mode) != 0o700:
        folder.chmod(0o700)
    if found.st_uid != account.uid:
        account.own(folder)
    return _takes_sockets(folder)


def _takes_sockets(folder: Path) -> bool:
    """Some shared folders of virtual machines cannot hold a socket."""
    trial = folder / ".trial"
    try:
        trial.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as probe:
            probe.bind(os.fspath(trial))
    except OSError:
        return False
    finally:
        trial.unlink(missing_ok=True)
    return True


def _short_name(home: Path) -> str:
    return sha256(os.fsencode(home.resolve())).hexdigest()[:12]


def make_home(home: Path) -> None:
    """Makes ADMINDUK_HOME and its private folders; a folder that exists keeps its mode."""
    if not home.exists():
        home.mkdir(parents=True)
        # Root's server runs as another account, which must pass through (but see nothing).
        home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    if not os.access(home, os.W_OK | os.X_OK):
        raise DatabaseTrouble(
            f"The folder {home} cannot be written by this user. Choose another with ADMINDUK_HOME."
        )
    for name in ("keys", "logs"):
        (home / name).mkdir(mode=0o700, exist_ok=True)
