"""DuckDB over files: an installation's folder may have any name."""

from __future__ import annotations

from pathlib import Path

import pyarrow as arrow
from pyarrow import parquet

from adminduk.register.matching.whole.finding import open_engine


def test_a_folder_with_an_apostrophe_in_its_name_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "Ka'bah"
    folder.mkdir()
    parquet.write_table(arrow.table({"unique_id": ["a", "b"]}), folder / "3201.parquet")
    engine = open_engine(folder)
    assert engine.execute("SELECT count(*) FROM people").fetchone() == (2,)
