"""Finds the command and runs it.

A command is a module in `adminduk.cli.commands`: its docstring is its help, `arguments(parser)` declares
what it takes, `run(options)` does it and answers the exit code. Nothing else is to be registered.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from adminduk.cli import commands
from adminduk.foundation.configuration import Misconfigured
from adminduk.foundation.db.embedded import DatabaseTrouble
from adminduk.foundation.refusals import Spoken


def names() -> list[str]:
    """Every command, as it is typed."""
    return sorted(module.name.replace("_", "-") for module in iter_modules(commands.__path__))


def main(words: Sequence[str]) -> int:
    if not words or words[0] in {"-h", "--help", "help"}:
        print(_overview())
        return 0
    if words[0] not in names():
        print(f"There is no command {words[0]!r}.\n\n{_overview()}", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adminduk.settings")
    command = _load(words[0])
    parser = argparse.ArgumentParser(prog=f"adminduk {words[0]}", description=command.__doc__)
    command.arguments(parser)
    try:
        return command.run(parser.parse_args(words[1:]))
    except (Misconfigured, DatabaseTrouble, Spoken) as trouble:
        print(f"adminduk: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not _is_unreachable(error):
            raise
        print(
            f"adminduk: The database does not answer: {str(error).strip().splitlines()[0]}", file=sys.stderr
        )
        return 1


def _is_unreachable(error: Exception) -> bool:
    from django.db import OperationalError

    return isinstance(error, OperationalError)


def _load(name: str) -> ModuleType:
    return import_module(f"{commands.__name__}.{name.replace('-', '_')}")


def _overview() -> str:
    lines = ["Adminduk: civil registration and population administration.", "", "Commands:"]
    for name in names():
        first = (_load(name).__doc__ or "").strip().splitlines()[0]
        lines.append(f"  {name:<16}{first}")
    return "\n".join([*lines, "", "adminduk COMMAND --help tells more."])
