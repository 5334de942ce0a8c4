"""Batches that enter at once, each in its own transaction on its own connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from django.db import connection

Given = TypeVar("Given")
Done = TypeVar("Done")


def each(work: Callable[[Given], Done], given: Iterable[Given], *, at_once: int) -> Iterator[Done]:
    """`work` of each, in any order; with `at_once` 1 here and now, in the transaction that is open.

    The first failure ends all: what was committed stays, what is not begun yet never is.
    """
    if at_once < 2 or connection.in_atomic_block:
        yield from map(work, given)
        return
    source, running = iter(given), set[Future[Done]]()
    with ThreadPoolExecutor(at_once) as pool:
        try:
            while True:
                # One more than can work, so that nobody waits for the source.
                while len(running) <= at_once:
                    try:
                        running.add(pool.submit(_with_own_connection, work, next(source)))
                    except StopIteration:
                        break
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for one in done:
                    yield one.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _with_own_connection(work: Callable[[Given], Done], one: Given) -> Done:
    try:
        return work(one)
    finally:
        # A thread of the pool ends without telling anybody.
        connection.close()
