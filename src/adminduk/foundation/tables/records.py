"""Records of a file, whatever wrote it: each with its line, and a reason in place of fields where it is broken.

CSV in UTF-8 (with or without its mark), UTF-16 or Windows-1252, parted by ; , tab or |. A quoted value may
run over a few lines; a quotation mark that is never closed spoils its own line only.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from io import BufferedReader, TextIOWrapper

Record = tuple[int, list[str] | str, str]
SEPARATORS = (";", ",", "\t", "|")
SAMPLE = 1 << 20
LONGEST_LINE = 1 << 20
QUOTED_LINES = 6
UNREAD = re.compile("[\udc80-\udcff\ufffd]")
PARQUET = b"PAR1"


def encoding_of(sample: bytes) -> str:
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if sample.startswith(mark):
            return name
    # Text of two bytes a letter without its mark: every other byte is zero.
    half = len(sample) // 2
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half > 20 and sample[start::2].count(0) > half * 0.6:
            return name
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as broken:
        # A sample may end within a letter.
        if broken.start < len(sample) - 4:
            return "cp1252"
    return "utf-8"


class EmptySource(Exception):
    """There is nothing in the file, or no names of columns."""


class UnreadableSource(Exception):
    """The file cannot be read to its end."""


class Source:
    """One file, opened: `headers`, and `records()`. `done` tells how many of its `size` bytes were read.

    `opened` gives the file anew each time, from its beginning; `known` counts the headers that say something to
    whoever reads, so that the right separator is taken.
    """

    def __init__(
        self, opened: Callable[[], BufferedReader], size: int, known: Callable[[list[str]], int]
    ) -> None:
        self.opened = opened
        self.size = size
        if not size:
            raise EmptySource
        with opened() as file:
            sample = file.read(SAMPLE)
        self.parquet = sample.startswith(PARQUET)
        self.encoding = "" if self.parquet else encoding_of(sample)
        self.done = 0
        self.headers, self.separator = self._parquet_headers() if self.parquet else self._text_headers(known)

    def records(self) -> Iterator[Record]:
        """(line, fields, raw); in place of fields the code of the reason why there are none."""
        return self._parquet_records() if self.parquet else self._text_records()

    # -- text

    def _open(self) -> tuple[BufferedReader, TextIOWrapper]:
        file = self.opened()
        errors = "replace" if "16" in self.encoding else "surrogateescape"
        return file, TextIOWrapper(file, encoding=self.encoding, errors=errors)

    def _text_headers(self, known: Callable[[list[str]], int]) -> tuple[list[str], str]:
        file, lines = self._open()
        with file:
            first = lines.readline(LONGEST_LINE).replace("\0", "").strip("\n\ufeff")
        found = [(_quoted(first, one), one) for one in SEPARATORS]
        headers, separator = max(found, key=lambda one: known(one[0]))
        if not any(header.strip() for header in headers):
            raise EmptySource
        return headers, separator

    def _text_records(self) -> Iterator[Record]:
        wanted, separator = len(self.headers), self.separator
        for number, line, broken in self._whole_lines():
            if broken:
                yield number, broken, line
                continue
            if not line.strip():
                continue
            if '"' in line:
                fields = _quoted(line, separator)
            else:
                fields = line.split(separator)
            if len(fields) != wanted:
                if len(fields) > wanted and not any(map(str.strip, fields[wanted:])):
                    fields = fields[:wanted]
                else:
                    yield number, self._why_not(line, wanted), line
                    continue
            yield number, fields, line

    def _why_not(self, line: str, wanted: int) -> str:
        others = (one for one in SEPARATORS if one != self.separator)
        return "separator" if any(line.count(one) == wanted - 1 for one in others) else "columns"

    def _whole_lines(self) -> Iterator[tuple[int, str, str]]:
        """Lines without their end, joined where a quoted value holds a line break."""
        held: list[tuple[int, str]] = []
        for number, line, broken in self._lines():
            if broken or (not held and '"' not in line):
                yield from ((one, text, "quote") for one, text in held)
                held = []
                yield number, line, broken
                continue
            held.append((number, line))
            while held and (sum(text.count('"') for _, text in held) % 2 == 0 or len(held) > QUOTED_LINES):
                if sum(text.count('"') for _, text in held) % 2 == 0:
                    yield held[0][0], "\n".join(text for _, text in held), ""
                    held = []
                else:
                    # It was not closed near by: that line is spoilt, those behind it begin anew.
                    yield (*held.pop(0), "quote")
                    while held and '"' not in held[0][1]:
                        yield (*held.pop(0), "")
        while held:
            yield (*held.pop(0), "quote")
            while held and held[0][1].count('"') % 2 == 0:
                yield (*held.pop(0), "")

    def _lines(self) -> Iterator[tuple[int, str, str]]:
        file, lines = self._open()
        with file:
            lines.readline(LONGEST_LINE)
            number, cut = 1, False
            while line := lines.readline(LONGEST_LINE):
                whole = line.endswith("\n") or len(line) < LONGEST_LINE
                if not cut:
                    number += 1
                    text = line.removesuffix("\n")
                    self.done = file.tell()
                    if not whole:
                        yield number, text[:200], "too_long"
                    elif "\0" in text:
                        yield number, text, "nul"
                    elif not text.isascii() and UNREAD.search(text):
                        yield number, text, "encoding"
                    else:
                        yield number, text, ""
                cut = not whole

    # -- Parquet

    def _parquet_headers(self) -> tuple[list[str], str]:
        import pyarrow as arrow
        from pyarrow import parquet

        try:
            with self.opened() as opened, parquet.ParquetFile(opened) as file:
                self.rows = file.metadata.num_rows
                return list(file.schema_arrow.names), ""
        except (arrow.ArrowException, OSError, ValueError) as broken:
            raise UnreadableSource from broken

    def _parquet_records(self) -> Iterator[Record]:
        import pyarrow as arrow
        from pyarrow import parquet

        number = 0
        try:
            with self.opened() as opened, parquet.ParquetFile(opened) as file:
                for batch in file.iter_batches(batch_size=10_000):
                    columns = [[_as_text(value) for value in column.to_pylist()] for column in batch.columns]
                    for row in zip(*columns, strict=True):
                        number += 1
                        raw = "|".join(row)
                        yield number, "nul" if "\0" in raw else list(row), raw
                    self.done = self.size * number // max(self.rows, 1)
        except (arrow.ArrowException, OSError, ValueError) as broken:
            raise UnreadableSource from broken


def _quoted(line: str, separator: str) -> list[str]:
    """The fields of a line with quotation marks; none where one is longer than any value may be."""
    try:
        return next(csv.reader([f"{part}\n" for part in line.split("\n")], delimiter=separator), [])
    except csv.Error:
        return []


def _as_text(value: object) -> str:
    if value is None:
        return ""
    # A whole number that became a fraction has lost digits, or may have: it shows, and is refused as such.
    return repr(value) if isinstance(value, float) else str(value)
