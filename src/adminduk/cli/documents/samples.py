"""Write one signed sample of each document, all marked as samples."""

from __future__ import annotations

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="made where it does not exist")


def run(options: argparse.Namespace) -> int:
    from adminduk.documents.operations import write_signed_samples
    from adminduk.foundation.clock import now

    written = write_signed_samples(folder=options.folder, at=now())
    print(
        f"{len(written)} samples are in {options.folder}. Their authority is invented, and so are their people."
    )
    return 0
