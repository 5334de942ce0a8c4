"""Two supervisors on one home or one port would only harm each other."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adminduk.foundation.configuration import Misconfigured


class AlreadyRunning(Misconfigured):
    """Someone runs this home already."""


@contextmanager
def only_one(home: Path) -> Iterator[None]:
    """Holds the home's lock; the kernel frees it however we end."""
    with (home / "supervisor.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyRunning(
                f"Adminduk is already running on {home} (process {lock.read().strip() or 'unknown'}). "
                "Stop it first, or choose another folder with ADMINDUK_HOME."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def free_port(bind: str, port: int) -> None:
    """Refuses a port that is taken, before anything is started."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family) as probe:
        # As the server itself does: connections that just ended are no hindrance.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                why = f"Port {port} is taken by another program. Choose another, as in ADMINDUK_PORT={port + 1} bin/run"
            elif error.errno == errno.EACCES:
                why = f"This user may not use port {port}. Choose one above 1023 with ADMINDUK_PORT."
            else:
                why = f"{bind} is not an address of this machine (ADMINDUK_BIND)."
            raise Misconfigured(why) from None
