"""An installation that may be broken: a durable PostgreSQL of its own, and processes that can be killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from adminduk.foundation.configuration import PROJECT
from adminduk.foundation.db.embedded import Cluster

PATIENCE_SECONDS = 300


class BreakableOffice:
    """`deeds` names what `tests.faults.deeds` does in a process of its own, for this installation."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.cluster = Cluster(home)
        self.urls = self.cluster.start()

    def environment(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}
        }
        return (
            kept
            | self.urls.environment()
            | {
                "SUPERUSER_URL": self.urls.superuser,
                "ADMINDUK_HOME": str(self.home),
                "ADMINDUK_DEMO": "1",
                "DJANGO_SETTINGS_MODULE": "adminduk.settings",
                "PYTHONPATH": os.pathsep.join([str(PROJECT / "src"), str(PROJECT)]),
                "PYTHONUNBUFFERED": "1",
            }
        )

    def command(self, *words: str) -> str:
        """A command of the platform, run to its end."""
        return self._run("adminduk.cli", *words)

    def deed(self, name: str, **facts: Any) -> Any:
        """A deed, done to its end; answers what its last line says."""
        return json.loads(self._run("tests.faults.deeds", name, json.dumps(facts)).splitlines()[-1])

    def killed_deed(self, name: str, **facts: Any) -> None:
        """A deed whose process must have ended by SIGKILL."""
        done = self._start("tests.faults.deeds", name, json.dumps(facts))
        _, said = done.communicate(timeout=PATIENCE_SECONDS)
        assert done.returncode == -signal.SIGKILL, said

    def _run(self, *words: str) -> str:
        process = self._start(*words)
        answer, said = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 0, said
        return answer

    def _start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=PROJECT,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start_worker(self) -> subprocess.Popen[bytes]:
        """The worker of jobs, as the supervisor starts it."""
        return subprocess.Popen(
            [sys.executable, "-m", "adminduk.cli", "worker"],
            cwd=PROJECT,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def rows(self, sql: str, *facts: Any) -> list[dict[str, Any]]:
        """What the administrator sees: everything, whatever the jurisdiction."""
        with psycopg.connect(self.urls.superuser, row_factory=dict_row) as connection:
            return connection.execute(sql, facts).fetchall()

    def values(self, sql: str, *facts: Any) -> list[Any]:
        return [next(iter(row.values())) for row in self.rows(sql, *facts)]


class Approver:
    """A process with several threads that approves cases, as the web server does; says which it has done."""

    def __init__(self, office: BreakableOffice, cases: list[str]) -> None:
        self.acknowledged: dict[UUID, str] = {}
        self.refused: list[str] = []
        self._process = office._start("tests.faults.deeds", "approve", json.dumps({"cases": cases}))
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            # A line that was cut off by the kill was never said.
            word, *rest = line.split() if line.endswith("\n") else [""]
            if word == "done" and len(rest) == 2:
                self.acknowledged[UUID(rest[0])] = rest[1]
            elif word == "refused":
                self.refused.append(line)

    def wait_for(self, count: int) -> None:
        """Until it has acknowledged so many, or has ended."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while len(self.acknowledged) < count and self._process.poll() is None:
            assert time.monotonic() < deadline, self.refused
            time.sleep(0.005)

    def kill(self) -> None:
        self._process.kill()
        self.finish()

    def finish(self) -> int:
        code = self._process.wait(PATIENCE_SECONDS)
        self._reader.join(10)
        for stream in (self._process.stdout, self._process.stderr):
            assert stream is not None
            stream.close()
        return code
