"""Style that a machine can check, and proof that it would notice."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from adminduk.foundation.configuration import PROJECT

LONGEST_FILE = 400


def ruff(*words: str, code: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ruff", *words],
        cwd=PROJECT,
        input=code,
        capture_output=True,
        text=True,
        check=False,
    )


def test_ruff_finds_nothing() -> None:
    done = ruff("check", "--no-cache", "--output-format=concise", ".")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_is_formatted() -> None:
    done = ruff("format", "--check", "--no-cache", ".")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "breach",
    [
        "from django.http import HttpRequest\n\nASKED = HttpRequest\n",
        "from django.shortcuts import redirect\n\nGO = redirect\n",
        "from django.utils import timezone\n\nNOW = timezone.now()\n",
        "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)\n",
        "import time\n\nNOW = time.time()\n",
        "from django.db.models.signals import post_save\n\nHEARD = post_save\n",
    ],
)
def test_the_domain_knows_no_http_no_clock_and_no_signals(breach: str) -> None:
    # Where a room's rules stand, it is refused; the file itself need not exist.
    done = ruff(
        "check", "--no-cache", "--output-format=json", "--stdin-filename", "src/adminduk/register/planted.py", "-",
        code=breach,
    )  # fmt: skip
    assert "TID251" in {finding["code"] for finding in json.loads(done.stdout)}


def test_a_surface_may_speak_http() -> None:
    done = ruff(
        "check", "--no-cache", "--stdin-filename", "src/adminduk/surfaces/desk/planted.py", "-",
        code='"""A page."""\n\nfrom django.http import HttpRequest\n\nASKED = HttpRequest\n',
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_a_file_is_one_idea() -> None:
    too_long = {
        str(path.relative_to(PROJECT)): lines
        for folder in ("src", "tests", "bench", "bin", "ops")
        for kind in ("*.py", "*.html", "*.typ", "*.sql", "*.css", "*.js", "*.sh")
        for path in (PROJECT / folder).rglob(kind)
        if "vendored" not in path.parts and (lines := path.read_text("utf-8").count("\n")) > LONGEST_FILE
    }
    assert too_long == {}
