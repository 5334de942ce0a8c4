"""Write a sample of every card face (KTP-el, KIA) into DIR, as PNG of 300 dots to the inch and as PDF."""

from __future__ import annotations

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    from adminduk.documents.queries import write_card_samples

    written = write_card_samples(options.directory)
    print(f"{len(written)} files in {options.directory}.")
    return 0
