"""The people whom stories tell about: the same in every seeded world."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from adminduk.demo.names import group
from adminduk.demo.population.draft import Draft
from adminduk.demo.population.numbers import NumberBook
from adminduk.demo.population.places import Address, birth_place_name, list_kecamatan
from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class CastFamily:
    """One family of the cast: its key, its story in a line, and what the generator needs."""

    key: str
    story: Both
    kk_number: str
    address: Address
    members: tuple[dict[str, Any], ...]

    @property
    def kecamatan_code(self) -> str:
        return self.address.village_code[:6]

    @property
    def issued_on(self) -> date:
        """The recording day inside the KK number."""
        day, month, year = (int(self.kk_number[at : at + 2]) for at in (6, 8, 10))
        return date(2000 + year, month, day)


@cache
def list_cast() -> tuple[CastFamily, ...]:
    raw = yaml.safe_load(files(__package__).joinpath("cast.yaml").read_text(encoding="utf-8"))
    return tuple(_family(one) for one in raw)


def _family(one: dict[str, Any]) -> CastFamily:
    kecamatan = next(
        region for region in list_kecamatan(one["village"][:4]) if region.code == one["village"][:6]
    )
    village = next(place for place in kecamatan.villages if place.code == one["village"])
    address = Address(
        line=one["line"],
        rt=one["rt"],
        rw=one["rw"],
        village_code=village.code,
        postal_code=village.postal_code,
        urban=not one["line"].startswith("Kp."),
    )
    return CastFamily(one["key"], Both(**one["story"]), one["kk"], address, tuple(one["members"]))


def reserve_numbers(family: CastFamily, numbers: NumberBook) -> None:
    """Keeps the generator from giving a number of the cast to somebody else."""
    numbers.reserve("K" + family.kk_number)
    for member in family.members:
        if member.get("nik", "").startswith(family.kecamatan_code):
            numbers.reserve(member["nik"])


def draft_members(family: CastFamily, today: int) -> list[Draft]:
    """The family as drafts; the facts that the file leaves open come from the seed."""
    drafts: list[Draft] = []
    for one in family.members:
        drafts.append(_draft(one, family, today, drafts))
    return drafts


def _ordinal(day: date | int, today: int) -> int:
    return today - day if isinstance(day, int) else day.toordinal()


def _draft(one: dict[str, Any], family: CastFamily, today: int, before: list[Draft]) -> Draft:
    draft = Draft(
        people=group(one.get("group", "sundanese")),
        sex=one["sex"],
        birth=_ordinal(one["born"], today),
        religion=one.get("religion", 1),
        relation=one["relation"],
    )
    draft.name = one["name"]
    draft.nik = one.get("nik", "")
    draft.registered_in = family.kecamatan_code
    draft.birth_region = one.get("region", family.kecamatan_code[:4])
    draft.birth_place = one.get("place") or birth_place_name(draft.birth_region)
    draft.estimated = one.get("estimated", False)
    draft.marital = one.get("marital", 1)
    draft.marriage = _ordinal(one["married"], today) if "married" in one else None
    draft.marriage_number = one.get("proof", "")
    draft.foreign = one.get("foreign", "")
    draft.passport, draft.permit = one.get("passport", ""), one.get("permit", "")
    draft.education, draft.occupation = one.get("education", 0), one.get("occupation", 0)
    draft.blood_type = one.get("blood", 0)
    draft.akta_number = one.get("akta", "")
    if "akta" in one or one.get("registered"):
        draft.akta = bool(one.get("registered") or one["akta"])
    parents = [before[place] for place in one.get("of", ())]
    draft.mother = next((parent for parent in parents if parent.sex == 2), None)
    draft.father = next((parent for parent in parents if parent.sex == 1), None)
    draft.mother_name, draft.father_name = one.get("mother", ""), one.get("father", "")
    return draft
