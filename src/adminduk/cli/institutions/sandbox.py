"""The residents of the sandbox: loads them and lists whom a client can try, and what for."""

from __future__ import annotations

import argparse

from adminduk.cli.institutions._common import operator


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(options: argparse.Namespace) -> int:
    from adminduk.data_access.operations import load_sandbox
    from adminduk.data_access.queries import list_sandbox_people
    from adminduk.foundation.clock import now

    load_sandbox(actor=operator(), at=now())
    for one in list_sandbox_people():
        print(f"{one.nik}  {one.name:<34}{one.outcome.name.lower():<11}{one.shows.en}")
    return 0
