"""Check the whole journal, and every row of the register against it; names what does not hold."""

from __future__ import annotations

import argparse
import os

from adminduk.cli.telling import report, told


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--region", help="one kab/kota, four digits; by default all")
    parser.add_argument(
        "--processes", type=int, default=min(2, os.cpu_count() or 1), help="how many share the work (2)"
    )


def run(options: argparse.Namespace) -> int:
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now
    from adminduk.register.queries import verify

    with told() as tell:
        found = verify(
            actor=system("command line", Scope.nation(), "audit.view"),
            at=now(),
            region=options.region,
            processes=max(1, options.processes),
            tell=tell,
        )
    return report(found)
