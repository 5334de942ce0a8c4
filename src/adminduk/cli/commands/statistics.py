"""Publish the first count of each month as open statistics now; a worker does this by itself at night."""

from __future__ import annotations

import argparse

from adminduk.cli.english import in_english


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=("publish",))


def run(options: argparse.Namespace) -> int:
    return in_english(_publish)


def _publish() -> int:
    from adminduk.data_access.operations import publish_statistics
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import day_at, now

    at = now()
    actor = system("command line", Scope.nation(), "open_data.publish")
    days = publish_statistics(actor=actor, at=at, until=day_at(at, "WIB"))
    print(f"Published: {', '.join(one.isoformat() for one in days)}." if days else "Nothing new to publish.")
    return 0
