"""A file of any size in sealed boxes: nothing of it lies on a disk unsealed, and little of it in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from adminduk.data_access.dp4.columns import columns_of, header
from adminduk.data_access.types.dp4 import FileFormat
from adminduk.foundation.storage.operations import get, put

A_BOX = 8 * 1024 * 1024
WHOLE_NUMBERS = {"JENIS_KLMIN", "STAT_KWN", "PNYDNG_CCT", "TEMPAT_TINGGAL"}


class Boxes:
    """What is written to it goes, box by box, to the storage; also a file for those who want to write one."""

    closed = False

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.size = 0
        self._digest, self._open = sha256(), bytearray()

    def write(self, content: bytes) -> int:
        self._digest.update(content)
        self._open += content
        self.size += len(content)
        while len(self._open) >= A_BOX:
            self._put(bytes(self._open[:A_BOX]))
            del self._open[:A_BOX]
        return len(content)

    def tell(self) -> int:
        return self.size

    def flush(self) -> None:
        """A box is put when it is full, and at the end."""

    def end(self) -> str:
        """Puts the rest; answers the SHA-256 of all (hex)."""
        if self._open:
            self._put(bytes(self._open))
            self._open.clear()
        return self._digest.hexdigest()

    def _put(self, content: bytes) -> None:
        self.keys.append(put(content, kind="voters").key)


def read(keys: Iterable[str]) -> Iterator[bytes]:
    for key in keys:
        yield get(key)


class Writer:
    """Lines as the database made them, into a file of either format."""

    def __init__(self, kind: FileFormat, fields: int) -> None:
        self.boxes, self.kind, self.columns = Boxes(), kind, columns_of(fields)
        if kind is FileFormat.CSV:
            self.boxes.write(header(fields))
        else:
            import pyarrow as arrow
            from pyarrow import parquet

            self._kinds = {
                name: arrow.int16()
                if name in WHOLE_NUMBERS
                else arrow.date32()
                if name == "TGL_LHR"
                else arrow.string()
                for name in self.columns
            }
            schema = arrow.schema(list(self._kinds.items()))
            self._sink = arrow.PythonFile(self.boxes, mode="w")
            self._parquet = parquet.ParquetWriter(self._sink, schema, compression="zstd")

    def write(self, lines: str) -> None:
        if not lines:
            return
        if self.kind is FileFormat.CSV:
            self.boxes.write(f"{lines}\n".encode())
            return
        import pyarrow as arrow
        from pyarrow import csv

        self._parquet.write_table(
            csv.read_csv(
                arrow.BufferReader(lines.encode()),
                read_options=csv.ReadOptions(column_names=list(self.columns)),
                parse_options=csv.ParseOptions(delimiter=";"),
                convert_options=csv.ConvertOptions(column_types=self._kinds, strings_can_be_null=False),
            )
        )

    def end(self) -> str:
        if self.kind is FileFormat.PARQUET:
            self._parquet.close()
        return self.boxes.end()


def lines_of(kind: FileFormat, blocks: Iterable[bytes]) -> Iterator[str]:
    """The lines of a file again, without its header, as they were written."""
    if kind is FileFormat.CSV:
        yield from _csv_lines(blocks)
        return
    import pyarrow as arrow
    from pyarrow import csv, parquet

    # Parquet is read from its end, so this one is held as a whole: a kab/kota's, compressed.
    found = parquet.ParquetFile(arrow.BufferReader(b"".join(blocks)))
    options = csv.WriteOptions(include_header=False, delimiter=";", quoting_style="needed")
    for batch in found.iter_batches(batch_size=100_000):
        text = arrow.BufferOutputStream()
        csv.write_csv(batch, text, options)
        yield from text.getvalue().to_pybytes().decode().splitlines()


def _csv_lines(blocks: Iterable[bytes]) -> Iterator[str]:
    rest, first = b"", True
    for block in blocks:
        *whole, rest = (rest + block).split(b"\n")
        yield from (line.decode() for line in whole[1 if first else 0 :])
        first = first and not whole
    if rest:
        yield rest.decode()


def in_runs(villages: Iterable[tuple[str, int]], most: int) -> Iterator[list[str]]:
    """Villages one after another, together while they have at most `most` families."""
    some: list[str] = []
    count = 0
    for village, families in villages:
        if some and count + families > most:
            yield some
            some, count = [], 0
        some.append(village)
        count += families
    if some:
        yield some
