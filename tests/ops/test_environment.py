"""The commands in bin/ find what they need on a bare machine, and the lock is whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from adminduk.foundation.configuration import PROJECT

BIN = PROJECT / "bin"
COMMANDS = sorted(path for path in BIN.iterdir() if path.is_file())


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f'. "{BIN}/_env.sh"\n{script}'],
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.name)
def test_every_command_can_be_run(path: Path) -> None:
    assert subprocess.run(["bash", "-n", str(path)], check=False).returncode == 0
    assert path.name == "_env.sh" or os.access(path, os.X_OK)


def test_ci_runs_what_everyone_runs() -> None:
    lines = [line for line in (PROJECT / ".ci" / "run").read_text().splitlines() if line and line[0] != "#"]
    assert len(lines) == 1
    assert "bin/test" in lines[0]


@pytest.mark.parametrize("home", [{}, {"HOME": ""}, {"HOME": "/nonexistent"}])
def test_a_user_without_a_home_gets_one(home: dict[str, str]) -> None:
    done = shell('printf %s "$HOME"', **home)
    assert done.returncode == 0, done.stderr
    assert os.access(done.stdout, os.W_OK)
    assert done.stdout != home.get("HOME")


def test_a_home_that_works_is_kept(tmp_path: Path) -> None:
    assert shell('printf %s "$HOME"', HOME=str(tmp_path)).stdout == str(tmp_path)


def test_somebody_elses_modules_are_not_found(tmp_path: Path) -> None:
    done = shell('printf %s "${PYTHONPATH-none} $PYTHONNOUSERSITE"', PYTHONPATH=str(tmp_path))
    assert done.stdout == "none 1"


def test_an_old_python_is_not_taken(tmp_path: Path) -> None:
    for tool in ("bash", "dirname", "readlink", "mkdir", "mktemp"):
        (tmp_path / tool).symlink_to(shutil.which(tool))
    old = tmp_path / "python3"
    old.write_text("#!/bin/bash\nexit 1\n")
    old.chmod(0o755)
    done = shell("find_python", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr
    assert "apt-get install python3" in done.stderr


def test_an_environment_of_another_place_or_lock_is_not_trusted(tmp_path: Path) -> None:
    checks = """
    VENV="$PLACE"; mkdir -p "$VENV/bin"; ln -sf "$(command -v python3)" "$VENV/bin/python"
    python_mark >"$VENV/made-of"; lock_mark run >"$VENV/locked-run"
    is_current run && echo current
    is_current test || echo 'the tests need more'
    ROOT_WAS="$ROOT"; printf 'x' >>"$VENV/locked-run"; is_current run || echo 'another lock'
    lock_mark run >"$VENV/locked-run"; echo 'Python 3.1 /elsewhere' >"$VENV/made-of"; is_current run || echo moved
    """
    done = shell(checks, PLACE=str(tmp_path / "venv"))
    assert done.stdout.splitlines() == ["current", "the tests need more", "another lock", "moved"], (
        done.stderr
    )


def pinned(lock: str) -> dict[str, str]:
    """Package and version of every line of a lock."""
    text = (PROJECT / "requirements" / f"{lock}.txt").read_text("utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", ["run", "test"])
def test_every_package_is_locked_with_hashes_and_no_address(lock: str) -> None:
    text = (PROJECT / "requirements" / f"{lock}.txt").read_text("utf-8")
    blocks = [block for block in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE) if "==" in block]
    assert len(blocks) > 50
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text
    assert "index-url" not in text


def test_the_tests_run_with_the_versions_that_run_elsewhere() -> None:
    run, test = pinned("run"), pinned("test")
    assert {name: version for name, version in run.items() if test.get(name) != version} == {}
