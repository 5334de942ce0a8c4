"""A service that fails again and again is left alone for a minute."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

FAILURES = 3
REST = timedelta(seconds=60)


class Breaker:
    """Counts failures in a row; `closed` says whether the service may be asked at the instant `at`."""

    def __init__(self, *, failures: int = FAILURES, rest: timedelta = REST) -> None:
        self._most, self._rest = failures, rest
        self._failures = 0
        self._open_until: datetime | None = None
        self._guard = threading.Lock()

    def closed(self, *, at: datetime) -> bool:
        with self._guard:
            return self._open_until is None or at >= self._open_until

    def failed(self, *, at: datetime) -> None:
        with self._guard:
            self._failures += 1
            # After its rest one failure is enough: the count goes back to nought by an answer only.
            if self._failures >= self._most:
                self._open_until = at + self._rest

    def answered(self) -> None:
        with self._guard:
            self._failures, self._open_until = 0, None
