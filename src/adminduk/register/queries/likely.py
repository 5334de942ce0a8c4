"""Before somebody gets a NIK: who may he be already, anywhere in the country?"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import rows
from adminduk.foundation.masking import mask_name
from adminduk.register import naming
from adminduk.register.matching.compare import Scale, compare
from adminduk.register.matching.dates import slips_of
from adminduk.register.matching.names import compare_names
from adminduk.register.matching.scales import scale_for
from adminduk.register.types import Agreement, LikePerson, Particulars, Verdict

CANDIDATES = (
    "SELECT * FROM register_candidates(%s::date[], %s::smallint, %s::uuid, %s::text, %s::tsquery, %s::text)"
)


def find_duplicates_of(
    *, actor: Actor, purpose: str, on: date, particulars: Particulars, besides: UUID | None = None
) -> list[LikePerson]:
    """People who may be the one of `particulars`, the likeliest first, each with the comparison explained.

    `on` is the day whose parameters count; `besides` the person himself when he stands in the register
    already. The look is logged. Outside the actor's region names come masked and the NIK is withheld.
    """
    with acting(actor):
        found = rows(CANDIDATES, [*_where_to_look(particulars), purpose])
        scale = scale_for(particulars, on=on)
    likely = []
    for row in found:
        if row["person_id"] == besides or _is_hopeless(particulars, row, scale):
            continue
        likeness = compare(particulars, particulars_of(row), scale)
        if likeness.verdict is not Verdict.DIFFERENT:
            likely.append(shown(row, likeness))
    return sorted(likely, key=lambda one: (-one.likeness.bits, one.person_id))


def _is_hopeless(asked: Particulars, row: dict[str, Any], scale: Scale) -> bool:
    """Another name altogether, and no akta in common: what is left can only make twins. Saves comparing the
    rest of the many who were born on those days."""
    if asked.birth_akta_number and asked.birth_akta_number == row["birth_akta_number"]:
        return False
    return compare_names("name", asked.name, row["name"], scale.rarity).agreement is Agreement.DIFFERENT


def particulars_of(row: dict[str, Any]) -> Particulars:
    return Particulars(**{name: _said(name, row[name]) for name in Particulars.__slots__})


def _said(name: str, value: Any) -> Any:
    return "" if value is None and name in ("address", "village") else value


def _where_to_look(one: Particulars) -> list[Any]:
    return [
        slips_of(one.birth_date) if one.birth_date else [],
        one.sex or None,
        one.mother_id,
        one.birth_akta_number,
        _words(one),
    ]


def _words(one: Particulars) -> str | None:
    """All words of the name, with the year of birth or with the mother's; None where that says too little."""
    own = [f"'{word}'" for word in sorted(set(naming.word_keys(one.name)))]
    if not own:
        return None
    mother = [f"'{word.lower()}'" for word in sorted(set(naming.word_keys(one.mother_name)))]
    questions = []
    if one.birth_date and len(own) > 1:
        questions.append(" & ".join([*own, f"'@{one.birth_date.year}'"]))
    if mother:
        questions.append(" & ".join([*own, *mother]))
    return " | ".join(f"({question})" for question in questions) or None


def shown(row: dict[str, Any], likeness: Any) -> LikePerson:
    return LikePerson(
        person_id=row["person_id"],
        name=row["name"] if row["inside"] else mask_name(row["name"]),
        nik=(row["nik"] or "") if row["inside"] else "",
        birth_date=row["birth_date"],
        kabkota=row["kabkota"],
        birth_akta_number=row["birth_akta_number"] if row["inside"] else "",
        likeness=likeness,
    )
