"""Look at the archive again: hashes, later states, signatures, timestamps, data sets, seals.

An inspection that was ended goes on behind its last batch when the same one is asked for again. Ends with 1
when documents are not as they were issued; the report names them by id, never by whom they are about.
"""

from __future__ import annotations

import argparse
import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from time import monotonic


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--region", default="", help="a province or kab/kota, two or four digits; by default all"
    )
    parser.add_argument("--since", type=date.fromisoformat, help="only what was signed on this day or later")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write what was found, one document a line"
    )
    parser.add_argument("--without-seals", action="store_true", help="do not read the QR codes (faster)")
    parser.add_argument(
        "--processes", type=int, default=min(2, os.cpu_count() or 1), help="how many share the work (2)"
    )


def run(options: argparse.Namespace) -> int:
    from adminduk.cli.progress import ProgressLine
    from adminduk.documents.operations import begin_audit, continue_audit
    from adminduk.documents.queries import judges, list_faults
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now
    from adminduk.register.types import Progress

    inspector = system("command line", Scope.nation(), "documents.audit")
    since = datetime.combine(options.since, time.min, UTC) if options.since else None
    audit = begin_audit(actor=inspector, at=now(), region=options.region, since=since)
    if audit.checked:
        print(f"Going on behind {audit.checked:,} documents.")
    line, begun, before = ProgressLine(), monotonic(), audit.checked
    with judges(options.processes) as judging:
        while not audit.done:
            audit = continue_audit(
                actor=inspector,
                at=now(),
                audit_id=audit.audit_id,
                judging=judging,
                seals=not options.without_seals,
            )
            done, seconds = audit.checked - before, monotonic() - begun
            line.show(Progress("audit", done, max(done, audit.total - before), "documents", seconds))
    line.end()
    found = [
        f"{one.document_id} {one.kabkota} {','.join(one.faults)}"
        for one in list_faults(actor=inspector, audit_id=audit.audit_id)
    ]
    if options.report:
        options.report.write_text("".join(f"{one}\n" for one in found), "utf-8")
    else:
        for one in found:
            print(one)
    print(f"{audit.checked:,} documents, {audit.faulty:,} not as they were issued.")
    return 1 if audit.faulty else 0
