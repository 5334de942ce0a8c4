"""Institutions ask: the whole path (token, policy, quota, look-up, comparison, durable log) against pgbench, which does
the same look-up and nothing else. Load generator, our process and PostgreSQL share the machine."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

import psycopg

from bench import crowded, institutions, pgbench, wrk
from bench.report import Report, progress
from bench.world import installation

PORT = 8190
BASELINE_SECONDS, SECONDS, WARM_SECONDS = 6, 8, 3
CONNECTIONS, HALF_CONNECTIONS, MANY_CONNECTIONS = (64, 128, 256), 64, (8, 16)
PEAK = 630
# What is read and written by every look-up; a server that was just started has none of it in memory.
WARM = ("register_nik", "register_nik_pkey", "register_person", "register_person_pkey")


def measure(options: argparse.Namespace) -> Report:
    return Asking(options).report


class Asking:
    """ADMINDUK_BENCH_MINUTES: how long the peak hour is held (1)."""

    def __init__(self, options: argparse.Namespace) -> None:
        wrk.ready()
        self.report = Report("Institutions ask, everything on: token, policy, quota, comparison, durable log")
        self.minutes = float(os.environ.get("ADMINDUK_BENCH_MINUTES", "1"))
        with installation(options.home) as home:
            from adminduk.foundation.db.embedded import Cluster

            urls = Cluster(home).start()
            there, seconds = crowded.fill(urls.superuser, options.residents)
            took = f"; made in {seconds:.0f} s" if seconds else ""
            self.report.notes.append(
                f"{there:,} residents{took}; names compared, one in ten spelt otherwise."
            )
            institutions.make_agreement(urls.superuser, 1)
            self._warm(urls.superuser)
            one, hundred = institutions.write_questions(urls.superuser, there, home)
            self._run(urls.superuser, home, there, one, hundred)

    def _warm(self, superuser: str) -> None:
        with psycopg.connect(superuser, autocommit=True) as connection:
            connection.execute("ANALYZE register_nik")
            connection.execute("CREATE EXTENSION IF NOT EXISTS pg_prewarm")
            for name in WARM:
                connection.execute("SELECT pg_prewarm(%s)", [name])

    def _run(self, superuser: str, home: Path, residents: int, one: Path, hundred: Path) -> None:
        token = institutions.token_of(1)
        before = pgbench.baseline(superuser, home, residents, BASELINE_SECONDS)
        progress(f"pgbench: {before:,.0f} look-ups/s")
        with institutions.answering(PORT) as process:
            single, many = wrk.Wrk(PORT, "/v1/verifikasi", token, one), wrk.Wrk(
                PORT, "/v1/verifikasi/banyak", token, hundred
            )  # fmt: skip
            single.run(WARM_SECONDS, CONNECTIONS[0])
            loads = {}
            for connections in CONNECTIONS:
                busy = _busy(process.pid)
                loads[connections] = load = single.run(SECONDS, connections)
                self._say(
                    f"{connections} connections", load, _spent(busy, _busy(process.pid), load.per_second)
                )
            crowds = [many.run(SECONDS, connections) for connections in MANY_CONNECTIONS]
            best = max(loads.values(), key=lambda load: load.per_second)
            half = single.run(SECONDS, HALF_CONNECTIONS, rate=best.per_second / 2)
            peak = single.run(round(self.minutes * 60), HALF_CONNECTIONS, rate=PEAK)
        after = pgbench.baseline(superuser, home, residents, BASELINE_SECONDS)
        baseline = (before + after) / 2
        for connections, load in loads.items():
            self.report.add(
                f"one person a request, {connections} connections",
                load.per_second,
                "requests/s",
                baseline=baseline,
                goal="≥ 0.30" if load is best else "",
            )
        self.report.add(
            "a hundred people a request",
            max(load.per_second for load in crowds) * 100,
            "people/s",
            goal="≥ 100000",
        )
        self.report.add(f"p99 at half of its maximum ({half.per_second:,.0f}/s)", half.p99, "ms", goal="< 25")
        said = f"{peak.per_second:,.0f}/s for {self.minutes:g} min"
        self.report.add(f"p99 at {said}", peak.p99, "ms", goal="< 20")
        self.report.add(f"longest at {said}", peak.longest, "ms")
        errors = sum(load.errors for load in (*loads.values(), *crowds, half, peak))
        self.report.add("requests that were not answered", errors, "", goal="≤ 0")
        self.report.notes.append(f"pgbench before and after: {before:,.0f} and {after:,.0f} look-ups/s.")

    def _say(self, what: str, load: wrk.Load, spent: str) -> None:
        said = f"{what}: {load.per_second:,.0f}/s, p50 {load.median:.1f}, p99 {load.p99:.1f} ms; {spent}"
        progress(said)
        self.report.notes.append(said)


def _busy(pid: int) -> dict[str, float]:
    """Seconds of processor time so far (Linux): our process, PostgreSQL's, and what the machine did not use."""
    ticks = os.sysconf("SC_CLK_TCK")
    found = {"ours": _ticks(pid) / ticks, "postgres": 0.0, "at": time.monotonic()}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if "postgres:" in (folder / "cmdline").read_text():
                    found["postgres"] += _ticks(int(folder.name)) / ticks
            except OSError:
                continue
    told = Path("/proc/stat").read_text().splitlines()[0].split()
    found["idle"] = (int(told[4]) + int(told[5])) / ticks
    return found


def _ticks(pid: int) -> int:
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(told[11]) + int(told[12])


def _spent(before: dict[str, float], after: dict[str, float], per_second: float) -> str:
    """Where the time of one request goes."""
    took = after["at"] - before["at"]
    requests = per_second * took
    each = {name: (after[name] - before[name]) / requests * 1e6 for name in ("ours", "postgres")}
    idle = (after["idle"] - before["idle"]) / took / (os.cpu_count() or 1)
    return (
        f"{each['ours']:.0f} µs ours and {each['postgres']:.0f} µs of PostgreSQL a request, {idle:.0%} idle"
    )
