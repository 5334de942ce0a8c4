"""Start over: remove the database, keys, papers and logs of ADMINDUK_HOME."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from adminduk.cli.database import own_server
from adminduk.cli.only_one import only_one
from adminduk.foundation import configuration
from adminduk.foundation.configuration import Misconfigured

# Nothing else of the folder is touched: it may hold what is not ours.
MADE_BY_US = ("files", "keys", "logs", "pki", "postgres", "postgres.lock", "run", "static", "supervisor.lock")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="also where it is not a demo")


def run(options: argparse.Namespace) -> int:
    home = configuration.home()
    if own_server():
        raise Misconfigured(
            "DATABASE_URL is set: this command does not remove the data of your own PostgreSQL. "
            "Drop and make that database yourself, then start again."
        )
    if not home.is_dir():
        print(f"There is nothing in {home}. bin/run makes it.")
        return 0
    if not options.yes and not (home / "demo").exists() and (home / "postgres").exists():
        raise Misconfigured(
            f"{home} is not known to be a demo: it may hold the register of an office, which no one could "
            "bring back. bin/reset --yes removes it all the same."
        )
    with only_one(home):
        _remove(home)
    print(f"Removed the data in {home}. bin/run starts over.")
    return 0


def _remove(home: Path) -> None:
    base = home / "postgres"
    if base.is_symlink():
        shutil.rmtree(base.resolve(), ignore_errors=True)
    for name in (*MADE_BY_US, "demo"):
        path = home / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
