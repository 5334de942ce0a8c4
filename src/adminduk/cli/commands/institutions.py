"""Institutions that ask the register: agreements, clients, keys, bills, the sandbox."""

from __future__ import annotations

import argparse
from importlib import import_module
from pkgutil import iter_modules

from adminduk.cli import institutions
from adminduk.cli.english import in_english


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name in sorted(module.name for module in iter_modules(institutions.__path__)):
        if name.startswith("_"):
            continue
        act = import_module(f"{institutions.__name__}.{name}")
        said = (act.__doc__ or "").strip()
        one = acts.add_parser(name.replace("_", "-"), help=said.splitlines()[0], description=said)
        act.arguments(one)
        one.set_defaults(run_act=act.run)


def run(options: argparse.Namespace) -> int:
    return in_english(lambda: options.run_act(options))
