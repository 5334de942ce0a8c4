"""Write a backup of database and papers into a new folder (docs/guides/operate.md)."""

from __future__ import annotations

import argparse
from pathlib import Path

from adminduk.cli import backups
from adminduk.cli.database import own_server
from adminduk.foundation import clock, configuration
from adminduk.foundation.configuration import Misconfigured
from adminduk.foundation.db.embedded import Cluster


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    parser.add_argument(
        "--with-keys", action="store_true", help="also the keys: guard such a backup like them"
    )


def run(options: argparse.Namespace) -> int:
    if options.folder.exists():
        raise Misconfigured(f"{options.folder} exists already; a backup is never written over another.")
    home = configuration.home()
    storage = Path(configuration.text("ADMINDUK_STORAGE") or home / "files")
    facts = {"home": home, "storage": storage, "keys": options.with_keys, "at": clock.now()}
    try:
        if own_server():
            backups.make(options.folder, url=_backup_address(), own_server=True, **facts)
        else:
            with Cluster(home) as urls:
                backups.make(options.folder, url=urls.superuser, own_server=False, **facts)
    except backups.BackupFailed as failure:
        raise Misconfigured(str(failure)) from failure
    print(f"The backup is in {options.folder}.")
    if configuration.text("ADMINDUK_S3_URL"):
        print("The papers lie in S3 and are not in it: keep versions of that bucket.")
    return 0


def _backup_address() -> str:
    address = configuration.text("ADMINDUK_BACKUP_DATABASE_URL")
    if not address:
        raise Misconfigured(
            "Set ADMINDUK_BACKUP_DATABASE_URL to the address of a role that may read every row. The owner "
            "may not: row-level security binds it too. docs/guides/operate.md makes one."
        )
    return address
