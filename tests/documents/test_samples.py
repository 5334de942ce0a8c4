"""The sample writer."""

from __future__ import annotations

from pathlib import Path

from adminduk.cli.main import main
from adminduk.documents.datasets import base
from adminduk.documents.samples import samples, write_samples


def test_one_of_each_kind_is_written_and_all_are_marked_as_samples(tmp_path: Path):
    written = write_samples(tmp_path / "contoh")
    assert all(path.read_bytes().startswith(b"%PDF-1.7") for path in written)
    assert len({path.name for path in written}) == len(written)
    assert {dataset.kind for _, dataset, _ in samples()} == set(base._KINDS)
    assert all(state.sample for _, _, state in samples())


def test_the_command_signs_what_an_official_signs_and_no_form(tmp_path: Path, capsys):
    folder = tmp_path / "contoh"
    assert main(["documents", "samples", str(folder)]) == 0
    assert "samples are in" in capsys.readouterr().out
    signed = {path.name for path in folder.glob("*.pdf") if b"/ByteRange" in path.read_bytes()}
    every = {path.name for path in folder.glob("*.pdf")}
    assert every - signed == {name for name in every if name.startswith("f-")}
    assert {"akta-kematian-lengkap.pdf", "akta-perkawinan-istri.pdf", "register-akta-birth.pdf"} <= signed
