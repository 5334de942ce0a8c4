"""Hold the log of accesses against its seals; names the first line that is not as it was."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--month", default="", help="only this one, as in 202611")


def run(options: argparse.Namespace) -> int:
    from adminduk.data_access.queries import first_log_break

    found = first_log_break(month=options.month)
    if found is None:
        print("Every sealed line is as it was written, and every seal follows the one before it.")
        return 0
    line = f", line {found.access_id}" if found.access_id else ""
    print(f"Broken: {found.problem} (month {found.month}, seal {found.seal_no}{line}).")
    return 1
