"""What an inspection says while it goes on, and at its end."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

LINES_AT_MOST = 50
SECONDS_BETWEEN = 1.0


@contextmanager
def told() -> Iterator[Callable[[int, int], None]]:
    """Says every second, beside the report, how many entries have been read."""
    began = said = time.monotonic()

    def tell(read: int, of: int) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said < SECONDS_BETWEEN and read < of:
            return
        said = now
        rate = read / max(now - began, 0.001)
        line = f"{read:,} of {of:,} entries, {rate:,.0f} a second"
        end = "\r" if sys.stderr.isatty() else "\n"
        print(f"{line:<70}", end=end, file=sys.stderr, flush=True)

    yield tell
    if sys.stderr.isatty():
        print(file=sys.stderr)


def report(found: Any) -> int:
    """Prints what an inspection found; answers 0 when everything holds, else 1."""
    print(f"{found.entries:,} entries and {found.rows:,} rows were checked.")
    for one in found.breaks:
        where = f"entry {one.seq}" if one.seq else "an entry without a seal"
        print(f"BROKEN  chain {one.chain}, {where}: {one.problem}")
    for one in found.differences[:LINES_AT_MOST]:
        print(f"DIFFERS {one.table} {one.key}: {', '.join(one.columns)}")
    if len(found.differences) > LINES_AT_MOST:
        print(f"… and {len(found.differences) - LINES_AT_MOST:,} more rows (a thousand are looked for).")
    print("Everything holds." if found.holds else "The register is NOT what was entered.")
    return 0 if found.holds else 1
