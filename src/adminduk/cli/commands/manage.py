"""Django's own commands, for developers: adminduk manage makemigrations --dry-run."""

from __future__ import annotations

import argparse

from adminduk.cli.database import database_running


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help="the command and what it takes")


def run(options: argparse.Namespace) -> int:
    with database_running():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["adminduk manage", *options.words])
    return 0
