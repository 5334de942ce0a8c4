"""The scale for one person: how common the words of his names are, counted over the whole register."""

from __future__ import annotations

from datetime import date

from adminduk.foundation.db.sql import rows
from adminduk.register.matching.compare import Scale
from adminduk.register.matching.rarity import Rarity
from adminduk.register.matching.words import fold, words_of
from adminduk.register.types.likeness import Particulars
from adminduk.regulations.law import Law

EVERYBODY = ""
# An installation that never counted its names: about as many as PostgreSQL thinks.
ABOUT = (
    "SELECT greatest(reltuples, 0)::bigint AS people FROM pg_class WHERE oid = 'register_person'::regclass"
)


def scale_for(*people: Particulars, on: date) -> Scale:
    """Names are compared only where words agree, so the words of those compared are all that is asked for."""
    names = [name for one in people for name in (one.name, one.mother_name, one.father_name)]
    words = {fold(word) for name in names for word in words_of(name)}
    counted = {
        row["word"]: row["people"]
        for row in rows(
            "SELECT word, people FROM register_name_word WHERE word = ANY (%s)", [[EVERYBODY, *words]]
        )
    }
    everybody = counted.pop(EVERYBODY, 0)
    size = everybody or rows(ABOUT)[0]["people"]
    return Scale(Law(on=on).matching, size, Rarity(counted, everybody))
