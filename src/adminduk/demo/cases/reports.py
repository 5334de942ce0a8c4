"""One birth as its reporter tells it, and the pages of the notice as he fills them in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from adminduk.demo.population import Family, Resident

Form = dict[str, str]
HOSPITAL, HEALTH_CENTRE, MIDWIFE, HOME = 1, 2, 3, 4
DOCTOR, NURSE, ATTENDANT = 1, 2, 3
SINGLE, TWINS = 1, 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a child was born; `kind` and `helper` are codes, `region` the kab/kota that the akta names."""

    kind: int
    name: str
    region: str
    helper: int


@dataclass(frozen=True, slots=True)
class Report:
    """`relation` is the reporter's to the child; a parent is a `Resident`, or None.

    `marriage` is "" where both parents' proof is in the register, else registered (with `proof`: number
    and day), unregistered or none; `on_akta` says whom the akta of unregistered parents shall name.
    """

    what: str
    reporter: Resident
    family: Family
    relation: str
    sex: int
    born: date
    time: str
    place: Place
    witnesses: tuple[Resident, Resident]
    name: str = ""
    mother: Resident | None = None
    father: Resident | None = None
    marriage: str = ""
    proof: tuple[str, date] | None = None
    on_akta: str = ""
    kind: int = SINGLE
    order: int = 1
    weight: int = 3_100
    length: int = 49
    weeks: int = 0
    found_at: str = ""
    police_report: str = ""
    at_home_with_statement: bool = False

    @property
    def kabkota(self) -> str:
        return self.family.kabkota

    def pages(self) -> list[tuple[str, Form]]:
        """The pages that this report is asked, in their order, each with what is posted."""
        made = {
            "birth": self._birth,
            "stillbirth": self._stillbirth,
            "late_akta": self._late_akta,
            "foundling": self._foundling,
        }[self.what]
        return [
            ("report", {"report": self.what}),
            ("reporter", {"reporter_relation": self.relation}),
            *made(),
            ("witnesses", self._witnesses()),
            ("statement", {"statement": "yes"}),
        ]

    def _birth(self) -> list[tuple[str, Form]]:
        return [
            ("child_name", {"child_name": self.name}),
            ("child_sex", {"child_sex": str(self.sex)}),
            ("birth_date", self._when()),
            ("birth_place", self._where()),
            ("delivery", self._delivery()),
            ("measures", {"weight_grams": str(self.weight), "length_cm": str(self.length)}),
            *self._parents(),
        ]

    def _stillbirth(self) -> list[tuple[str, Form]]:
        return [
            ("child_sex", {"child_sex": str(self.sex)}),
            ("birth_date", self._when()),
            ("birth_place", self._where()),
            ("delivery", self._delivery()),
            ("measures", {"weight_grams": str(self.weight), "length_cm": str(self.length)}),
            ("pregnancy", {"pregnancy_weeks": str(self.weeks)}),
            *self._parents(),
        ]

    def _late_akta(self) -> list[tuple[str, Form]]:
        where = {"birth_region": self.place.region, "place_kind": "", "place_name": ""}
        return [("birth_place", where), ("delivery", {"birth_order": str(self.order)}), *self._parents()]

    def _foundling(self) -> list[tuple[str, Form]]:
        return [
            ("child_name", {"child_name": self.name}),
            ("child_sex", {"child_sex": str(self.sex)}),
            ("birth_date", self._day("birth_date", self.born) | {"birth_date_estimated": "yes"}),
            ("birth_place", {"birth_region": self.place.region}),
            (
                "found",
                self._day("found_on", self.born)
                | {"found_place": self.found_at, "police_report_number": self.police_report},
            ),
            ("family_card", {"family_card": str(self.family.family_id)}),
        ]

    def _when(self) -> Form:
        return self._day("birth_date", self.born) | {"birth_time": self.time}

    def _where(self) -> Form:
        return {
            "place_kind": str(self.place.kind),
            "place_name": self.place.name,
            "birth_region": self.place.region,
        }

    def _delivery(self) -> Form:
        return {
            "birth_kind": str(self.kind),
            "birth_order": str(self.order),
            "birth_helper": str(self.place.helper),
        }

    def _parents(self) -> list[tuple[str, Form]]:
        told = []
        if self.what == "late_akta" and self.reporter.mother_name:
            # The register knows them, so nobody is asked.
            return [("marriage", self._marriage())] if self.marriage else []
        if self.relation != "mother":
            told.append(("mother", self._parent("mother", self.mother, "unknown")))
        if self.relation != "father":
            told.append(("father", self._parent("father", self.father, "none")))
        if self.mother and self.father:
            told.append(("marriage", self._marriage()))
        return told

    def _parent(self, role: str, person: Resident | None, nobody: str) -> Form:
        if person is None:
            return {f"{role}_kind": nobody}
        if any(one.person_id == person.person_id for one in self.family.members):
            return {f"{role}_kind": "member", f"{role}_member": str(person.person_id)}
        return {f"{role}_kind": "registered", f"{role}_nik": person.nik}

    def _marriage(self) -> Form:
        form = {"marriage": self.marriage} if self.marriage else {}
        if self.proof:
            form |= {"marriage_number": self.proof[0]} | self._day("marriage_date", self.proof[1])
        if self.on_akta:
            form["parents_on_akta"] = self.on_akta
        return form

    def _witnesses(self) -> Form:
        return {
            f"witnesses-{place}-{name}": getattr(one, name)
            for place, one in enumerate(self.witnesses)
            for name in ("name", "nik")
        }

    @staticmethod
    def _day(name: str, day: date) -> Form:
        return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
