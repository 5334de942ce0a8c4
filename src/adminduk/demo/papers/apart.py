"""Drawing in processes of its own: it would hold the interpreter, and all else would wait for it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def drawing_processes(count: int) -> ProcessPoolExecutor:
    """A pool for the functions of this package, which know nothing of the platform and start quickly."""
    return ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=_end_with, initargs=(os.getpid(),)
    )


def _end_with(parent: int) -> None:
    """A pool's process would outlive a parent that was killed, and wait for ever."""
    if sys.platform == "linux":
        ask_for_a_signal = 1
        ctypes.CDLL(None).prctl(ask_for_a_signal, int(signal.SIGTERM))
    if os.getppid() != parent:
        os._exit(1)
