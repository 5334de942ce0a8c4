"""A file of people: the columns of SIAK, read by `foundation.tables.records`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from adminduk.foundation.tables import records
from adminduk.foundation.tables.records import EmptySource, Record, UnreadableSource
from adminduk.register.transfer.columns import match
from adminduk.register.types.transfer import EmptyFile, UnreadableFile


class Source(records.Source):
    """`EmptyFile` and `UnreadableFile` in place of what the reader itself raises."""

    def __init__(self, path: Path) -> None:
        try:
            super().__init__(
                lambda: path.open("rb"), path.stat().st_size, lambda headers: len(match(headers)[0])
            )
        except EmptySource as empty:
            raise EmptyFile from empty
        except UnreadableSource as broken:
            raise UnreadableFile from broken

    def records(self) -> Iterator[Record]:
        try:
            yield from super().records()
        except UnreadableSource as broken:
            raise UnreadableFile from broken
