"""Search for officers: whom does somebody mean?"""

from __future__ import annotations

import json

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import rows
from adminduk.register.searching.ranking import ranked
from adminduk.register.searching.stages import VILLAGE_CODE, kinds_of, stages_of
from adminduk.register.types.searching import SearchCriteria, SearchPage

A_PAGE = 20
# More forgiving stages are tried until so many are found; nobody reads more than MOST.
A_FEW, ENOUGH, MOST = 3, 10, 100


def search_people(*, actor: Actor, purpose: str, criteria: SearchCriteria, page: int = 1) -> SearchPage:
    """Those of the actor's region who agree with the criteria, forgivingly, the likeliest first.

    Old and new spelling, swapped words, titles and typing slips are forgiven, and each hit says which. The
    trail keeps purpose, kinds of criteria and ids found, never the words. Needs "register.look_up". Raises
    `NothingToSearch`.
    """
    actor.require("register.look_up")
    kinds = kinds_of(criteria)
    stages = stages_of(criteria)
    with acting(actor):
        found = rows(
            "SELECT * FROM register_search(%s::jsonb, %s, %s, %s, %s)",
            [json.dumps(stages), ["search", *kinds], purpose, _enough(criteria), MOST],
        )
    # The first stage that found anybody is what was meant; the later ones only add to it.
    meant = min((row["stage"] for row in found), default=0)
    hits = ranked(criteria, found)[:MOST]
    pages = max(1, -(-len(hits) // A_PAGE))
    page = min(max(page, 1), pages)
    return SearchPage(
        hits=tuple(hits[(page - 1) * A_PAGE : page * A_PAGE]),
        found=len(hits),
        page=page,
        pages=pages,
        too_many=sum(row["stage"] == meant for row in found) > MOST,
        criteria=frozenset(kinds),
    )


def _enough(criteria: SearchCriteria) -> int:
    """Who is found by a number, or by his whole name and another thing that tells people apart, is meant.

    A year tells less than a day: it takes a few of that name and year before nobody looks for slips in it.
    """
    numbers = criteria.nik or criteria.kk_number or criteria.akta_number
    since, until = criteria.born_from, criteria.born_until
    whole_name = len(criteria.name.split()) > 1
    village = len(criteria.place) == VILLAGE_CODE
    if numbers or (whole_name and ((since and since == until) or criteria.mother_name or village)):
        return 1
    return A_FEW if whole_name and since and until and since.year == until.year else ENOUGH
