"""What is handed over: a line for each row of the file, in its order, with nothing that was not sent to us.

The line tells the row's number in the file, the state, and for each element `sesuai` or `tidak sesuai`, with a score for
names and places; an element that the row left empty is empty here.
"""

from __future__ import annotations

from collections.abc import Sequence

from adminduk.data_access.comparing import COMPARED, Compared
from adminduk.data_access.types.outcomes import SAID, Outcome

REFUSED = "ditolak"
FOUND = int(Outcome.FOUND)
_SAID = {int(outcome): said for outcome, said in SAID.items()}


class Writer:
    """Lines of one file, whose columns are `wires`. Most rows say what others say, so most lines are known."""

    def __init__(self, wires: Sequence[str]) -> None:
        self.checks: list[Compared] = [COMPARED[wire] for wire in wires]
        self.blank = ";" * sum(1 + one.scored for one in self.checks)
        self._known: dict[tuple[int, int, int], str] = {}

    def head(self) -> bytes:
        names = ["baris", "status", "keterangan"]
        for one in self.checks:
            names += [one.wire, f"skor_{one.wire}"] if one.scored else [one.wire]
        return (";".join(names) + "\r\n").encode()

    def plain(self, outcome: int, asked: int, agreed: int) -> str:
        """All that follows the number of a row where each score is 100 or 0."""
        told = self._known.get((outcome, asked, agreed))
        if told is None:
            told = self._known[outcome, asked, agreed] = self.scored(outcome, asked, agreed, {})
        return told

    def scored(self, outcome: int, asked: int, agreed: int, scores: dict[str, int]) -> str:
        cells = [_SAID[outcome], ""]
        for one in self.checks:
            if outcome != FOUND or not asked & one.bit:
                cells += ["", ""] if one.scored else [""]
                continue
            same = bool(agreed & one.bit)
            cells.append("sesuai" if same else "tidak sesuai")
            if one.scored:
                cells.append(str(scores.get(one.wire, 100 if same else 0)))
        return ";" + ";".join(cells) + "\r\n"

    def refused(self, code: str, column: str) -> str:
        why = f"{code}: {column}" if column else code
        return f";{REFUSED};{why}{self.blank}\r\n"
