"""What `adminduk documents` says, to people and to scripts."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from adminduk.cli.commands import documents
from adminduk.documents.operations import lasting as lasting_operations
from adminduk.foundation.storage import operations as storage
from tests import cast, people
from tests.documents.office import Tray


def asked(*words: str) -> int:
    parser = argparse.ArgumentParser()
    documents.arguments(parser)
    return documents.run(parser.parse_args(words))


@pytest.mark.django_db
def test_a_kecamatan_is_reissued_once_and_says_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    cast.office()
    people.settle(people.asep_and_siti())
    kecamatan = people.CIBINONG[:6]
    assert asked("reissue", "--kecamatan", kecamatan, "--reason", "Kode wilayah berubah") == 0
    assert asked("reissue", "--kecamatan", kecamatan, "--reason", "Kode wilayah berubah") == 0
    assert asked("reissue", "--list") == 0
    said = capsys.readouterr()
    assert "done: 1 of 1 families, 1 cards ordered" in said.out
    assert "done: 1 of 1 families, 0 cards ordered" in said.out
    assert "reissue: 1 of 1 families" in said.err


@pytest.mark.django_db
def test_what_is_left_to_the_worker_can_be_cancelled(capsys: pytest.CaptureFixture[str]) -> None:
    cast.office()
    people.settle(people.asep_and_siti())
    asked("reissue", "--kecamatan", people.CIBINONG[:6], "--reason", "Uji", "--background")
    run_id = capsys.readouterr().out.split()[0]
    assert asked("reissue", "--cancel", run_id) == 0
    assert "cancelled: 0 of 1 families" in capsys.readouterr().out


@pytest.mark.django_db
def test_an_archive_is_inspected_and_a_script_learns_what_is_wrong(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, settings
) -> None:  # type: ignore[no-untyped-def]
    settings.ADMINDUK_PKI = str(tmp_path / "pki")
    settings.ADMINDUK_STORAGE = str(tmp_path / "shelf")
    lasting_operations._open.clear()
    tray = Tray()
    akta, card = tray.prepared(tray.registered(people.settle(people.asep_and_siti())))
    tray.sign(akta, card)
    assert asked("audit", "--processes", "0") == 0
    storage.remove(tray.row(card).signed_key)
    report = tmp_path / "report"
    assert asked("audit", "--processes", "0", "--region", "3201", "--report", str(report)) == 1
    assert report.read_text() == f"{card} 3201 missing\n"
    said = capsys.readouterr()
    assert "2 documents, 0 not as they were issued." in said.out
    assert "2 documents, 1 not as they were issued." in said.out
    assert "SITI" not in said.out + said.err
