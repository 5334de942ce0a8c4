"""One question about one person, from what the institution says he is to what the register says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from adminduk.data_access.comparing import COMPARED, Compared
from adminduk.data_access.elements import BY_WIRE
from adminduk.data_access.types.outcomes import Outcome

# Below it a score is said as 0: nobody shall climb to a name letter by letter. What is asked may be stricter.
LOWEST_THRESHOLD, USUAL_THRESHOLD = 70, 80
# People in one request.
MOST_PEOPLE = 100


class WrongQuestion(Exception):
    """What was sent cannot be asked; `element` is the name of the wrong part in our API."""

    def __init__(self, element: str) -> None:
        super().__init__(element)
        self.element = element


class Question:
    """Made by who asks, filled by the core.

    `compared` and `wanted` are bits of `elements.Element`. After the answer, `scores` stand in the order of
    `checks` (0…100), `agreed` and `given` are bits, and `values` holds what may be given, by name in our API.
    """

    __slots__ = (
        "access_id",
        "agreed",
        "checks",
        "compared",
        "given",
        "nik",
        "outcome",
        "scores",
        "threshold",
        "values",
        "wanted",
    )

    def __init__(
        self,
        nik: str,
        elements: Mapping[str, Any],
        wanted: Sequence[str] = (),
        threshold: int = USUAL_THRESHOLD,
    ) -> None:
        self.nik = nik
        self.threshold = threshold
        self.compared = 0
        self.wanted = 0
        checks: list[tuple[Compared, Any]] = []
        for wire, value in elements.items():
            try:
                one = COMPARED[wire]
                checks.append((one, one.prepare(value)))
            except (KeyError, ValueError, TypeError):
                raise WrongQuestion(wire) from None
            self.compared |= one.bit
        for wire in wanted:
            if wire not in BY_WIRE:
                raise WrongQuestion(wire)
            self.wanted |= BY_WIRE[wire].bit
        self.checks = checks
        self.access_id = ""
        self.agreed = self.given = 0
        self.outcome = int(Outcome.NOT_FOUND)
        self.scores: Sequence[int] = ()
        self.values: dict[str, str | int | date | None] | None = None

    def judge(self, row: Any) -> None:
        """Holds what was said against the row of a person who was found."""
        agreed = 0
        scores = []
        for one, said in self.checks:
            known = row[one.column]
            # Most say what we hold, letter by letter.
            score = 100 if said == known else one.score(said, known)
            if score >= (self.threshold if one.scored else 100):
                agreed |= one.bit
            scores.append(score if score >= LOWEST_THRESHOLD else 0)
        self.agreed = agreed
        self.scores = scores
        if self.wanted:
            self._give(row)

    def _give(self, row: Any) -> None:
        self.values = {
            wire: one.read(row[one.column])
            for wire, one in COMPARED.items()
            if self.wanted & one.bit and one.column >= 0
        }
        self.given = sum(COMPARED[wire].bit for wire in self.values)
