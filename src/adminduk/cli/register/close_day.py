"""Close every day that has ended and sign its root; the sealer does this by itself after midnight."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: what is due is closed."""


def run(options: argparse.Namespace) -> int:
    from adminduk.foundation.clock import now
    from adminduk.foundation.journal.days import close_due_days

    days = close_due_days(at=now())
    for day in days:
        print(f"{day.isoformat()} is closed.")
    if not days:
        print("No day is due.")
    return 0
