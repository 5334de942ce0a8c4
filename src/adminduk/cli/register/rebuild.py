"""Make every current row anew from the journal, write it out, and compare it with the one that is kept."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from adminduk.cli.telling import report, told


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--into", type=Path, required=True, help="a new folder: a file of JSON lines for each part of a table"
    )
    parser.add_argument("--region", help="one kab/kota, four digits; by default all")
    parser.add_argument(
        "--processes", type=int, default=min(2, os.cpu_count() or 1), help="how many share the work (2)"
    )


def run(options: argparse.Namespace) -> int:
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now
    from adminduk.register.queries import verify

    try:
        # The rows are of people: nobody else on the machine reads them.
        options.into.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        print(f"adminduk: {options.into} is there already; name a new folder.", file=sys.stderr)
        return 2
    with told() as tell:
        found = verify(
            actor=system("command line", Scope.nation(), "audit.view"),
            at=now(),
            region=options.region,
            processes=max(1, options.processes),
            tell=tell,
            into=options.into,
        )
    return report(found)
