"""What a service is told beside the answers: people of the register, the office, the day, the law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from adminduk.accounts.types import Assurance
from adminduk.foundation.masking import mask_name
from adminduk.register.queries import Anywhere
from adminduk.register.types import Family, Member, Person, PossibleDuplicate, Sex
from adminduk.regulations import codes
from adminduk.regulations.law import Law

T = TypeVar("T")
Somebody = Person | Anywhere
"""A person of the register: whole when he lives in the asker's region, the least of him otherwise."""


class Channel(StrEnum):
    PORTAL = "portal"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True)
class RegionFact:
    """`zone` is WIB, WITA or WIT."""

    name: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a service knows; it asks for nothing itself.

    `reported_on` is the calendar day of the office `kabkota`, whose clock shows `zone`. The people in
    `mother`, `father` and `subject` are those whom the answers name (see `Service.people`); their
    families are there when the asker may see them. `evidence` are the kinds of papers and forms that
    are there. `regions` are those whose codes stand in the answers. `for_officer`: an officer looks.
    `entered`: the case stands in the register already and was sent back to be corrected.
    """

    law: Law
    reported_on: date
    kabkota: str
    zone: str
    channel: Channel
    assurance: Assurance
    reporter: Person | None = None
    family: Family | None = None
    for_officer: bool = False
    subject: Somebody | None = None
    subject_family: Family | None = None
    mother: Somebody | None = None
    mother_family: Family | None = None
    father: Somebody | None = None
    father_family: Family | None = None
    father_died_on: date | None = None
    duplicates: tuple[PossibleDuplicate, ...] = ()
    evidence: frozenset[str] = frozenset()
    entered: bool = False
    regions: Mapping[str, RegionFact] = field(default_factory=lambda: MappingProxyType({}))
    # What was worked out of exactly these facts, so that one act works it out once; `replace` starts anew.
    _worked_out: dict[tuple[str, str], Any] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def once(self, name: str, answers: Mapping[str, object], make: Callable[[], T]) -> T:
        """`make()` the first time for these answers, and the same again after that; not to be changed."""
        key = (name, repr(answers))
        if key not in self._worked_out:
            self._worked_out[key] = make()
        return self._worked_out[key]

    def with_duplicates(self, found: Iterable[PossibleDuplicate]) -> Facts:
        """The same with who may be the child already. What was derived stays: nothing asks for duplicates."""
        facts = replace(self, duplicates=tuple(found))
        facts._worked_out.update(
            {key: value for key, value in self._worked_out.items() if key[0].endswith((".known", ".values"))}
        )
        return facts

    @property
    def families(self) -> tuple[Family, ...]:
        """The family cards that are known: of the reporter, the mother, the father; each once."""
        found = (self.family, self.mother_family, self.father_family)
        return tuple({family.family_id: family for family in found if family}.values())

    @property
    def is_matched(self) -> bool:
        """Whether an officer has seen who reports."""
        return self.channel is Channel.COUNTER or self.assurance is Assurance.MATCHED

    @property
    def shows_names(self) -> bool:
        """Until an officer has matched him, a reporter online sees his relatives only masked."""
        return self.for_officer or self.is_matched

    def family_of(self, family_id: object) -> Family | None:
        return next((family for family in self.families if str(family.family_id) == family_id), None)

    def zone_of(self, region: object) -> str:
        """The zone of a region that an answer names; the office's when it is not known."""
        known = self.regions.get(str(region))
        return known.zone if known else self.zone

    def plain(self) -> dict[str, object]:
        """The facts that conditions and pickers look at, as JSON by names with a dot."""
        return {
            "office.today": self.reported_on.isoformat(),
            "office.kabkota": self.kabkota,
            "channel.name": str(self.channel),
            "reader.masked": not self.shows_names,
            "reporter.sex": int(self.reporter.sex) if self.reporter else None,
            "family.members": self._members(lambda one: True),
            "family.women": self._members(lambda one: one.person.sex is Sex.FEMALE),
            "family.men": self._members(lambda one: one.person.sex is Sex.MALE),
            "family.without_birth_akta": self._members(lambda one: not one.person.has_birth_akta),
            "families.all": [self._card(family) for family in self.families],
            "regions.names": {code: region.name for code, region in self.regions.items()},
        }

    def shown(self, name: str) -> str:
        """A relative's name as this reporter may see it."""
        return name if self.shows_names else mask_name(name)

    def _members(self, wanted: Callable[[Member], bool]) -> list[dict[str, object]]:
        return [_option(self, one) for one in (self.family.members if self.family else ()) if wanted(one)]

    def _card(self, family: Family) -> dict[str, object]:
        return {"value": str(family.family_id), "label": self.shown(family.head.name)}


def _option(facts: Facts, member: Member) -> dict[str, object]:
    relation = codes.relation.label(member.relation)
    return {
        "value": str(member.person.person_id),
        "label": facts.shown(member.person.name),
        "help": {"id": relation.id, "en": relation.en},
    }
