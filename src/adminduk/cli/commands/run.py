"""Start everything: database, pages, jobs and sealer, until Ctrl-C or SIGTERM."""

from __future__ import annotations

import argparse

from adminduk.cli.supervisor import supervise


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    return supervise()
