"""Fill an empty installation with the embedded database from a backup (docs/guides/operate.md)."""

from __future__ import annotations

import argparse
from pathlib import Path

from adminduk.cli import backups
from adminduk.cli.database import own_server
from adminduk.cli.only_one import only_one
from adminduk.foundation import configuration
from adminduk.foundation.configuration import Misconfigured
from adminduk.foundation.db.embedded import Cluster
from adminduk.foundation.db.embedded.places import make_home


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="what `backup` wrote")


def run(options: argparse.Namespace) -> int:
    if own_server():
        raise Misconfigured(
            "The database is your own server: bring it back there with pg_restore, and unpack files.tar into "
            "ADMINDUK_STORAGE, as docs/guides/operate.md tells."
        )
    home = configuration.home()
    storage = Path(configuration.text("ADMINDUK_STORAGE") or home / "files")
    make_home(home)
    with only_one(home):
        cluster = Cluster(home)
        with cluster as urls:
            with cluster.connect("adminduk") as admin:
                if admin.execute("SELECT to_regclass('django_migrations')").fetchone() != (None,):
                    raise Misconfigured(
                        f"{home} holds a register already. Restore into an empty ADMINDUK_HOME."
                    )
            try:
                backups.bring_back(options.folder, url=urls.superuser, home=home, storage=storage)
            except backups.BackupFailed as failure:
                raise Misconfigured(str(failure)) from failure
    print(f"Brought back from {options.folder}. Start with bin/run.")
    return 0
