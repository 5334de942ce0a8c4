"""A report of a birth with its types: what the answers and the register say together."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property

from adminduk.casework.facts import Facts, Somebody
from adminduk.casework.notice import OTHER, Answers
from adminduk.casework.services.birth.notice import BIRTH_NOTICE
from adminduk.casework.services.forms import COUPLE_STATEMENT
from adminduk.register.types import Citizenship, Family, ParentFacts, Person, Relation, Sex
from adminduk.regulations import birth as law_of_birth
from adminduk.regulations import families
from adminduk.regulations.birth import Wording
from adminduk.regulations.names import tidy

REGISTERED, UNREGISTERED = "registered", "unregistered"


class What(StrEnum):
    BIRTH = "birth"
    LATE_AKTA = "late_akta"
    STILLBIRTH = "stillbirth"
    FOUNDLING = "foundling"


class BirthReport:
    """Read from effective answers; whatever is not answered yet is None or empty."""

    def __init__(self, facts: Facts, values: dict[str, object], known: dict[str, object]) -> None:
        """`values` are the answers that count, `known` what conditions may look at besides."""
        self.facts = facts
        self.known = known
        self.values = values

    @classmethod
    def before_it_is_derived(cls, answers: Answers, facts: Facts, known: dict[str, object]) -> BirthReport:
        """For the facts that are derived from the report itself."""
        return cls(facts, BIRTH_NOTICE.effective(answers, known), known)

    @property
    def what(self) -> What | None:
        value = self.values.get("report")
        return What(value) if isinstance(value, str) else None

    @property
    def subject(self) -> Person | None:
        """Somebody who stands in the register already and gets his late akta."""
        subject = self._reporter_or(self.facts.subject, relation="self")
        return subject if self.what is What.LATE_AKTA and isinstance(subject, Person) else None

    @property
    def child_name(self) -> str:
        if self.subject:
            return self.subject.name
        return tidy(self.text("child_name")).upper()

    @property
    def child_sex(self) -> Sex | None:
        value = self.values.get("child_sex")
        return Sex(value) if isinstance(value, int) else None

    @property
    def birth_date(self) -> date | None:
        return self.day("birth_date")

    @property
    def birth_place(self) -> str:
        """What stands on the akta: the kab/kota of the birth."""
        region = self.facts.regions.get(self.text("birth_region"))
        return self.text("known_birth_place") or (region.name if region else "")

    @property
    def is_multiple(self) -> bool:
        return (self.number("birth_kind") or 1) > 1

    @property
    def mother(self) -> Somebody | None:
        return self._reporter_or(self.facts.mother, relation="mother")

    @property
    def father(self) -> Somebody | None:
        return self._reporter_or(self.facts.father, relation="father")

    @cached_property
    def mother_facts(self) -> ParentFacts | None:
        if self.subject and self.subject.mother_name:
            return ParentFacts(self.subject.mother_name, self.subject.mother_id, self.subject.mother_nik)
        return self._parent("mother", self.mother)

    @cached_property
    def father_facts(self) -> ParentFacts | None:
        if self.subject and self.subject.mother_name:
            name = self.subject.father_name
            return ParentFacts(name, self.subject.father_id, self.subject.father_nik) if name else None
        return self._parent("father", self.father)

    @property
    def marriage(self) -> str:
        """ "registered", "unregistered", "none", or "" while it is not told."""
        return self.text("marriage")

    @property
    def marriage_is_proven(self) -> bool:
        """Registered, and F-2.04 does not stand in for the proof of it."""
        evidence = self.facts.evidence
        only_declared = COUPLE_STATEMENT.code in evidence and "marriage_proof" not in evidence
        known_here = self.known.get("parents.marriage") == REGISTERED
        return self.marriage == REGISTERED and (known_here or not only_declared)

    @property
    def wording(self) -> Wording:
        """Which sentence on the parents the akta will carry, were the case decided now."""
        return law_of_birth.wording_for(
            mother_known=self.mother_facts is not None,
            father_named=self.father_facts is not None,
            marriage_registered=self.marriage_is_proven,
            declared_as_couple=self.marriage == REGISTERED or self.text("parents_on_akta") == "both",
            card_shows_couple=self.known.get("parents.shown_as_couple") is True,
            law=self.facts.law,
        )

    @property
    def citizenship(self) -> Citizenship:
        parents = (self.mother_facts, self.father_facts)
        found = [int(one.citizenship) if one else None for one in parents]
        return Citizenship(law_of_birth.citizenship_of_child(*found))

    @property
    def is_late(self) -> bool:
        if self.birth_date is None or self.what is What.STILLBIRTH:
            return False
        return law_of_birth.is_late(self.birth_date, self.facts.reported_on, self.facts.law)

    @property
    def family(self) -> Family | None:
        """The family that the child enters; None for a visitor's child and for whom has a family already."""
        chosen = self.text("family_card")
        return None if chosen in ("", OTHER) else self.facts.family_of(chosen)

    @property
    def relation(self) -> Relation:
        """How the child stands in that family, seen from the parent who stands there."""
        for parent in (self.mother, self.father):
            member = self.family.member(parent.person_id) if self.family and parent else None
            if member:
                return Relation(families.relation_of_newborn(member.relation))
        return Relation.OTHER if self.what is What.FOUNDLING else Relation.OTHER_RELATIVE

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def day(self, name: str) -> date | None:
        value = self.text(name)
        return date.fromisoformat(value) if value else None

    def _reporter_or(self, somebody: Somebody | None, *, relation: str) -> Somebody | None:
        return self.facts.reporter if self.text("reporter_relation") == relation else somebody

    def _parent(self, role: str, person: Somebody | None) -> ParentFacts | None:
        if person:
            return ParentFacts(person.name, person.person_id, person.nik or "", person.citizenship)
        name = tidy(self.text(f"{role}_name")).upper()
        citizenship = Citizenship(self.number(f"{role}_citizenship") or Citizenship.INDONESIAN)
        return ParentFacts(name, citizenship=citizenship) if name else None
