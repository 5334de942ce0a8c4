"""Documents: signed samples, the archive inspected, cards of a kecamatan, faces of cards."""

from __future__ import annotations

import argparse
from importlib import import_module
from pkgutil import iter_modules

from adminduk.cli import documents
from adminduk.cli.english import in_english


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name in sorted(module.name for module in iter_modules(documents.__path__)):
        act = import_module(f"{documents.__name__}.{name}")
        said = (act.__doc__ or "").strip()
        one = acts.add_parser(name.replace("_", "-"), help=said.splitlines()[0], description=said)
        act.arguments(one)
        one.set_defaults(run_act=act.run)


def run(options: argparse.Namespace) -> int:
    return in_english(lambda: options.run_act(options))
