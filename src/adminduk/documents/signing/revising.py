"""One more revision behind a PDF of ours (ISO 32000-1, 7.5.6), written without reading the whole file.

What `render` makes has one cross-reference table and one trailer, its objects stand openly between `N 0 obj`
and `endobj`, and catalog and page are plain dictionaries. Anything else is refused, not guessed at.
"""

from __future__ import annotations

import re
from hashlib import sha256

# The whole end of a file that typst wrote. A second revision or a cross-reference stream looks otherwise.
_END = re.compile(
    rb"trailer\n<</Size (\d+)/Root (\d+) 0 R/Info (\d+) 0 R/ID\[(\([^()\\]*\))\([^()\\]*\)\]>>\n"
    rb"startxref\n(\d+)\n%%EOF\n?\Z"
)
_ENTRY = 20  # bytes of a line of the table (7.5.4)
_LONGEST_END = 400
_KIDS = re.compile(rb"/Kids\[(\d+) 0 R[\] ]")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_IN_FORMS = (b"/AcroForm", b"/Perms", b"/Annots", b"/Encrypt")


class NotOurShape(ValueError):
    """A file that our renderer did not write, or that somebody has changed since."""


class Revision:
    """`write` and `extend` objects, then take `added`: the bytes to put behind `pdf`."""

    def __init__(self, pdf: bytes) -> None:
        end = _END.search(pdf, max(len(pdf) - _LONGEST_END, 0))
        if end is None:
            raise NotOurShape("the end of the file is not ours")
        self._pdf = pdf
        self._size, self.root, self._info, self._table = (int(end[group]) for group in (1, 2, 3, 5))
        self._identity = end[4]
        # The entry 0 follows this head; the table must hold an entry for every object.
        head = b"xref\n0 %d\n" % self._size
        self._entries = self._table + len(head)
        if pdf[self._table : self._entries] != head:
            raise NotOurShape("the table of the file is not ours")
        if self._entries + self._size * _ENTRY != end.start():
            raise NotOurShape("the table of the file has another length")
        self._next = self._size
        self._places: dict[int, int] = {}
        # PDF/A (ISO 19005-3, 6.1.9): an object begins on a line of its own, and %%EOF may end without one.
        self._added = bytearray() if pdf.endswith(b"\n") else bytearray(b"\n")

    @property
    def first_page(self) -> int:
        """The number of the first page's object."""
        number = self._number(_PAGES, self._read(self.root))
        while b"/Type/Pages" in (read := self._read(number)):
            number = self._number(_KIDS, read)
        if not read.startswith(b"<</Type/Page/"):
            raise NotOurShape("there is no first page")
        return number

    def take_number(self) -> int:
        """The number of a new object."""
        self._next += 1
        return self._next - 1

    def write(self, number: int, content: bytes) -> None:
        """An object, new or in place of the one with its number."""
        self._places[number] = len(self._pdf) + len(self._added)
        self._added += b"%d 0 obj\n%s\nendobj\n" % (number, content)

    def extend(self, number: int, entries: bytes) -> None:
        """A dictionary of the file with `entries` at its end."""
        read = self._read(number)
        if any(name in read for name in _IN_FORMS):
            raise NotOurShape("the file has a form already")
        self.write(number, read[:-2] + entries + b">>")

    def added(self) -> bytearray:
        """The revision with its table and trailer. Once only."""
        table = len(self._pdf) + len(self._added)
        # The second half says which revision this is (14.4).
        changed = sha256(self._identity + self._added).hexdigest()[:32].encode()
        self._added += b"xref\n0 1\n0000000000 65535 f\r\n"
        numbers = sorted(self._places)
        for first, count in _runs(numbers):
            self._added += b"%d %d\n" % (first, count)
            for number in range(first, first + count):
                self._added += b"%010d 00000 n\r\n" % self._places[number]
        self._added += (
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[%s<%s>]/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
            % (self._next, self.root, self._info, self._identity, changed, self._table, table)
        )
        return self._added

    def _read(self, number: int) -> bytes:
        """A dictionary of the file, as it stands."""
        entry = self._entries + number * _ENTRY
        line = self._pdf[entry : entry + _ENTRY]
        if not 0 < number < self._size or line[10:] != b" 00000 n\r\n":
            raise NotOurShape("an object is not in the table")
        at = int(line[:10])
        head = b"%d 0 obj\n" % number
        end = self._pdf.find(b"\nendobj\n", at, self._table)
        read = self._pdf[at + len(head) : end]
        if not self._pdf.startswith(head, at) or end < 0 or b"stream" in read:
            raise NotOurShape("an object is not where the table says")
        if not (read.startswith(b"<<") and read.endswith(b">>")):
            raise NotOurShape("an object is no dictionary")
        return read

    @staticmethod
    def _number(pattern: re.Pattern[bytes], read: bytes) -> int:
        found = pattern.search(read)
        if found is None:
            raise NotOurShape("the pages of the file are not ours")
        return int(found[1])


def text_string(words: str) -> bytes:
    """A text string (7.9.2.2): plain where it is ASCII, else UTF-16 with its mark."""
    if words.isascii():
        escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(%s)" % escaped.replace("\r", " ").replace("\n", " ").encode()
    return b"<FEFF%s>" % words.encode("utf-16-be").hex().upper().encode()


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Numbers in order as (first, how many) of each stretch without a gap."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and sum(runs[-1]) == number:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
