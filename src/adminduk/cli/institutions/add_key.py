"""Registers the public key that an institution handed in (JWK or PEM)."""

from __future__ import annotations

import argparse
from pathlib import Path

from adminduk.cli.institutions._common import operator


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("client_id")
    parser.add_argument("file", type=Path)


def run(options: argparse.Namespace) -> int:
    from adminduk.data_access.operations import add_key
    from adminduk.foundation.clock import now

    text = options.file.read_text("utf-8")
    made = add_key(actor=operator(), at=now(), client_id=options.client_id, key_text=text)
    print(f"Key {made.kid} ({made.algorithm}) of {options.client_id}, until {made.valid_until:%Y-%m-%d}.")
    return 0
