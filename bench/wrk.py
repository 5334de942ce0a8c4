"""The load generator of institutions: wrk, with requests made beforehand so that making them costs nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SCRIPT = """
local requests, count, at = {{}}, 0, {offset}
for line in io.lines("{bodies}") do
    count = count + 1
    requests[count] = wrk.format("POST", "{path}", {{["Content-Type"] = "application/json",
        ["Authorization"] = "Bearer {token}"}}, line)
end
function request()
    at = at % count + 1
    return requests[at]
end
{delay}
done = function(summary, latency, _)
    io.write(string.format("FOUND %d %d %d %d %d %d\\n", summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99), latency.max,
        summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status
        + summary.errors.timeout))
end
"""
UNITS = re.compile(r"^FOUND (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)$", re.MULTILINE)


class NoGenerator(Exception):
    def __init__(self) -> None:
        super().__init__("wrk is not here. On Debian and Ubuntu: apt-get install wrk")


@dataclass(frozen=True, slots=True)
class Load:
    """Requests a second, and how long they took (milliseconds)."""

    per_second: float
    median: float
    p99: float
    longest: float
    errors: int


def ready() -> None:
    if shutil.which("wrk") is None:
        raise NoGenerator


@dataclass(slots=True)
class Wrk:
    """`bodies` is a file with one body a line."""

    port: int
    path: str
    token: str
    bodies: Path

    def run(
        self, seconds: int, connections: int, *, rate: float | None = None, offset: int = 0, threads: int = 1
    ) -> Load:
        """As fast as it goes, or at about `rate` requests a second (each connection then waits in between)."""
        return self.read(self.start(seconds, connections, rate=rate, offset=offset, threads=threads))

    def start(
        self, seconds: int, connections: int, *, rate: float | None = None, offset: int = 0, threads: int = 1
    ) -> subprocess.Popen[str]:
        delay = ""
        if rate:
            # Drawn between nothing and twice the mean, so that connections do not march in step.
            most = round(2000 * connections / rate)
            delay = f"function delay() return math.random(0, {most}) end"
        script = self.bodies.with_suffix(f".{offset}.lua")
        script.write_text(
            SCRIPT.format(offset=offset, bodies=self.bodies, path=self.path, token=self.token, delay=delay)
        )
        return subprocess.Popen(
            ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(script),
             f"http://127.0.0.1:{self.port}"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    @staticmethod
    def read(running: subprocess.Popen[str]) -> Load:
        told, _ = running.communicate()
        found: Sequence[str] | None = UNITS.search(told).groups() if UNITS.search(told) else None
        if found is None:
            raise RuntimeError(f"wrk said:\n{told}")
        requests, micros, median, p99, longest, errors = map(int, found)
        return Load(requests / micros * 1e6, median / 1000, p99 / 1000, longest / 1000, errors)
