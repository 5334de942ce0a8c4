"""One line of the terminal that tells how far a long act is; elsewhere a line now and then."""

from __future__ import annotations

import sys
from time import monotonic

from adminduk.register.types import Progress

SECONDS_BETWEEN_LINES = 10


class ProgressLine:
    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._said = 0.0
        self._step = ""

    def show(self, progress: Progress) -> None:
        if (
            not self._live
            and progress.step == self._step
            and monotonic() - self._said < SECONDS_BETWEEN_LINES
        ):
            return
        if self._live and self._step not in ("", progress.step):
            print(file=sys.stderr)
        self._step, self._said = progress.step, monotonic()
        end = "" if self._live else "\n"
        print(
            f"\r{sentence(progress):<78}" if self._live else sentence(progress),
            end=end,
            file=sys.stderr,
            flush=True,
        )

    def end(self) -> None:
        if self._live and self._step:
            print(file=sys.stderr)


def sentence(progress: Progress) -> str:
    """read: 120,000 of about 1,000,000 rows, 61,200 a second, 0:14 left"""
    left = int(progress.remaining)
    return (
        f"{progress.step}: {progress.done:,} of {progress.total:,} {progress.unit}, "
        f"{progress.per_second:,.0f} a second, {left // 60}:{left % 60:02d} left"
    )
