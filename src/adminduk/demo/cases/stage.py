"""Many stories told at once, each act at its own time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import heapify, heappop, heappush

# A script yields the instant at which it wants to go on, and does there what stands after the yield.
Script = Iterator[datetime]


def perform(scripts: Iterable[Script]) -> Iterator[datetime]:
    """Lets all scripts act in the order of time; yields the instant of each act once it is over."""
    waiting: list[tuple[datetime, int, Script]] = []
    for place, script in enumerate(scripts):
        first = next(script, None)
        if first is not None:
            waiting.append((first, place, script))
    heapify(waiting)
    while waiting:
        at, place, script = heappop(waiting)
        following = next(script, None)
        yield at
        if following is not None:
            # Nobody goes back in time, also where a story was told carelessly.
            heappush(waiting, (max(at, following), place, script))
