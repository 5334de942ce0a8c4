"""Sample people of any number: into an empty demo installation, or into a file for `register import`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from adminduk.cli.english import in_english
from adminduk.cli.migration import migrate
from adminduk.foundation.configuration import Misconfigured

SEED = 3201


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    made = acts.add_parser("generate", help="residents spread over the nation as they really are")
    made.add_argument("--residents", type=int, required=True, metavar="N")
    made.add_argument("--seed", type=int, default=SEED, help="the same number gives the same people (3201)")
    made.add_argument("--region", default="", help="only this province (2 digits) or kab/kota (4 digits)")
    made.add_argument("--out", type=Path, metavar="FILE", help="a .csv or .parquet instead of the register")


def run(options: argparse.Namespace) -> int:
    if options.residents < 1:
        raise Misconfigured("--residents must be at least 1.")
    if options.out and options.out.suffix.lower() not in (".csv", ".parquet"):
        raise Misconfigured("The name of the file must end in .csv or .parquet.")
    return in_english(lambda: _generate(options))


def _generate(options: argparse.Namespace) -> int:
    from adminduk.demo.operations import generate_into_file, generate_into_register
    from adminduk.foundation.clock import day_at, now

    at = now()
    today = day_at(at, "WIB")
    facts = {"residents": options.residents, "seed": options.seed, "region": options.region, "today": today}
    if options.out:
        return _tell(generate_into_file(options.out, **facts), options.residents)
    migrate(print)
    return _tell(generate_into_register(at=at, at_once=2, **facts), options.residents)


def _tell(counts: Iterator[int], wanted: int) -> int:
    from adminduk.cli.progress import ProgressLine
    from adminduk.register.types import Progress

    line, begun, made = ProgressLine(), monotonic(), 0
    for made in counts:
        line.show(Progress("generate", min(made, wanted), wanted, "residents", monotonic() - begun))
    line.end()
    seconds = monotonic() - begun
    print(f"{made:,} residents in {seconds:.0f} s, {made / seconds:,.0f} a second.", file=sys.stdout)
    return 0
