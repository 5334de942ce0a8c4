"""Seal new entries of the register and the log of institutions, let the followers read them and close the days, until SIGTERM."""

from __future__ import annotations

import argparse
import signal
import threading
from datetime import timedelta

from adminduk.cli.database import database_running

# A proof is due within a second or two of the commit.
PAUSE_SECONDS = 0.5
# A day is closed a few minutes after its midnight; nobody waits for it.
DAYS_EVERY = timedelta(minutes=1)

# Lines of the institutions' log come by the thousand: larger batches cost less.
LOG_EVERY = timedelta(seconds=5)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="end when nothing waits")


def run(options: argparse.Namespace) -> int:
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    with database_running():
        import django

        django.setup()
        from adminduk.data_access.operations import seal_log
        from adminduk.foundation import clock
        from adminduk.foundation.journal.days import close_due_days
        from adminduk.foundation.journal.followers import follow_all
        from adminduk.foundation.journal.sealer import seal_waiting
        from adminduk.wiring import FOLLOWERS

        next_look = next_log = clock.now()
        while not ended.is_set():
            at = clock.now()
            done = seal_waiting(at=at) + follow_all(FOLLOWERS, at=at)
            if at >= next_log or options.once:
                seal_log(at=at)
                next_log = at + LOG_EVERY
            if at >= next_look:
                close_due_days(at=at)
                next_look = at + DAYS_EVERY
            if options.once and not done:
                break
            if not done:
                ended.wait(PAUSE_SECONDS)
    return 0
