"""One process that starts everything in order, keeps it running, and ends it in order.

It knows no Django itself: what needs the platform runs as a child, so that no fault of a child is a
fault of the one who restarts it.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from adminduk.cli import preparation, welcome
from adminduk.cli.children import Child
from adminduk.cli.database import own_server
from adminduk.cli.logs import Terminal, keep_small
from adminduk.cli.only_one import free_port, only_one
from adminduk.cli.programs import child_environment, programs
from adminduk.foundation import configuration
from adminduk.foundation.db.embedded import Cluster, DatabaseTrouble
from adminduk.foundation.db.embedded.places import make_home

LOOK_SECONDS = 0.2
# All of it ends within ten seconds: the children first, the database last (it needs one or two).
CHILDREN_END_SECONDS = 4.0
DATABASE_RETRY_SECONDS = 1.0


class Stopping(Exception):
    """Someone asked us to end while we were still starting."""


def supervise() -> int:
    """Runs the platform until SIGTERM or SIGINT; answers the exit code."""
    home = configuration.home()
    make_home(home)
    with only_one(home):
        bind = configuration.text("ADMINDUK_BIND", "127.0.0.1")
        free_port(bind, configuration.number("ADMINDUK_PORT", 8000))
        return Supervisor(home, bind).run()


class Supervisor:
    def __init__(self, home: Path, bind: str) -> None:
        self.home = home
        self.bind = bind
        self.port = configuration.number("ADMINDUK_PORT", 8000)
        self.terminal = Terminal(home / "logs")
        self.cluster: Cluster | None = None
        self.children: list[Child] = []
        self._asked_to_end = threading.Event()
        self._starting = True

    def run(self) -> int:
        signal.signal(signal.SIGTERM, self._end)
        signal.signal(signal.SIGINT, self._end)
        # Under nohup a closed terminal is no reason to end.
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._end)
        began = time.monotonic()
        try:
            self._start_database()
            sign_ins = preparation.prepare(self.terminal)
            self._start_children()
            if welcome.wait_until_answering(self.bind, self.port, self._look_after_children):
                welcome.greet(self.terminal, self.bind, self.port, sign_ins, time.monotonic() - began)
            else:
                self.terminal.say(f"The pages do not answer yet. {self.home / 'logs' / 'web.log'} says why.")
            self._starting = False
            while not self._asked_to_end.wait(LOOK_SECONDS):
                self._look_after_database()
                self._look_after_children()
            return 0
        except Stopping:
            return 0
        except (DatabaseTrouble, configuration.Misconfigured, preparation.NotPrepared) as trouble:
            self.terminal.say(str(trouble))
            return 1
        finally:
            self._starting = False
            self._stop()

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._asked_to_end.set()
        # While starting, some step may take minutes (the first seeding): leave it at once.
        if self._starting:
            self._starting = False
            raise Stopping

    def _start_database(self) -> None:
        if own_server():
            return
        if not (self.home / "postgres").exists():
            self.terminal.say("Making a database (PostgreSQL) …")
        self.cluster = Cluster(self.home)
        os.environ.update(self.cluster.start().environment())
        os.environ.setdefault("ADMINDUK_DEMO", "1")
        if configuration.flag("ADMINDUK_DEMO"):
            # bin/reset removes what is marked so without a question.
            (self.home / "demo").touch()

    def _start_children(self) -> None:
        environment = child_environment()
        for name, command in programs(self.bind, self.port):
            child = Child(name, command, environment, self.terminal)
            self.children.append(child)
            child.start()

    def _look_after_children(self) -> None:
        for child in self.children:
            child.look_after()

    def _look_after_database(self) -> None:
        keep_small(self.home / "logs" / "postgres.log")
        if self.cluster is None or not self.cluster.ended():
            return
        self.terminal.say("The database ended by itself; starting it again.")
        self.cluster.stop()
        try:
            self.cluster.start()
            self.terminal.say("The database is back.")
        except DatabaseTrouble as trouble:
            # Old backends may still be leaving, or the disk is full: try again, nothing else helps.
            self.terminal.say(str(trouble))
            self._asked_to_end.wait(DATABASE_RETRY_SECONDS)

    def _stop(self) -> None:
        self.terminal.say("Stopping …")
        deadline = time.monotonic() + CHILDREN_END_SECONDS
        _each(self.children, Child.ask_to_end)
        _each(self.children, lambda child: child.wait_or_kill(deadline))
        if self.cluster:
            self.cluster.stop()
        self.terminal.say("Stopped.")


def _each(children: list[Child], act: Callable[[Child], object]) -> None:
    for child in children:
        act(child)
