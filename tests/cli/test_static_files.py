"""Style sheets are copied and compressed once, and again only when they have changed."""

from __future__ import annotations

from pathlib import Path

from adminduk.cli.static_files import MARK, collect


def test_static_files_are_collected_once_and_compressed(tmp_path: Path, settings: object) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    said: list[str] = []
    assert collect(said.append)
    sheet = settings.STATIC_ROOT / "adminduk" / "govuk.css"
    assert sheet.with_name("govuk.css.gz").stat().st_size < sheet.stat().st_size / 3
    assert not collect(said.append)
    assert len(said) == 1


def test_a_folder_of_another_release_is_made_anew(tmp_path: Path, settings: object) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / MARK).write_text("another release")
    (settings.STATIC_ROOT / "old.css").write_text("")
    assert collect(lambda _: None)
    assert not (settings.STATIC_ROOT / "old.css").exists()
