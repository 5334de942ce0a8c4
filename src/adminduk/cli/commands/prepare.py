"""Collect static files, migrate, load the regions and seed an empty demo (what `run` does before the first page)."""

from __future__ import annotations

import argparse
import os

from adminduk.cli.database import database_running
from adminduk.cli.migration import migrate
from adminduk.cli.preparation import SIGN_IN
from adminduk.cli.static_files import collect


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    with database_running():
        import django

        django.setup()
        from django.conf import settings

        collect(print)
        # An office may keep the owner's address away from the service and migrate by hand.
        if os.environ.get("DATABASE_URL"):
            migrate(print)
        if settings.ADMINDUK_DEMO:
            _prepare_demo()
    return 0


def _prepare_demo() -> None:
    from adminduk.demo.operations import seed_if_empty
    from adminduk.demo.queries import sign_ins

    seed_if_empty(print)
    for one in sign_ins():
        print(f"{SIGN_IN}{one}")
