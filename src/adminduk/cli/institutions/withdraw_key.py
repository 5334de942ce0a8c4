"""Ends a key now; with --stolen every token of its client too."""

from __future__ import annotations

import argparse
from uuid import UUID

from adminduk.cli.institutions._common import operator


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key_id", type=UUID, help="as `show` tells it")
    parser.add_argument("--stolen", action="store_true", help="void every token of the client at once")


def run(options: argparse.Namespace) -> int:
    from adminduk.data_access.operations import withdraw_key
    from adminduk.foundation.clock import now

    withdraw_key(actor=operator(), at=now(), key_id=options.key_id, stolen=options.stolen)
    print("Withdrawn." + (" All its tokens are void." if options.stolen else ""))
    return 0
