"""The sample writer."""

from __future__ import annotations

from pathlib import Path

from adminduk.documents.datasets import base
from adminduk.documents.samples import samples, write_samples


def test_one_of_each_kind_is_written_and_all_are_marked_as_samples(tmp_path: Path):
    written = write_samples(tmp_path / "contoh")
    assert all(path.read_bytes().startswith(b"%PDF-1.7") for path in written)
    assert len({path.name for path in written}) == len(written)
    assert {dataset.kind for _, dataset, _ in samples()} == set(base._KINDS)
    assert all(state.sample for _, _, state in samples())
