"""Print the proof that an akta's entry is in the journal, for anybody to check.

ops/check_proof.py checks it against a published daily root, without this program.
"""

from __future__ import annotations

import argparse
import json
from uuid import UUID


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="AKTA|ENTRY", help="the number of an akta, or the id of an entry")
    parser.add_argument(
        "--with-contents",
        action="store_true",
        help="add what the entry says: personal data, for the holder of the certificate only",
    )


def run(options: argparse.Namespace) -> int:
    from adminduk.foundation.access.types import Scope, system
    from adminduk.register.queries import prove_entry

    entry_id = _uuid(options.what)
    proof = prove_entry(
        actor=system("command line", Scope.nation()),
        purpose="proof",
        entry_id=entry_id,
        akta_number="" if entry_id else options.what,
        with_contents=options.with_contents,
    )
    print(json.dumps(proof, indent=1, ensure_ascii=False))
    return 0


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
