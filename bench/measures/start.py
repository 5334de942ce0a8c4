"""From the command to the first page: on a machine that never ran it (cold), and again (warm)."""

from __future__ import annotations

import argparse
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from bench.report import Report, progress
from bench.world import PROJECT

PATIENCE_SECONDS = 300
COLD_GOAL, WARM_GOAL, END_GOAL = 60, 10, 10


def measure(options: argparse.Namespace) -> Report:
    report = Report("From the command to the first page (the demo, with its own database)")
    folder = options.home or Path(tempfile.mkdtemp(prefix="adminduk-bench-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)
    try:
        for name, goal in (("cold (a fresh home)", COLD_GOAL), ("warm (started again)", WARM_GOAL)):
            progress(f"{name} …")
            began, ended = _start_and_end(folder / "var")
            report.add(f"{name}: first page", began, "s", goal=f"≤ {goal}")
            report.add(f"{name}: ended after SIGTERM", ended, "s", goal=f"≤ {END_GOAL}")
    finally:
        if options.home is None:
            shutil.rmtree(folder, ignore_errors=True)
    report.notes.append(
        "cold: a new database, migrations, 91,599 regions, the demo's people; the environment is there."
    )
    return report


def _start_and_end(home: Path) -> tuple[float, float]:
    """Seconds until `/` answers 200, and seconds that the end takes."""
    port = _free_port()
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    began = time.perf_counter()
    platform = subprocess.Popen(
        [sys.executable, "-m", "adminduk.cli", "run"],
        env=kept
        | {"ADMINDUK_HOME": str(home), "ADMINDUK_PORT": str(port), "PYTHONPATH": str(PROJECT / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _first_page(port):
            if platform.poll() is not None or time.perf_counter() - began > PATIENCE_SECONDS:
                raise RuntimeError(f"The platform did not start; {home / 'logs'} may say why.")
            time.sleep(0.02)
        answered = time.perf_counter() - began
    finally:
        ending = time.perf_counter()
        platform.send_signal(signal.SIGTERM)
        platform.wait(60)
    return answered, time.perf_counter() - ending


def _first_page(port: int) -> bool:
    with suppress(OSError, http.client.HTTPException):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            line.request("GET", "/", headers={"Host": f"localhost:{port}"})
            return line.getresponse().status == 200
        finally:
            line.close()
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
