"""Bring the database to the shape of this release (DATABASE_URL is the owner's address)."""

from __future__ import annotations

import argparse

from adminduk.cli.database import database_running
from adminduk.cli.migration import migrate


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    with database_running():
        import django

        django.setup()
        if not migrate(print):
            print("The database is up to date.")
    return 0
