"""Every agreement, newest first: number, state, validity, institution."""

from __future__ import annotations

import argparse

from adminduk.cli.institutions._common import operator


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--status", default="", help="only these: draft, submitted, active, suspended, …")


def run(options: argparse.Namespace) -> int:
    from adminduk.data_access.queries import list_agreements

    for one in list_agreements(actor=operator(), status=options.status, limit=10_000):
        validity = f"{one.terms.valid_from} to {one.terms.valid_until}"
        print(f"{one.number:>5}  {one.status:<10}{validity}  {one.institution.name}  {one.terms.pks_number}")
    return 0
