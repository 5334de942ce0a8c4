"""Spread the tables over the servers of a cluster, or make the coming months of the journal."""

from __future__ import annotations

import argparse

from adminduk.cli.database import database_running
from adminduk.foundation import configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    distribute = acts.add_parser("distribute", help="lay the tables out on a Citus cluster (13 or newer)")
    distribute.add_argument("--dry-run", action="store_true", help="print the SQL and change nothing")
    months = acts.add_parser("months", help="make the partitions of the coming months")
    months.add_argument("--ahead", type=int, default=3, help="how many months after this one (default 3)")


def run(options: argparse.Namespace) -> int:
    with database_running():
        import django

        django.setup()
        return _distribute(options.dry_run) if options.act == "distribute" else _months(options.ahead)


def _distribute(dry_run: bool) -> int:
    import psycopg

    from adminduk.cli.distribution import plan, spread

    # Only the owner of a table spreads it.
    with psycopg.connect(configuration.text("DATABASE_URL")) as owner:
        if dry_run:
            print(";\n".join(plan(owner)) + ";")
            owner.rollback()
            return 0
        done = spread(owner)
    print(f"The tables are spread ({done} statements)." if done else "Every table is spread already.")
    return 0


def _months(ahead: int) -> int:
    from adminduk.foundation.db.partitions import make_partitions

    made = make_partitions(ahead)
    print(f"{made} partitions made." if made else "These months are there already.")
    return 0
