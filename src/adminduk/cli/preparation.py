"""Before the first page: the database has this release's shape, its regions, and in the demo its people.

A child of the supervisor does it, so that a signal ends it at once, whatever it is doing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from adminduk.cli.logs import Terminal
from adminduk.foundation.configuration import PROJECT
from adminduk.foundation.db.embedded.server import end_with_parent

# A line that begins with this is not progress but a sign-in, to be shown at the end.
SIGN_IN = "\x1e"


class NotPrepared(Exception):
    """The message is for the person at the terminal."""


def prepare(terminal: Terminal) -> list[str]:
    """Migrates, loads and seeds what is missing; answers the demo's sign-ins, a line each."""
    process = subprocess.Popen(
        [sys.executable, "-m", "adminduk.cli", "prepare"],
        cwd=PROJECT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
        preexec_fn=end_with_parent(signal.SIGTERM),
    )
    sign_ins = []
    assert process.stdout is not None
    try:
        for line in map(str.rstrip, process.stdout):
            if line.startswith(SIGN_IN):
                sign_ins.append(line.removeprefix(SIGN_IN))
            elif line:
                terminal.say(line)
        if process.wait() != 0:
            raise NotPrepared("The database could not be prepared; the lines above say why.")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    return sign_ins
