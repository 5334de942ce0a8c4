"""The process that looks at one PDF from a stranger, with little memory and little time.

Reads a JSON line (roots, revocation lists, instant) and then the PDF from its input; writes the report
as JSON. Whatever a hostile file makes it do, it ends with this process.
"""

from __future__ import annotations

import base64
import json
import logging
import resource
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

MEMORY = 1 << 30
SECONDS = 8


def _limit() -> None:
    for what, limit in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))


def main() -> None:
    from adminduk.documents.signing.verdict import Problem, SignatureReport, judge

    _limit()
    logging.disable(logging.CRITICAL)
    question = json.loads(sys.stdin.buffer.readline())
    pdf = sys.stdin.buffer.read()
    try:
        report = judge(
            pdf,
            trust_roots=[root.encode() for root in question["trust_roots"]],
            revocation_lists=[base64.b64decode(data) for data in question["revocation_lists"]],
            at=datetime.fromisoformat(question["at"]),
        )
    except Exception:
        report = SignatureReport(problems=(Problem.UNREADABLE,))
    answer = {**asdict(report), "signed_at": report.signed_at and report.signed_at.isoformat()}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))
    main()
