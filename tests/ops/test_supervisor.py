"""bin/run starts everything, keeps it running, and ends it in time."""

from __future__ import annotations

import os
import signal
import socket
import time
from pathlib import Path

import pytest

from tests.ops.platform import OFFICE, Platform, command, processes

# Promised: ten seconds. A second start: seconds, on a machine that does nothing else.
END_SECONDS = 10


def test_the_first_start_makes_everything_and_answers(fresh: Path) -> None:
    office = Platform(fresh, **OFFICE).wait_until_answering()
    try:
        assert set(office.children()) == {"granian", "worker", "sealer", "postgres"}
        office.wait_until_working()
        assert any("Migrating the database" in line for line in office.said)
        assert any("91,599 regions" in line for line in office.said)
    finally:
        office.end()


def test_a_second_start_makes_nothing_anew(office: Platform) -> None:
    assert not any("Migrating" in line or "Making" in line or "Loaded" in line for line in office.said)


def test_sigterm_ends_everything_within_ten_seconds(office: Platform) -> None:
    everyone = office.family()
    assert len(everyone) >= 4
    assert office.end() < END_SECONDS
    assert office.process.returncode == 0
    assert not everyone & {pid for pid, _, _ in processes()}


def test_ctrl_c_is_as_good(office: Platform) -> None:
    assert office.end(signal.SIGINT) < END_SECONDS
    assert office.process.returncode == 0
    assert office.said[-1] == "Stopped."


def test_kill_9_of_the_supervisor_leaves_nobody_behind(office: Platform) -> None:
    everyone = office.family()
    office.end(signal.SIGKILL)
    deadline = time.monotonic() + END_SECONDS
    while everyone & {pid for pid, _, _ in processes()} and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not everyone & {pid for pid, _, _ in processes()}


@pytest.mark.parametrize("name", ["granian", "worker", "sealer", "postgres"])
def test_what_is_killed_is_started_again(office: Platform, name: str) -> None:
    office.wait_until_working()
    before = office.children()[name]
    os.kill(before, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while office.children().get(name) in {None, before}:
        assert time.monotonic() < deadline, office.said[-10:]
        time.sleep(0.1)
    office.wait_until_working()


def test_only_one_runs_on_a_home(office: Platform) -> None:
    done = command(office.home, "run")
    assert done.returncode == 1
    assert f"already running on {office.home} (process {office.process.pid})" in done.stderr


def test_a_taken_port_is_said_before_anything_starts(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = command(home, "run", port=port)
    assert done.returncode == 1
    assert f"Port {port} is taken by another program" in done.stderr
    assert "ADMINDUK_PORT=" in done.stderr


def test_it_ends_at_once_while_it_is_still_preparing(fresh: Path) -> None:
    platform = Platform(fresh, **OFFICE)
    platform.wait_until_said("Migrating the database")
    assert platform.end() < END_SECONDS
    assert platform.process.returncode == 0
    # What was broken off is finished by the next start.
    again = Platform(fresh, **OFFICE).wait_until_answering()
    assert again.end() < END_SECONDS


def test_the_owners_address_is_kept_from_what_answers_a_browser(office: Platform) -> None:
    for name in ("granian", "worker", "sealer"):
        environment = Path(f"/proc/{office.children()[name]}/environ").read_bytes()
        assert b"ADMINDUK_APP_DATABASE_URL=" in environment
        assert b"\0DATABASE_URL=" not in environment


def test_a_real_register_is_not_reset_by_a_slip(home: Path) -> None:
    done = command(home, "reset")
    assert done.returncode == 1
    assert "not known to be a demo" in done.stderr
    assert (home / "postgres").exists()


def test_reset_removes_what_we_made_and_nothing_else(fresh: Path) -> None:
    assert command(fresh, "check-install").returncode in {0, 1}
    (fresh / "letter.txt").write_text("not ours")
    assert command(fresh, "reset", "--yes").returncode == 0
    assert [path.name for path in fresh.iterdir()] == ["letter.txt"]
