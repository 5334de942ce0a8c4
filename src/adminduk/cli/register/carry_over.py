"""Carry people over to other region codes: a kab/kota is split or renamed, a village goes elsewhere.

FILE is YAML (legal_basis, since, regions) or CSV with the columns was, code, name, kind; each line is one
region of the decree. Villages with `was` take their people along. docs/guides/regions.md shows both.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adminduk.cli.decree import Decree
    from adminduk.register.types import CarryOver, VillageToCarry


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="say what would be carried; change nothing")
    parser.add_argument("--legal-basis", default="", help="of a CSV: the law or decree")
    parser.add_argument(
        "--since", type=date.fromisoformat, help="of a CSV: the day it counts from, YYYY-MM-DD"
    )


def run(options: argparse.Namespace) -> int:
    from adminduk.cli.decree import read_decree
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import day_at, now
    from adminduk.foundation.configuration import Misconfigured
    from adminduk.offices.operations import change_regions
    from adminduk.register.operations import carry_over
    from adminduk.register.queries import list_villages_to_carry

    decree = read_decree(options.file, options.legal_basis, options.since)
    actor = system("change of regions", Scope.nation(), "register.carry_over")
    at = now()
    today = day_at(at, "WIB")
    carry = _carry(decree)
    waiting = list_villages_to_carry(actor=actor, carry=carry)
    _tell(waiting)
    if options.dry_run:
        _tell_what_lacks(carry)
        print("Nothing was changed.")
        return 0
    if decree.since > today:
        raise Misconfigured(
            f"The decree counts from {decree.since.isoformat()}; run this on that day or later."
        )
    made = change_regions(since=decree.since, changes=decree.regions)
    print(f"{made:,} regions are new in the list.")
    families = sum(one.families for one in waiting)
    for done in carry_over(actor=actor, at=at, today=today, carry=carry):
        print(f"{done:,} of {families:,} families", file=sys.stderr, flush=True)
    print("Everybody is carried over. Restart the platform, so that it reads the list of regions anew.")
    return 0


def _carry(decree: Decree) -> CarryOver:
    from adminduk.offices.queries import find_office_of
    from adminduk.register.types import CarryOver

    homes = {code[:4] for code in (*decree.villages.values(), *decree.whole.values())}
    offices = {code: office.id for code in homes if (office := find_office_of(code)) is not None}
    return CarryOver(
        villages=decree.villages,
        whole=decree.whole,
        effective_on=decree.since,
        legal_basis=decree.legal_basis,
        offices=offices,
    )


def _tell(waiting: list[VillageToCarry]) -> None:
    for one in waiting:
        print(f"{one.was} → {one.becomes}  {one.families:>9,} cards  {one.people:>9,} people")
    families, people = sum(one.families for one in waiting), sum(one.people for one in waiting)
    print(f"{len(waiting):,} villages, {families:,} cards, {people:,} people.")


def _tell_what_lacks(carry: CarryOver) -> None:
    homes = {code[:4] for code in (*carry.villages.values(), *carry.whole.values())}
    for code in sorted(homes - set(carry.offices)):
        print(f"There is no office for {code} yet: adminduk office open --kabkota {code} …")
