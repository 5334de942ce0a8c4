"""Serve the pages alone, for service managers that start each process themselves."""

from __future__ import annotations

import argparse
import os

from adminduk.cli.database import own_server
from adminduk.cli.programs import child_environment, web
from adminduk.foundation import configuration
from adminduk.foundation.configuration import Misconfigured


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    if not own_server():
        raise Misconfigured("Set ADMINDUK_APP_DATABASE_URL. With the embedded database, use `run`.")
    command = web(
        configuration.text("ADMINDUK_BIND", "127.0.0.1"), configuration.number("ADMINDUK_PORT", 8000)
    )
    # Becomes the server itself, so that the service manager watches the right process.
    os.execve(command[0], command, child_environment())  # noqa: S606
