"""A whole platform as a test sees it: one supervisor process, its children, its pages."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from adminduk.foundation.configuration import PROJECT

PATIENCE_SECONDS = 120
# An office's own installation rather than a demo: it starts without five thousand people.
OFFICE = {"ADMINDUK_DEMO": "0", "ADMINDUK_PUBLIC_URL": "https://localhost"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def bare_environment(home: Path, port: int, **more: str) -> dict[str, str]:
    """What a person's shell has, and nothing of the test run's."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    ports = {"ADMINDUK_PORT": str(port), "ADMINDUK_INSTITUTIONS_PORT": str(free_port())}
    return kept | {"ADMINDUK_HOME": str(home)} | ports | more


def command(
    home: Path, *words: str, port: int | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """A command of the platform, run to its end."""
    return subprocess.run(
        [sys.executable, "-m", "adminduk.cli", *words],
        env=bare_environment(
            home, port or free_port(), PYTHONPATH=str(PROJECT / "src"), **OFFICE, **settings
        ),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


class Platform:
    """`python -m adminduk.cli run` on a home of its own."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.port = free_port()
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "adminduk.cli", "run"],
            env=bare_environment(home, self.port, PYTHONPATH=str(PROJECT / "src"), **settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.said.extend(line.rstrip() for line in self.process.stdout)

    def wait_until_said(self, words: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not any(words in line for line in list(self.said)):
            assert self.process.poll() is None or any(words in line for line in self.said), self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.02)

    def wait_until_answering(self) -> Platform:
        self.wait_until_said("Adminduk answers at")
        return self

    def health(self) -> dict[str, dict[str, object]]:
        """What /healthz says of each part, whatever its status; nothing when nobody answers."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            line.request("GET", "/healthz", headers={"Host": "localhost", "X-Forwarded-Proto": "https"})
            return json.loads(line.getresponse().read())
        except (OSError, ValueError, http.client.HTTPException):
            return {}
        finally:
            line.close()

    def wait_until_working(self) -> None:
        """Until the database and the jobs are well (who signs is not a matter of processes)."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            health = self.health()
            if health and all(health[part]["well"] for part in ("database", "jobs")):
                return
            assert time.monotonic() < deadline, (health, self.said[-10:])
            time.sleep(0.1)

    def end(self, how: signal.Signals = signal.SIGTERM) -> float:
        """Sends the signal and answers how many seconds it took."""
        began = time.monotonic()
        self.process.send_signal(how)
        self.process.wait(60)
        self._reader.join(5)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return time.monotonic() - began

    def children(self) -> dict[str, int]:
        """The supervisor's own children: name and process number."""
        found = {}
        for pid, parent, command in processes():
            if parent == self.process.pid:
                for name in ("granian", "worker", "sealer", "postgres"):
                    if name in command:
                        found[name] = pid
        return found

    def family(self) -> set[int]:
        """Every process below the supervisor."""
        known = {self.process.pid}
        everyone = processes()
        while True:
            more = {pid for pid, parent, _ in everyone if parent in known} - known
            if not more:
                return known - {self.process.pid}
            known |= more


def processes() -> list[tuple[int, int, str]]:
    """(process, parent, command) of everything that runs."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text()
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            state, parent = stat.rpartition(")")[2].split()[:2]
            if state != "Z":
                found.append((int(folder.name), int(parent), command))
    return found
