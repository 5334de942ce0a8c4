"""Bring in a file of people and families (CSV or Parquet, SIAK's columns); docs/guides/import.md tells more.

Rows that cannot come in stand in FILE.rejected.csv, each with its line, column and reason.
"""
# ruff: noqa: N999 - the command is called so

from __future__ import annotations

import argparse
from pathlib import Path

from adminduk.cli.progress import ProgressLine
from adminduk.foundation.configuration import Misconfigured


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--office", default="", help="code of the Dinas: only its own region comes in")
    parser.add_argument(
        "--resume", action="store_true", help="go on where a run with this file was broken off"
    )
    parser.add_argument("--workplace", type=Path, help="folder for sorting, twice as large as the file")


def run(options: argparse.Namespace) -> int:
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now
    from adminduk.offices.queries import list_offices
    from adminduk.register.operations import import_file

    if not options.file.is_file():
        raise Misconfigured(f"There is no file {options.file}.")
    office = None
    if options.office:
        office = next((one for one in list_offices() if one.code == options.office), None)
        if office is None:
            raise Misconfigured(f"There is no office {options.office}: bin/adminduk office list.")
    line = ProgressLine()
    scope = Scope.of(office.kabkota) if office else Scope.nation()
    report = import_file(
        actor=system("import", scope, "register.load"),
        at=now(),
        path=options.file,
        office=office,
        resume=options.resume,
        say=line.show,
        at_once=2,
        workplace=options.workplace,
    )
    line.end()
    print(f"{report.rows:,} rows: {report.entered:,} people of {report.families:,} families came in.")
    if report.before:
        print(f"{report.before:,} had come in before the run was broken off.")
    if report.unused_columns:
        print(f"Columns that were not read: {', '.join(report.unused_columns)}.")
    if report.rejected:
        print(f"{report.rejected:,} rows were refused; {report.rejected_file} names each:")
        for code, count in sorted(report.reasons.items(), key=lambda one: -one[1]):
            print(f"  {count:>10,}  {code}")
    return 0
