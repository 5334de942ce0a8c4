"""What was backed up comes back."""

from __future__ import annotations

import json
from pathlib import Path

import psycopg

from adminduk.foundation.db.embedded import Cluster
from tests.ops.platform import command


def test_a_backup_brings_everything_back_in_another_place(home: Path, fresh: Path) -> None:
    with Cluster(home) as urls, psycopg.connect(urls.owner) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 'akta' AS what")
    paper = home / "files" / "ab" / "cd" / "paper"
    paper.parent.mkdir(parents=True, exist_ok=True)
    paper.write_bytes(b"sealed")
    key = (home / "keys" / "master.key").read_bytes()
    folder = home / "backup"

    made = command(home, "backup", "--with-keys", str(folder))
    assert made.returncode == 0, made.stderr
    back = command(fresh, "restore", str(folder))
    assert back.returncode == 0, back.stderr

    assert (fresh / "files" / "ab" / "cd" / "paper").read_bytes() == b"sealed"
    assert (fresh / "keys" / "master.key").read_bytes() == key
    with Cluster(fresh) as urls:
        with psycopg.connect(urls.owner) as owner:
            assert owner.execute("SELECT what FROM kept").fetchone() == ("akta",)
        with psycopg.connect(urls.app) as app:
            assert app.execute("SELECT count(*) FROM offices_region").fetchone() == (91_599,)
            # The walls came back with the rows.
            forced = "SELECT count(*) FROM pg_class WHERE relforcerowsecurity"
            assert app.execute(forced).fetchone()[0] > 0
    assert command(fresh, "check-install").stdout.count("NOT ") <= 1  # no way to send messages, as before


def test_a_backup_keeps_the_keys_out_unless_asked(home: Path) -> None:
    folder = home / "without-keys"
    assert command(home, "backup", str(folder)).returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == ["backup.json", "database.dump", "files.tar"]
    assert folder.stat().st_mode & 0o077 == 0


def test_a_damaged_backup_is_refused(home: Path, fresh: Path) -> None:
    folder = home / "damaged"
    assert command(home, "backup", str(folder)).returncode == 0
    with (folder / "database.dump").open("r+b") as dump:
        dump.seek(100)
        dump.write(b"xxxx")
    done = command(fresh, "restore", str(folder))
    assert done.returncode == 1
    assert "database.dump is missing or damaged" in done.stderr


def test_a_register_is_never_restored_over(home: Path) -> None:
    folder = home / "again"
    assert command(home, "backup", str(folder)).returncode == 0
    assert json.loads((folder / "backup.json").read_text())["sha256"].keys() == {"database.dump", "files.tar"}
    done = command(home, "restore", str(folder))
    assert done.returncode == 1
    assert "holds a register already" in done.stderr
