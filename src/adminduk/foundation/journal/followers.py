"""Facts go upward: a follower is a function that reads sealed entries in order, each exactly once.

Its cursor moves in the same transaction as what it does, so after a crash it reads on where its last
commit was. The list of followers stands in `adminduk.wiring`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.journal.models import Cursor

BATCH = 200
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fact:
    """One sealed entry: its chain, its place in it, its id."""

    chain: str
    seq: int
    entry_id: UUID


@dataclass(frozen=True, slots=True)
class Follower:
    """`follow` gets the actor to act as, the time, and facts of one chain, oldest first."""

    name: str
    follow: Callable[[Actor, datetime, Sequence[Fact]], None]


NEWS = """
SELECT root.chain FROM journal_root AS root
LEFT JOIN journal_cursor AS read ON read.chain = root.chain AND read.follower = %s
GROUP BY root.chain, read.seq HAVING max(root.last_seq) > coalesce(read.seq, 0)
"""

NEXT = """
SELECT seq, entry_id FROM journal_sealed WHERE chain = %s AND seq > %s ORDER BY seq LIMIT %s
"""


def follow_all(followers: Sequence[Follower], *, at: datetime) -> int:
    """Lets each follower read what is new; answers how many facts were read in all.

    One that fails stays where it is and tries again at the next call: sealing and the others go on.
    """
    read = 0
    for follower in followers:
        try:
            read += follow_once(follower, at=at)
        except Exception:
            log.exception("the follower %s could not go on", follower.name)
    return read


def follow_once(follower: Follower, *, at: datetime) -> int:
    """Lets one follower read what is new; answers how many facts it read.

    A chain that it cannot follow holds up no other: the failure is raised when all were tried.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEWS, [follower.name])
        chains = [row[0] for row in cursor.fetchall()]
    read, failure = 0, None
    for chain in chains:
        try:
            read += _follow_chain(follower, chain, at)
        except Exception as broken:  # whatever it is, the other chains come first
            failure = failure or broken
    if failure:
        raise failure
    return read


def _follow_chain(follower: Follower, chain: str, at: datetime) -> int:
    read = 0
    while True:
        actor = system(f"follower:{follower.name}", Scope.of(chain))
        with acting(actor), connection.cursor() as cursor:
            Cursor.objects.get_or_create(chain=chain, follower=follower.name, defaults={"seq": 0})
            # Two processes with the same follower: the second waits, then finds nothing new.
            place = Cursor.objects.select_for_update().get(chain=chain, follower=follower.name)
            cursor.execute(NEXT, [chain, place.seq, BATCH])
            facts = [Fact(chain, seq, entry_id) for seq, entry_id in cursor.fetchall()]
            if facts:
                follower.follow(actor, at, facts)
                Cursor.objects.filter(chain=chain, follower=follower.name).update(seq=facts[-1].seq)
        read += len(facts)
        if len(facts) < BATCH:
            return read
