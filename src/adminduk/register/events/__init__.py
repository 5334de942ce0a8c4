"""What each kind of event does to the register: one function an event, over the open book.

A function reads like the handbook: whom it is about, what the law demands, what changes. It raises
refusals, sets attributes of the rows, opens and closes places in families, asks for numbers, and writes
nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from adminduk.register.book import Book
from adminduk.register.events.deaths import die
from adminduk.register.events.identity import merge, part
from adminduk.register.types.deaths import Death
from adminduk.register.types.event import Event
from adminduk.register.types.identity import PersonsMerged, PersonsParted

DECISIONS: dict[type[Event], Callable[[Any, Book], None]] = {
    Death: die,
    PersonsMerged: merge,
    PersonsParted: part,
}
