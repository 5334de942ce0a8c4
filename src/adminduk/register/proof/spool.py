"""Changes that cannot be folded yet, on disk: a file for each of many buckets of keys."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from adminduk.register.rebuild import Change

BUCKETS = 256
Bucket = dict[tuple[str, str], list[Change]]


class Spool:
    """Writes by one process; every process has files of its own in the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._waiting: dict[int, list[str]] = defaultdict(list)
        self._lines = 0

    def add(self, change: Change) -> None:
        line = json.dumps(
            [change.table, change.key, change.revision, change.columns, change.entry_id, change.recorded_at],
            separators=(",", ":"),
        )
        self._waiting[crc32(f"{change.table} {change.key}".encode()) % BUCKETS].append(line)
        self._lines += 1
        if self._lines >= 20_000:
            self.flush()

    def flush(self) -> None:
        for bucket, lines in self._waiting.items():
            with (self.folder / f"{bucket:03d}.{os.getpid()}").open("a", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in lines)
        self._waiting.clear()
        self._lines = 0


def buckets(folder: Path) -> list[int]:
    """The buckets that hold anything."""
    return sorted({int(path.name[:3]) for path in folder.glob("[0-9][0-9][0-9].*")})


def read_bucket(folder: Path, bucket: int) -> Bucket:
    """The changes of each row of one bucket, from all processes."""
    found: Bucket = defaultdict(list)
    for change in _lines(folder, bucket):
        found[change.table, change.key].append(change)
    return found


def _lines(folder: Path, bucket: int) -> Iterator[Change]:
    for path in sorted(folder.glob(f"{bucket:03d}.*")):
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield Change(*json.loads(line))
