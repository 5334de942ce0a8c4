"""The embedded server's life: made once, started, found running, stopped."""

from __future__ import annotations

import fcntl
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import psycopg
from psycopg import sql

from adminduk.foundation.db import roles
from adminduk.foundation.db.embedded import binaries, creation, server
from adminduk.foundation.db.embedded.passwords import ensure_passwords
from adminduk.foundation.db.embedded.places import Places, find_places, make_home
from adminduk.foundation.db.embedded.trouble import DatabaseTrouble
from adminduk.foundation.db.embedded.urls import DATABASE, ROLES, SUPERUSER, ClusterUrls, address

# How long another process of ours may take to start or stop the same server.
PATIENCE_SECONDS = 30


class Cluster:
    """The PostgreSQL of one ADMINDUK_HOME.

    >>> with Cluster(home) as urls: ...

    When another process of this platform already runs it, `start` joins that server and `stop` leaves it
    alone. `fast` gives up durability (tests only). Raises DatabaseTrouble with a sentence for people.
    """

    def __init__(self, home: Path, *, fast: bool = False) -> None:
        self.home = home
        self.fast = fast
        self._places: Places | None = None
        self._server: server.Server | None = None
        self._lock: IO[str] | None = None

    def start(self) -> ClusterUrls:
        """Starts the server, making it first where there is none; returns when it takes connections."""
        make_home(self.home)
        places = self._places = find_places(self.home)
        programs = binaries.programs_for(places.account, places.base)
        if self._take_lock(places):
            try:
                creation.ensure_data(
                    places, programs, ensure_passwords(self.home)["superuser"], fast=self.fast
                )
                server.stop_orphan(places.data)
                log = self.home / "logs" / "postgres.log"
                self._server = server.start(places, programs, log, fast=self.fast)
                self._ensure_database()
            except BaseException:
                self.stop()
                raise
        return self.urls()

    def stop(self) -> None:
        """Ends a server that this object started, as a fast shutdown: nothing committed is lost."""
        if self._server:
            self._server.stop()
            self._server = None
            # Empty once the server has gone; made again at the next start.
            with suppress(OSError):
                self._sockets().rmdir()
        if self._lock:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> ClusterUrls:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """The server's process, when this object started it."""
        return self._server.pid if self._server else None

    def ended(self) -> bool:
        """Whether a server that this object started has ended by itself (killed, disk full)."""
        return self._server is not None and self._server.ended()

    def urls(self, database: str = DATABASE) -> ClusterUrls:
        passwords = ensure_passwords(self.home)
        sockets = self._sockets()
        return ClusterUrls(
            **{name: address(role, passwords[name], sockets, database) for name, role in ROLES.items()}
        )

    def connect(self, database: str = DATABASE) -> psycopg.Connection[Any]:
        """An administrator's connection, autocommit: for CREATE DATABASE, roles and repairs."""
        return psycopg.connect(
            host=str(self._sockets()),
            user=SUPERUSER,
            password=ensure_passwords(self.home)["superuser"],
            dbname=database,
            autocommit=True,
        )

    def _sockets(self) -> Path:
        if self._places is None:
            raise DatabaseTrouble("The embedded database has not been started yet.")
        return self._places.sockets

    def _take_lock(self, places: Places) -> bool:
        """True when the server is ours to start; False when a process of ours already runs it."""
        lock = (self.home / "postgres.lock").open("w")
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            with suppress(OSError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._lock = lock
                return True
            if server.is_ready(places.data):
                lock.close()
                return False
            if time.monotonic() > deadline:
                lock.close()
                raise DatabaseTrouble(
                    f"Another process is starting or stopping the database in {self.home}, and has not "
                    "finished. Wait for it or end it, then try again."
                )
            time.sleep(0.05)

    def _ensure_database(self) -> None:
        try:
            with self.connect("postgres") as admin:
                mark = admin.execute(
                    "SELECT coalesce(shobj_description(oid, 'pg_database'), '') "
                    "FROM pg_database WHERE datname = %s",
                    [DATABASE],
                ).fetchone()
                if mark is None:
                    admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
        except psycopg.OperationalError as error:
            raise DatabaseTrouble(
                f"The database started but did not let us in ({error}). Does {self.home / 'keys'} hold the "
                f"keys that belong to {self.home / 'postgres'}?"
            ) from error
        if mark is None or mark[0] != roles.script_mark():
            self._apply_roles()

    def _apply_roles(self) -> None:
        passwords = ensure_passwords(self.home)
        named = {role: passwords[name] for name, role in ROLES.items() if role != SUPERUSER}
        with self.connect() as admin:
            roles.apply_roles(admin, named)
            admin.execute(
                sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                    sql.Identifier(DATABASE), sql.Literal(roles.script_mark())
                )
            )
