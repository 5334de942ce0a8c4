"""bin/bench NAME [--residents N] [--json]: runs bench/measures/NAME.py and prints what it found."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from bench import measures


def names() -> list[str]:
    return sorted(module.name for module in iter_modules(measures.__path__))


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("name", choices=names(), metavar="NAME", help=", ".join(names()))
    parser.add_argument("--residents", type=int, default=1_000_000, help="size of the register (1,000,000)")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--home", type=Path, help="keep the installation in this folder, and use it again")
    parser.add_argument(
        "--profile", action="store_true", help="where the time goes, where a measure can tell"
    )
    options = parser.parse_args()
    report = import_module(f"bench.measures.{options.name}").measure(options)
    print(report.as_json() if options.json else report.as_table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
