"""From where a client may ask: networks such as 203.0.113.0/24; none admits every address."""

from __future__ import annotations

import argparse

from adminduk.cli.institutions._common import operator


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("client_id")
    parser.add_argument("networks", nargs="*", metavar="NETWORK")


def run(options: argparse.Namespace) -> int:
    from adminduk.data_access.operations import set_addresses
    from adminduk.data_access.queries import get_client
    from adminduk.foundation.clock import now

    actor = operator()
    set_addresses(actor=actor, at=now(), client_id=options.client_id, networks=options.networks)
    told = get_client(actor=actor, client_id=options.client_id).addresses
    print(f"{options.client_id} may ask from {', '.join(told) or 'any address'}.")
    return 0
