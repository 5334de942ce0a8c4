"""One running server process: started, found, waited for, ended."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from adminduk.foundation.db.embedded.places import Places
from adminduk.foundation.db.embedded.trouble import DatabaseTrouble
from adminduk.foundation.db.embedded.tuning import as_arguments, settings

# The server's language and time must not come from whoever happened to start it.
CLEAN_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
# After a crash the server replays its log first; that may take a while, silence may not.
START_SECONDS = 120
STOP_SECONDS = 5
STATUS_LINE = 7


class Server:
    """A server that this process started."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        return self._process.pid

    def ended(self) -> bool:
        return self._process.poll() is not None

    def stop(self) -> None:
        """Fast shutdown; if it takes longer than it should, at once (the log is replayed at the next start)."""
        for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if self.ended():
                return
            with suppress(ProcessLookupError):
                self._process.send_signal(how)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)


def start(places: Places, programs: Path, log: Path, *, fast: bool = False) -> Server:
    """Starts the server and waits until it takes connections."""
    command = [str(programs / "postgres"), "-D", str(places.data)]
    command += as_arguments(settings(places.sockets, fast=fast))
    with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as output:
        process = subprocess.Popen(
            command,
            cwd=places.data,
            env=CLEAN_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            umask=0o077,
            # Ctrl-C at the terminal is for the supervisor, which ends the database last.
            start_new_session=True,
            preexec_fn=end_with_parent(signal.SIGINT),
            **places.account.for_subprocess(),
        )
    server = Server(process)
    try:
        _wait_until_ready(server, places.data, log)
    except BaseException:
        server.stop()
        raise
    return server


def _wait_until_ready(server: Server, data: Path, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        pid, status = read_pid_file(data)
        if pid == server.pid and status == "ready":
            return
        if server.ended():
            break
        time.sleep(0.01)
    tail = "\n".join(log.read_text("utf-8", "replace").splitlines()[-5:])
    raise DatabaseTrouble(f"The database did not start. The end of {log} says:\n{tail}")


def read_pid_file(data: Path) -> tuple[int | None, str]:
    """The process and the status (`starting`, `ready`, `stopping`) in the server's own lock file."""
    try:
        lines = (data / "postmaster.pid").read_text("utf-8").splitlines()
    except OSError:
        return None, ""
    pid = int(lines[0]) if lines and lines[0].strip().isdigit() else None
    return pid, lines[STATUS_LINE].strip() if len(lines) > STATUS_LINE else ""


def is_ready(data: Path) -> bool:
    pid, status = read_pid_file(data)
    return status == "ready" and pid is not None and _serves(pid, data)


def stop_orphan(data: Path) -> None:
    """Ends a server whose supervisor was killed, and forgets a lock file that nobody holds any more.

    The server trusts a lock file whose process number is alive; after a restart of the machine or the
    container that number often belongs to somebody else, and it would refuse to start for ever.
    """
    pid, _ = read_pid_file(data)
    if pid is None:
        return
    for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if not _serves(pid, data):
            break
        with suppress(ProcessLookupError):
            os.kill(pid, how)
        deadline = time.monotonic() + STOP_SECONDS
        while _serves(pid, data) and time.monotonic() < deadline:
            time.sleep(0.02)
    if not _serves(pid, data):
        (data / "postmaster.pid").unlink(missing_ok=True)


def _serves(pid: int, data: Path) -> bool:
    """Whether that process is a PostgreSQL server of `data`: it works inside its data directory."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == data.resolve()
    except FileNotFoundError:
        return _alive(pid) if not Path("/proc/self").exists() else False
    except PermissionError:
        # Another user's process cannot be the server of our own data.
        return False


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def end_with_parent(how: signal.Signals) -> Callable[[], None] | None:
    """A child's first act: ask the kernel for a signal when its parent dies, even by kill -9."""
    if sys.platform != "linux":
        return None
    prctl, ask, parent = ctypes.CDLL(None).prctl, 1, os.getpid()

    def ask_the_kernel() -> None:
        prctl(ask, int(how))
        if os.getppid() != parent:
            os.kill(os.getpid(), how)

    return ask_the_kernel
