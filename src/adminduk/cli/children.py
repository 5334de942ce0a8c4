"""A process that is kept running: restarted when it ends, a little later each time."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

from adminduk.cli.logs import Terminal
from adminduk.foundation.configuration import PROJECT
from adminduk.foundation.db.embedded.server import end_with_parent

FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 30.0
# A child that lived this long was well: the next fault is a new one.
WELL_AFTER_SECONDS = 60.0


class Child:
    def __init__(
        self, name: str, command: Sequence[str], environment: dict[str, str], terminal: Terminal
    ) -> None:
        self.name = name
        self._command = command
        self._environment = environment
        self._terminal = terminal
        self._process: subprocess.Popen[str] | None = None
        self._started = 0.0
        self._wait = FIRST_WAIT_SECONDS
        self._next_start: float | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        self._next_start = None
        self._started = time.monotonic()
        self._process = subprocess.Popen(
            self._command,
            cwd=PROJECT,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            # A group of its own: Ctrl-C reaches the supervisor, which then asks each in turn.
            start_new_session=True,
            preexec_fn=end_with_parent(signal.SIGTERM),
        )
        threading.Thread(target=self._pass_on, args=(self._process,), daemon=True).start()

    def _pass_on(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self._terminal.pass_on(self.name, line.rstrip())

    def look_after(self) -> None:
        """Starts the process again when it has ended, after a pause that grows with every fault."""
        now = time.monotonic()
        if self._next_start is not None:
            if now >= self._next_start:
                self.start()
            return
        if self._process is None or self._process.poll() is None:
            return
        if now - self._started > WELL_AFTER_SECONDS:
            self._wait = FIRST_WAIT_SECONDS
        self._terminal.say(
            f"{self.name} ended ({_how(self._process.returncode)}); it starts again in {self._wait:.0f} s."
        )
        # What is left of its group (a web worker whose parent was killed) must not keep the port.
        self._signal_group(signal.SIGKILL)
        self._next_start = now + self._wait
        self._wait = min(self._wait * 2, LONGEST_WAIT_SECONDS)

    def ask_to_end(self) -> None:
        self._next_start = None
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def wait_or_kill(self, deadline: float) -> None:
        """Waits until `deadline` (monotonic seconds), then ends it by force."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._terminal.say(f"{self.name} did not end in time; ended by force.")
        self._signal_group(signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(2)

    def _signal_group(self, how: signal.Signals) -> None:
        assert self._process is not None
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, how)


def _how(code: int) -> str:
    if code < 0:
        with suppress(ValueError):
            return f"by {signal.Signals(-code).name}"
    return f"code {code}"
