"""Institutions ask: the whole path (token, policy, quota, look-up, comparison, durable log) against pgbench, which does
the same look-up and nothing else. Load generator, our process and PostgreSQL share the machine."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import psycopg

from bench import crowded, institutions, pgbench, processors, wrk
from bench.report import Report, progress
from bench.world import installation

PORT = 8190
BASELINE_SECONDS, SECONDS, WARM_SECONDS = 6, 8, 3
CONNECTIONS, HALF_CONNECTIONS, MANY_CONNECTIONS = (64, 128, 256), 64, (8, 16)
PEAK = 630
A_HUNDRED = 100
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
        before = self._baseline(superuser, home, residents)
        with institutions.answering(PORT) as process:
            single = wrk.Wrk(PORT, "/v1/verifikasi", token, one)
            many = wrk.Wrk(PORT, "/v1/verifikasi/banyak", token, hundred)
            single.run(WARM_SECONDS, CONNECTIONS[0])
            loads: dict[int, wrk.Load] = {}
            cost: dict[int, float] = {}
            for connections in CONNECTIONS:
                loads[connections], cost[connections] = self._load(home, process.pid, single, connections)
            crowds = [self._load(home, process.pid, many, connections)[0] for connections in MANY_CONNECTIONS]
            best = max(loads, key=lambda connections: loads[connections].per_second)
            half = single.run(SECONDS, HALF_CONNECTIONS, rate=loads[best].per_second / 2)
            peak = single.run(round(self.minutes * 60), HALF_CONNECTIONS, rate=PEAK)
        after = self._baseline(superuser, home, residents)
        for connections, load in loads.items():
            self.report.add(
                f"one person a request, {connections} connections",
                load.per_second,
                "requests/s",
                baseline=(before[0] + after[0]) / 2,
                goal="≥ 0.30" if connections == best else "",
            )
        self.report.add(
            "look-ups for the processor time of one request",
            1 / cost[best],
            "a µs",
            baseline=1 / ((before[1] + after[1]) / 2),
        )
        people = max(load.per_second for load in crowds) * A_HUNDRED
        self.report.add("a hundred people a request", people, "people/s", goal="≥ 100000")
        self.report.add(f"p99 at half of its maximum ({half.per_second:,.0f}/s)", half.p99, "ms", goal="< 25")
        said = f"{peak.per_second:,.0f}/s for {self.minutes:g} min"
        self.report.add(f"p99 at {said}", peak.p99, "ms", goal="< 20")
        self.report.add(f"longest at {said}", peak.longest, "ms")
        errors = sum(load.errors for load in (*loads.values(), *crowds, half, peak))
        self.report.add("requests that were not answered", errors, "", goal="≤ 0")

    def _baseline(self, superuser: str, home: Path, residents: int) -> tuple[float, float]:
        """Look-ups a second, and the processor time of one (µs)."""
        before = processors.spent(home)
        found = pgbench.baseline(superuser, home, residents, BASELINE_SECONDS)
        took = processors.spent(home).since(before)
        each = took.each(found * BASELINE_SECONDS)
        self._say(f"pgbench: {found:,.0f} look-ups/s, {each:.0f} µs each, {took.idle_share:.0%} idle")
        return found, each

    def _load(self, home: Path, pid: int, asking: wrk.Wrk, connections: int) -> tuple[wrk.Load, float]:
        """The load, and the processor time of one request (µs)."""
        before = processors.spent(home, pid)
        load = asking.run(SECONDS, connections)
        took = processors.spent(home, pid).since(before)
        count = load.per_second * SECONDS
        parts = ", ".join(
            f"{name} {getattr(took, name) / count * 1e6:.0f}" for name in ("ours", "postgres", "generator")
        )
        self._say(
            f"{asking.path}, {connections} connections: {load.per_second:,.0f}/s, p50 {load.median:.1f}, "
            f"p99 {load.p99:.1f} ms; µs a request: {parts}; {took.idle_share:.0%} idle"
        )
        return load, took.each(count)

    def _say(self, said: str) -> None:
        progress(said)
        self.report.notes.append(said)
