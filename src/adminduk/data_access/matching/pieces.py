"""The file as it was sent, read from its sealed pieces: one piece in memory at a time."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from adminduk.foundation.storage import operations as storage

PIECE_BYTES, MOST_PIECES = 4 * 1024 * 1024, 10_000
BUFFER = 1024 * 1024


class Pieces(io.RawIOBase):
    """`pieces` are (key in the storage, bytes) in their order. Parquet is read from its end, so it can seek."""

    def __init__(self, pieces: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self._keys = [key for key, _ in pieces]
        self._ends = list(accumulate(size for _, size in pieces))
        self._place = 0
        self._held, self._content = -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    @property
    def size(self) -> int:
        return self._ends[-1] if self._ends else 0

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self.size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]
        number = bisect_right(self._ends, self._place)
        if number >= len(self._keys):
            return 0
        if number != self._held:
            self._held, self._content = number, storage.get(self._keys[number])
        begin = self._place - (self._ends[number - 1] if number else 0)
        some = self._content[begin : begin + len(target)]
        target[: len(some)] = some
        self._place += len(some)
        return len(some)


def opened(pieces: Sequence[tuple[str, int]]) -> io.BufferedReader:
    return io.BufferedReader(Pieces(pieces), BUFFER)
