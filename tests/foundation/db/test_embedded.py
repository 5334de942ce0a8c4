"""The embedded PostgreSQL starts, keeps what it was given, and says clearly what hinders it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from adminduk.foundation.db.embedded import Cluster, DatabaseTrouble
from adminduk.foundation.db.embedded.places import find_places
from adminduk.foundation.db.embedded.server import read_pid_file


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder like a project's `var`: reachable for the database's account when root runs the tests."""
    with tempfile.TemporaryDirectory(prefix="adminduk-home-") as folder:
        if os.geteuid() == 0:
            Path(folder).chmod(0o711)
        yield Path(folder, "var")


def wait_until_gone(pid: int, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    return not Path(f"/proc/{pid}").exists()


def keep_a_note(url: str) -> None:
    with psycopg.connect(url) as owner:
        owner.execute("CREATE TABLE note AS SELECT 'kept' AS text")


def read_the_note(url: str) -> str:
    with psycopg.connect(url) as owner:
        return owner.execute("SELECT text FROM note").fetchone()[0]


def test_a_second_start_keeps_the_data(home: Path) -> None:
    with Cluster(home, fast=True) as urls:
        keep_a_note(urls.owner)
    with Cluster(home, fast=True) as urls:
        assert read_the_note(urls.owner) == "kept"


def test_it_is_durable_unless_it_is_for_tests(home: Path) -> None:
    with Cluster(home) as urls, psycopg.connect(urls.app) as app:
        assert app.execute("SHOW fsync").fetchone() == ("on",)
        assert app.execute("SHOW synchronous_commit").fetchone() == ("on",)
        assert app.execute("SHOW full_page_writes").fetchone() == ("on",)
        assert app.execute("SHOW listen_addresses").fetchone() == ("",)


def test_what_was_committed_survives_kill_9_of_the_server(home: Path) -> None:
    cluster = Cluster(home)
    try:
        keep_a_note(cluster.start().owner)
        assert cluster.pid is not None
        os.kill(cluster.pid, signal.SIGKILL)
        while not cluster.ended():
            time.sleep(0.02)
        cluster.stop()
        assert read_the_note(cluster.start().owner) == "kept"
    finally:
        cluster.stop()


STARTS_AND_WAITS = """
import sys, time
from pathlib import Path
from adminduk.foundation.db.embedded import Cluster
cluster = Cluster(Path(sys.argv[1]), fast=True)
cluster.start()
print(cluster.pid, flush=True)
time.sleep(600)
"""


def start_elsewhere(home: Path) -> tuple[subprocess.Popen[str], int]:
    process = subprocess.Popen(
        [sys.executable, "-c", STARTS_AND_WAITS, str(home)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, int(process.stdout.readline())


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_server_whose_starter_was_killed_ends_by_itself(home: Path) -> None:
    process, server = start_elsewhere(home)
    end(process)
    assert wait_until_gone(server)
    with Cluster(home) as urls, psycopg.connect(urls.app):
        pass


def test_a_second_process_joins_the_running_server_and_leaves_it_running(home: Path) -> None:
    process, server = start_elsewhere(home)
    try:
        with Cluster(home) as urls:
            keep_a_note(urls.owner)
        assert read_pid_file(find_places(home).data) == (server, "ready")
    finally:
        end(process)


def test_a_lock_file_that_names_someone_elses_process_is_no_hindrance(home: Path) -> None:
    with Cluster(home, fast=True):
        held = (find_places(home).data / "postmaster.pid").read_text()
    lines = held.splitlines()
    lines[0] = "1"  # as after a restart of the machine: the number lives, the server does not
    (find_places(home).data / "postmaster.pid").write_text("\n".join(lines) + "\n")
    with Cluster(home, fast=True) as urls, psycopg.connect(urls.app):
        pass


def test_an_interrupted_first_start_is_begun_anew(home: Path) -> None:
    half = home / "postgres" / "data.new"
    half.mkdir(parents=True)
    if os.geteuid() == 0:
        home.chmod(0o711)
        half.parent.chmod(0o711)
    (half / "PG_VERSION").write_text("18\n")
    with Cluster(home, fast=True) as urls, psycopg.connect(urls.app):
        pass
    assert not half.exists()


def test_data_of_another_version_is_left_alone_with_a_clear_sentence(home: Path) -> None:
    with Cluster(home, fast=True):
        data = find_places(home).data
    (data / "PG_VERSION").write_text("14\n")
    with pytest.raises(DatabaseTrouble, match="written by PostgreSQL 14; this release brings PostgreSQL 18"):
        Cluster(home, fast=True).start()


def test_lost_keys_are_named(home: Path) -> None:
    with Cluster(home, fast=True):
        pass
    (home / "keys" / "database.json").unlink()
    with pytest.raises(DatabaseTrouble, match="keys that belong to"):
        Cluster(home, fast=True).start()


def test_a_socket_is_found_below_a_very_long_path(home: Path) -> None:
    deep = home / ("folder-with-a-long-name-" * 3) / ("another-one-that-is-longer-" * 3)
    with Cluster(deep, fast=True) as urls, psycopg.connect(urls.superuser) as admin:
        (folder,) = admin.execute("SHOW unix_socket_directories").fetchone()
    assert len(folder.strip('"')) < 90


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a closed home that the database cannot enter")
def test_roots_closed_home_stays_closed(home: Path) -> None:
    closed = home.parent / "root"
    closed.mkdir(mode=0o700)
    inside = closed / "project" / "var"
    with Cluster(inside, fast=True) as urls, psycopg.connect(urls.app) as app:
        assert app.execute("SELECT current_user").fetchone() == ("adminduk_app",)
        elsewhere = (inside / "postgres").resolve()
        owner = find_places(inside).data.stat().st_uid
    try:
        assert closed.stat().st_mode & 0o777 == 0o700
        assert not elsewhere.is_relative_to(closed)
        assert owner != 0
    finally:
        subprocess.run(["rm", "-rf", str(elsewhere)], check=True)


def test_a_refused_row_does_not_reach_the_log(home: Path) -> None:
    with Cluster(home, fast=True) as urls, psycopg.connect(urls.owner, autocommit=True) as owner:
        owner.execute("CREATE TABLE number (nik text PRIMARY KEY)")
        owner.execute("INSERT INTO number VALUES ('3201014101900001')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            owner.execute("INSERT INTO number VALUES ('3201014101900001')")
    log = (home / "logs" / "postgres.log").read_text()
    assert "duplicate key" in log
    assert "3201014101900001" not in log


def test_keys_are_for_their_owner_alone(home: Path) -> None:
    with Cluster(home, fast=True):
        assert (home / "keys" / "database.json").stat().st_mode & 0o077 == 0
        assert find_places(home).data.stat().st_mode & 0o077 == 0
        assert find_places(home).sockets.stat().st_mode & 0o077 == 0
