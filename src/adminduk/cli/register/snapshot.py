"""Count the people of every village and kab/kota as of today; a worker does this by itself at night."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: today is counted, once."""


def run(options: argparse.Namespace) -> int:
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import day_at, now
    from adminduk.foundation.journal.followers import follow_all
    from adminduk.foundation.journal.sealer import seal_waiting
    from adminduk.register.operations import take_snapshot
    from adminduk.wiring import FOLLOWERS

    at = now()
    # What was entered just now is to be in it.
    seal_waiting(at=at)
    follow_all([one for one in FOLLOWERS if one.name == "register.population"], at=at)
    actor = system("command line", Scope.nation(), "register.count")
    villages = take_snapshot(actor=actor, at=at, day=day_at(at, "WIB"))
    print(f"{villages:,} villages were counted anew.")
    return 0
