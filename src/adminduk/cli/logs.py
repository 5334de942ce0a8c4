"""What the processes say: whole in files that are kept small, in short lines at the terminal."""

from __future__ import annotations

import shutil
import sys
import threading
from logging import Formatter, LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

BYTES_A_FILE = 10 * 1024 * 1024
OLD_FILES = 5
TERMINAL_WIDTH = 160


class Terminal:
    """Writes to the terminal and to `<name>.log` in `folder`; safe from several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, RotatingFileHandler] = {}
        self._lock = threading.Lock()

    def say(self, sentence: str) -> None:
        """Something of our own for the person at the terminal."""
        self._write("supervisor", sentence)
        _print(sentence)

    def show(self, line: str = "") -> None:
        """At the terminal only: passwords of the demo stand in no file."""
        _print(line)

    def pass_on(self, name: str, line: str) -> None:
        """A line of a child; the middle of a traceback is for the file only."""
        self._write(name, line)
        if line and not line.startswith((" ", "Traceback")):
            _print(f"{name:>8} | {line}"[:TERMINAL_WIDTH])

    def _write(self, name: str, line: str) -> None:
        with self._lock:
            if name not in self._files:
                file = RotatingFileHandler(
                    self._folder / f"{name}.log",
                    maxBytes=BYTES_A_FILE,
                    backupCount=OLD_FILES,
                    encoding="utf-8",
                )
                file.setFormatter(Formatter("%(asctime)s %(message)s"))
                self._files[name] = file
            self._files[name].emit(LogRecord(name, 20, "", 0, line, None, None))


def _print(line: str) -> None:
    try:
        print(line, file=sys.stdout, flush=True)
    except OSError:
        # The terminal is gone (a closed window, a broken pipe); the files go on.
        sys.stdout = sys.stderr = Path("/dev/null").open("w")  # noqa: SIM115 - lives as long as we do


def keep_small(path: Path) -> None:
    """Sets a log aside that another process appends to (the database's), and lets it go on empty."""
    try:
        if path.stat().st_size > BYTES_A_FILE:
            shutil.copyfile(path, path.with_suffix(".log.1"))
            with path.open("r+b") as file:
                file.truncate(0)
    except FileNotFoundError:
        return
