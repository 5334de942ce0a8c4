"""Match a file of people (CSV or Parquet) for an agreement: counts and prices it, and with --accept asks.

Broken off, `--resume ID` goes on with the part where it stopped.
"""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from adminduk.cli.institutions._common import agreement_by_number, operator
from adminduk.foundation.configuration import Misconfigured

if TYPE_CHECKING:
    from adminduk.data_access.types import MatchingFacts
    from adminduk.foundation.access.types import Actor

PIECE_BYTES = 4 * 1024 * 1024


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=int, help="the number of the agreement, as `list` shows it")
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument("--client", help="which client of the agreement; needed where there are several")
    parser.add_argument("--threshold", type=int, default=80, help="score from which names agree (80)")
    parser.add_argument("--accept", type=int, metavar="RUPIAH", help="take this price, and ask")
    parser.add_argument("--resume", type=UUID, metavar="ID", help="go on with this matching")
    parser.add_argument("--result", type=Path, metavar="FILE", help="write the result here")


def run(options: argparse.Namespace) -> int:
    from adminduk.data_access import operations, queries
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now

    actor = system("command line", Scope.nation(), "data_access.match", "data_access.charge")
    client_no = _client(options)
    if options.resume:
        facts = queries.get_matching(actor=actor, client_no=client_no, matching_id=options.resume)
    else:
        facts = _send(options, actor, client_no)
    if facts.state == "counting":
        facts = operations.count_matching(actor=actor, at=now(), matching_id=facts.id)
    if facts.state == "estimated":
        print(f"{facts.id}: {facts.rows:,} rows, {facts.refused:,} of them refused; Rp{facts.rupiah:,}")
        for code, count in sorted(facts.refusals.items(), key=lambda one: -one[1]):
            print(f"  {count:>12,}  {code}")
        if options.accept is None:
            print(f"To go on: --resume {facts.id} --accept {facts.rupiah}")
            return 0
        facts = operations.accept_matching(
            actor=actor, at=now(), client_no=client_no, matching_id=facts.id, rupiah=options.accept
        )
    if facts.state == "running":
        facts = operations.match_some(actor=actor, at=now(), matching_id=facts.id, say=_say)
        print()
    print(f"{facts.id}: {facts.state}{f' ({facts.reason.en})' if facts.reason else ''}")
    if facts.state != "done":
        return 1
    if options.result:
        content, _ = queries.open_result(actor=actor, at=now(), client_no=client_no, matching_id=facts.id)
        with options.result.open("wb") as out:
            options.result.chmod(0o600)
            out.writelines(content)
    return 0


def _client(options: argparse.Namespace) -> int:
    from adminduk.data_access.queries import list_clients

    agreement = agreement_by_number(options.number)
    clients = [
        one
        for one in list_clients(actor=operator(), agreement_id=agreement.id)
        if one.active and options.client in {None, one.client_id}
    ]
    if len(clients) != 1:
        raise Misconfigured("Name one client of this agreement by --client: `show` lists them.")
    return clients[0].number


def _send(options: argparse.Namespace, actor: Actor, client_no: int) -> MatchingFacts:
    from adminduk.data_access import operations
    from adminduk.foundation.clock import now

    if options.file is None or not options.file.is_file():
        raise Misconfigured(f"There is no file {options.file}.")
    one = operations.begin_matching(
        actor=actor, at=now(), client_no=client_no, name=options.file.name, threshold=options.threshold
    )
    told, size = sha256(), 0
    with options.file.open("rb") as file:
        for number, piece in enumerate(iter(lambda: file.read(PIECE_BYTES), b""), 1):
            operations.add_piece(
                actor=actor,
                at=now(),
                client_no=client_no,
                matching_id=one.id,
                number=number,
                content=piece,
            )
            told.update(piece)
            size += len(piece)
    return operations.finish_file(
        actor=actor, at=now(), client_no=client_no, matching_id=one.id, size=size, sha256=told.hexdigest()
    )


def _say(done: int, rows: int) -> None:
    print(f"\r{done:,} of {rows:,} rows", end="", flush=True)
