"""One act is one transaction, and in it the database knows who acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from adminduk.foundation.access.types import Actor

Write = Callable[[list[Any]], object]

_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)
_endings: ContextVar[dict[Write, list[Any]] | None] = ContextVar("endings", default=None)

NAMES = ("scope", "actor", "account", "person", "case")
SET = "SELECT " + ", ".join(f"set_config('adminduk.{name}', %s, true)" for name in NAMES)
# A cluster carries these to the servers on which the rows are, and not what a function sets.
SET_ON_A_CLUSTER = "; ".join(f'SET LOCAL adminduk."{name}" = %s' for name in NAMES)


def _settings(actor: Actor | None) -> list[str]:
    if actor is None:
        return ["", "", "", "", ""]
    ids = (actor.id, actor.account_id, actor.person_id, actor.case_id)
    return [actor.scope.as_setting(), *("" if one is None else str(one) for one in ids)]


def _tell_database(actor: Actor | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SET_ON_A_CLUSTER if settings.ADMINDUK_CLUSTER else SET, _settings(actor))


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """Opens the transaction of an act (or joins the one that is open) with `actor`'s sight.

    Inside another act the sight changes for the inner block only. A refusal inside ends the whole act,
    also if somebody catches it: the inner block is no savepoint, because half an act is none. So what may
    be missing is asked for with a `find_`, which answers None.
    """
    outer = _acting.get()
    inside = outer is not None and connection.in_atomic_block
    changes = not inside or _settings(outer) != _settings(actor)
    with transaction.atomic(savepoint=not inside):
        token = _acting.set(actor)
        endings = None if inside else _endings.set({})
        try:
            if changes:
                _tell_database(actor)
            yield
            if endings:
                _write_endings()
            # Where a larger transaction goes on, it gets its own sight back.
            if changes and len(connection.atomic_blocks) > 1:
                _tell_database(outer)
        finally:
            _acting.reset(token)
            if endings:
                _endings.reset(endings)


def write_at_end(write: Write, row: Any) -> None:
    """Keeps `row` until the act ends well; then `write` gets all rows of the act at once, in its transaction.

    For the trails, whose rows nobody reads within the act: one statement instead of one for each row.
    """
    endings = _endings.get()
    if endings is None:
        write([row])
    else:
        endings.setdefault(write, []).append(row)


def _write_endings() -> None:
    for write, rows in (_endings.get() or {}).items():
        write(rows)


def current_actor() -> Actor | None:
    return _acting.get()
