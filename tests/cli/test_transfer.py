"""Files in and out by the command line, as an operator types it."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

import pytest

from adminduk.cli.commands import demo
from adminduk.cli.progress import ProgressLine, sentence
from adminduk.cli.register import export
from adminduk.foundation.configuration import Misconfigured
from adminduk.register.types import NoSuchPurpose, Progress
from tests.register.importing import a_couple, an_office, as_csv

bring_in = import_module("adminduk.cli.register.import")


def run(command: object, *words: str) -> int:
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    return command.run(parser.parse_args(words))


@pytest.mark.django_db
def test_an_import_tells_what_came_in_and_why_the_rest_did_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    an_office()
    rows = a_couple(1) + a_couple(2)
    rows[0]["TGL_LHR"] = "00-00-0000"
    path = tmp_path / "penduduk.csv"
    path.write_text(as_csv(rows))
    assert run(bring_in, str(path), "--office", "3201", "--workplace", str(tmp_path)) == 0
    said = capsys.readouterr()
    assert "6 rows: 3 people of 1 families came in." in said.out
    assert "1  date_zero" in said.out and "2  family" in said.out and f"{path}.rejected.csv" in said.out
    assert "enter: 3 of 3 rows" in said.err

    out = tmp_path / "out.csv"
    assert run(export, str(out), "--purpose", "voters", "--fields", "nik, nama_lgkp", "--region", "3201") == 0
    assert out.read_text().splitlines()[0] == "NIK;NAMA_LGKP"
    assert "3 residents" in capsys.readouterr().out


@pytest.mark.django_db
def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="no file"):
        run(bring_in, str(tmp_path / "nothing.csv"))
    (tmp_path / "some.csv").write_text("x")
    with pytest.raises(Misconfigured, match="no office"):
        run(bring_in, str(tmp_path / "some.csv"), "--office", "9999")
    with pytest.raises(NoSuchPurpose):
        run(export, str(tmp_path / "out.csv"), "--purpose", "curiosity")
    with pytest.raises(Misconfigured, match=r"\.parquet"):
        run(export, str(tmp_path / "out.xls"), "--purpose", "voters")
    with pytest.raises(Misconfigured, match="at least 1"):
        run(demo, "generate", "--residents", "0")


def test_progress_says_rate_and_what_remains() -> None:
    progress = Progress("read", 200_000, 1_000_000, "rows", 10.0)
    assert sentence(progress) == "read: 200,000 of 1,000,000 rows, 20,000 a second, 0:40 left"


def test_away_from_a_terminal_progress_comes_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine()
    for done in range(1, 50):
        line.show(Progress("read", done, 50, "rows", 1.0))
    line.end()
    assert len(capsys.readouterr().err.splitlines()) == 1
