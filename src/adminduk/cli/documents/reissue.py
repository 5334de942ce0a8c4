"""New family cards for a whole kecamatan, each family once.

Goes on where it stopped when it is started again. The cards are drawn when nothing else waits, and lie in
the tray of the kab/kota's head of office.
"""

from __future__ import annotations

import argparse
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from adminduk.documents.types import Reissue
    from adminduk.foundation.access.types import Actor


def arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--kecamatan", metavar="CODE", help="six digits; needs --reason")
    what.add_argument("--cancel", type=UUID, metavar="RUN", help="stop a run; what was ordered stays ordered")
    what.add_argument("--list", action="store_true", help="say how far the newest runs are")
    parser.add_argument("--reason", default="", help="why all cards are issued anew; kept with the run")
    parser.add_argument("--background", action="store_true", help="leave it to the worker")


def run(options: argparse.Namespace) -> int:
    from adminduk.documents.operations import begin_reissue, cancel_reissue
    from adminduk.documents.queries import list_reissues
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now

    keeper = system("command line", Scope.nation(), "documents.order")
    if options.list:
        for one in list_reissues(actor=keeper):
            print(_line(one))
        return 0
    if options.cancel:
        print(_line(cancel_reissue(actor=keeper, at=now(), run_id=options.cancel)))
        return 0
    begun = begin_reissue(
        actor=keeper,
        at=now(),
        kecamatan=options.kecamatan,
        reason=options.reason,
        in_background=options.background,
    )
    if not options.background:
        begun = _follow(keeper, begun)
    print(_line(begun))
    return 0


def _follow(keeper: Actor, run: Reissue) -> Reissue:
    from adminduk.cli.progress import ProgressLine
    from adminduk.documents.operations import continue_reissue
    from adminduk.documents.types import ReissueStatus
    from adminduk.foundation.clock import now
    from adminduk.register.types import Progress

    line, begun, before = ProgressLine(), monotonic(), run.looked_at
    while run.status is ReissueStatus.RUNNING:
        run = continue_reissue(actor=keeper, at=now(), run_id=run.run_id)
        done, seconds = run.looked_at - before, monotonic() - begun
        line.show(Progress("reissue", done, max(done, run.total - before), "families", seconds))
    line.end()
    return run


def _line(run: Reissue) -> str:
    return (
        f"{run.run_id} {run.kecamatan} {run.status}: {run.looked_at:,} of {run.total:,} families, "
        f"{run.ordered:,} cards ordered"
    )
