"""Write the living residents of a region to a file, for a purpose and with its columns only; it is logged."""

from __future__ import annotations

import argparse
from pathlib import Path

from adminduk.foundation.configuration import Misconfigured


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="ends in .csv or .parquet")
    parser.add_argument(
        "--purpose", required=True, help="voters, social_aid, statistics …; an unknown one lists all"
    )
    parser.add_argument(
        "--fields", default="", help="columns, parted by commas; by default all of the purpose"
    )
    parser.add_argument(
        "--region", default="", help="code of 2, 4, 6 or 10 digits; by default the whole register"
    )


def run(options: argparse.Namespace) -> int:
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now
    from adminduk.register.operations import export_file

    if options.file.suffix.lower() not in (".csv", ".parquet"):
        raise Misconfigured("The name of the file must end in .csv or .parquet.")
    report = export_file(
        actor=system(
            "export", Scope.of(options.region) if options.region else Scope.nation(), "register.export"
        ),
        at=now(),
        path=options.file,
        purpose=options.purpose,
        columns=tuple(one.strip().upper() for one in options.fields.split(",") if one.strip()),
        region=options.region,
    )
    print(f"{report.rows:,} residents in {options.file}: {', '.join(report.columns)}.")
    return 0
