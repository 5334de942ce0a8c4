"""Events of an agreement after a cursor: by the one function that logs what it gives."""

from __future__ import annotations

from adminduk.data_access.types.feed import Change, Changes
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.db.sql import rows

TELLER = system("feed", Scope.nation())
TAKE = "SELECT * FROM data_access_take_events(%s, %s, %s)"


def take(agreement_no: int, after: int, most: int) -> Changes:
    """Within an act: the lines of the log are committed with it, and nothing may be told before."""
    with acting(TELLER):
        found = [Change(**row) for row in rows(TAKE, [agreement_no, max(0, after), most])]
    told = tuple(one for one in found if one.nik is not None)
    return Changes(told, found[-1].seq if found else max(0, after), len(found) == most)
