"""What every institution used and owes for one month, as CSV."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from adminduk.cli.institutions._common import operator


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("month", type=_month, metavar="YYYY-MM")


def run(options: argparse.Namespace) -> int:
    from adminduk.data_access.operations import count_usage
    from adminduk.data_access.queries import list_statements, statements_csv
    from adminduk.foundation.clock import now

    actor = operator()
    count_usage(actor=actor, at=now())
    sys.stdout.write(statements_csv(list_statements(actor=actor, month=options.month)))
    return 0


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")
