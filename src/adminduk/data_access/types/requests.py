"""What the core takes: questions that are answered together, under one policy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from adminduk.data_access.policy import Policy
from adminduk.data_access.types.outcomes import Way
from adminduk.data_access.types.questions import Question
from adminduk.data_access.types.troubles import Trouble

Done = Callable[["Request", Trouble | None], None]


class Request:
    """Questions that are answered together; `done` is called once, with the trouble if there was any."""

    __slots__ = ("again", "begun", "bulk", "done", "holder", "policy", "questions", "way")

    def __init__(
        self,
        policy: Policy,
        questions: Sequence[Question],
        way: Way,
        done: Done,
        *,
        bulk: bool = False,
        holder: object = None,
    ) -> None:
        self.policy = policy
        self.questions = questions
        self.way = int(way)
        self.done = done
        self.bulk = bulk
        self.holder = holder
        self.again = False
        self.begun = monotonic()
