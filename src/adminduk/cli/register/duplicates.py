"""Find people who stand in the register twice, and put the pairs on the desks of their offices.

Runs over the whole register; when it was interrupted, the same command goes on where it was.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

SECONDS_BETWEEN = 1.0
STEPS = {"compare": "comparing everybody", "judge": "judging what was proposed"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--anew", action="store_true", help="forget what an interrupted run has done")
    parser.add_argument("--memory", default="2GB", help="for DuckDB; the rest goes to disk (2GB)")
    parser.add_argument("--threads", type=int, default=2, help="for DuckDB (2)")


def run(options: argparse.Namespace) -> int:
    from django.conf import settings

    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import day_at, now
    from adminduk.register.operations import find_all_duplicates

    folder = Path(settings.ADMINDUK_HOME) / "duplicates"
    if options.anew:
        shutil.rmtree(folder, ignore_errors=True)
    at = now()
    done = find_all_duplicates(
        actor=system("search for duplicates", Scope.nation(), "register.match"),
        at=at,
        today=day_at(at, "WIB"),
        folder=folder,
        memory=options.memory,
        threads=options.threads,
        progress=_teller(),
    )
    print(f"{done.people:,} people, {done.proposed:,} pairs compared in full.")
    print(f"{done.pairs:,} pairs are on the desks; {done.same:,} of them are hardly in doubt.")
    return 0


def _teller() -> Callable[[str, int, int], None]:
    said = 0.0

    def tell(step: str, done: int, of: int) -> None:
        nonlocal said
        if time.monotonic() - said < SECONDS_BETWEEN and 0 < done < of:
            return
        said = time.monotonic()
        what = STEPS.get(step, f"reading people of {step}" if step else "reading people")
        print(f"{what}: {done:,} of {of:,}", file=sys.stderr, flush=True)

    return tell
