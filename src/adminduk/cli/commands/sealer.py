"""Seal new entries of the register and let the followers read them, until SIGTERM."""

from __future__ import annotations

import argparse
import signal
import threading

from adminduk.cli.database import database_running

# A proof is due within a second or two of the commit.
PAUSE_SECONDS = 0.5


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="end when nothing waits")


def run(options: argparse.Namespace) -> int:
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    with database_running():
        import django

        django.setup()
        from adminduk.foundation import clock
        from adminduk.foundation.journal.followers import follow_all
        from adminduk.foundation.journal.sealer import seal_waiting
        from adminduk.wiring import FOLLOWERS

        while not ended.is_set():
            at = clock.now()
            done = seal_waiting(at=at) + follow_all(FOLLOWERS, at=at)
            if options.once and not done:
                break
            if not done:
                ended.wait(PAUSE_SECONDS)
    return 0
