"""Processor time of our process, PostgreSQL and the load generator (Linux): what a shared machine can't take away.

Rates fall when others use the machine; the time that a request costs on a processor hardly does.
"""

from __future__ import annotations

import os
import resource
import time
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processor time so far; `idle` and `at` tell how busy the whole machine was."""

    ours: float
    postgres: float
    generator: float
    idle: float
    at: float

    def since(self, before: Spent) -> Spent:
        return Spent(*(getattr(self, name) - getattr(before, name) for name in self.__slots__))

    @property
    def idle_share(self) -> float:
        return self.idle / self.at / (os.cpu_count() or 1)

    def each(self, count: float) -> float:
        """Microseconds of all three for one of `count`."""
        return (self.ours + self.postgres + self.generator) / count * 1e6


def spent(home: Path, pid: int = 0) -> Spent:
    """`home` is the installation's, `pid` our process; the generator is a child that has ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = Path("/proc/stat").read_text().splitlines()[0].split()
    return Spent(
        ours=_seconds(pid, ended=False) if pid else 0.0,
        postgres=_postgres(home),
        generator=children.ru_utime + children.ru_stime,
        idle=(int(told[4]) + int(told[5])) / TICKS,
        at=time.monotonic(),
    )


def _postgres(home: Path) -> float:
    """The server with its backends, also those that have ended."""
    from adminduk.foundation.db.embedded.places import find_places

    server = int((find_places(home).data / "postmaster.pid").read_text().split()[0])
    found = _seconds(server, ended=True)
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _parent(folder) == server:
            found += _seconds(int(folder.name), ended=False)
    return found


def _fields(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _parent(folder: Path) -> int:
    fields = _fields(int(folder.name))
    return int(fields[1]) if fields else 0


def _seconds(pid: int, *, ended: bool) -> float:
    """User and system time; with `ended` that of children that were waited for, too."""
    fields = _fields(pid)
    return sum(map(int, fields[11 : 15 if ended else 13])) / TICKS if fields else 0.0
