"""Who in the kabupaten may have had a child: families of the population, drawn for each kind of story."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from adminduk.demo.names import compose_name, group
from adminduk.demo.population import Family, Resident
from adminduk.regulations.law import Law
from adminduk.regulations.names import objections_to_name

HEAD, WIFE, CHILD = 1, 3, 4
SINGLE, MARRIED, UNREGISTERED, DIVORCED = 1, 2, 3, 4
FEMALE = 2
# Nine months and a little: a younger brother or sister would be taken for a double report.
SPACING = timedelta(days=330)
YOUNGEST, OLDEST = 19, 41


class Households:
    """Families of one kab/kota in a random order; each is given away once."""

    def __init__(self, families: Iterable[Family], *, today: date, random: Random) -> None:
        self.today = today
        self.random = random
        self._given: set[str] = set()
        self._families = [one for one in families if not one.of_the_cast]
        random.shuffle(self._families)
        self._adults = [
            one for family in self._families for one in family.members
            if 22 <= one.age_on(today) <= 68 and one.nik and not one.passport_number
        ]  # fmt: skip

    def couple(self, marital: int = MARRIED) -> Family:
        """Husband and wife on one card, she of an age to have a child, the last one not too young."""
        return self._take(lambda family: self._is_couple(family, marital))

    def mixed_couple(self) -> Family | None:
        """An Indonesian mother whose husband holds an ITAP; None in a world too small to have one."""
        return self._find(
            lambda family: (
                any(one.passport_number for one in self.parents(family) if one)
                and self._is_couple(family, MARRIED, foreign=True)
            )
        )

    def single_mother(self) -> Family:
        return self._take(
            lambda family: (
                family.members[0].sex == FEMALE
                and family.members[0].marital_status in {SINGLE, DIVORCED}
                and self._may_bear(family.members[0], family)
            )
        )

    def lone_man(self) -> Family | None:
        """A man alone on his card, young enough to have married just now."""
        return self._find(
            lambda family: (
                len(family.members) == 1
                and family.head.sex != FEMALE
                and family.head.marital_status == SINGLE
                and 22 <= family.head.age_on(self.today) <= 38
            )
        )

    def daughter(self) -> tuple[Family, Resident] | None:
        """A grown daughter who still stands on her parents' card."""
        family = self._find(lambda family: self._daughter_of(family) is not None)
        daughter = self._daughter_of(family) if family else None
        return (family, daughter) if family and daughter else None

    def without_akta(self) -> tuple[Family, Resident]:
        """A grown resident who never had a birth akta, whose parents the register names."""
        family = self._take(lambda family: self._adult_without_akta(family) is not None)
        found = self._adult_without_akta(family)
        assert found is not None
        return family, found

    def witnesses(self, family: Family) -> tuple[Resident, Resident]:
        """Two grown people of other families, neighbours where there are some."""
        own = {one.person_id for one in family.members}
        near = [one for one in self._adults if one.nik.startswith(family.kecamatan_code)]
        pool = near if len(near) > 8 else self._adults
        first, second = self.random.sample([one for one in pool if one.person_id not in own], 2)
        return first, second

    def name_for(self, family: Family, *, sex: int, born: date, order: int) -> str:
        """A name in the manner of the father's people that the rule on names has nothing against, each once."""
        parent = family.head if family.head.group else family.members[1]
        people = group(parent.group)
        surname = ""
        if people.families and people.family == "father":
            surname = parent.name.split()[-1]
        taken = {one.name for one in family.members}
        law = Law(on=self.today, region=family.kabkota)
        while True:
            name = compose_name(
                people,
                sex=sex,
                birth_date=born,
                religion=parent.religion,
                random=self.random,
                family=surname,
                order=order,
                taken=taken,
            )
            if name not in self._given and not objections_to_name(name, law):
                self._given.add(name)
                return name

    @staticmethod
    def parents(family: Family) -> tuple[Resident | None, Resident | None]:
        """Mother and father: the couple at the head of the card, or the one who stands there alone."""
        first = family.members[0]
        second = next((one for one in family.members[1:] if one.relation in {2, WIFE}), None)
        couple = [one for one in (first, second) if one]
        mother = next((one for one in couple if one.sex == FEMALE), None)
        return mother, next((one for one in couple if one.sex != FEMALE), None)

    @staticmethod
    def children_of(mother: Resident | None, family: Family) -> int:
        return sum(1 for one in family.members if mother and one.mother_id == mother.person_id)

    def _is_couple(self, family: Family, marital: int, *, foreign: bool = False) -> bool:
        mother, father = self.parents(family)
        if not (mother and father) or mother.marital_status != marital or father.marital_status != marital:
            return False
        if bool(mother.passport_number or father.passport_number) != foreign or mother.passport_number:
            return False
        if marital == MARRIED and (
            not mother.marriage_number or mother.marriage_number != father.marriage_number
        ):
            return False
        if any(one.nik == "" for one in (mother, father)):
            return False
        return self._may_bear(mother, family)

    def _may_bear(self, mother: Resident, family: Family) -> bool:
        youngest = max((one.birth_date for one in family.members), default=date.min)
        return YOUNGEST <= mother.age_on(self.today) <= OLDEST and youngest < self.today - SPACING

    def _daughter_of(self, family: Family) -> Resident | None:
        return next(
            (
                one
                for one in family.members
                if one.relation == CHILD
                and one.sex == FEMALE
                and one.marital_status == SINGLE
                and 21 <= one.age_on(self.today) <= 35
            ),
            None,
        )

    def _adult_without_akta(self, family: Family) -> Resident | None:
        return next(
            (
                one
                for one in family.members
                if not one.birth_akta_number
                and 18 <= one.age_on(self.today) <= 55
                and one.mother_name
                and one.father_name
                and not one.passport_number
            ),
            None,
        )

    def _take(self, fits: object) -> Family:
        found = self._find(fits)
        if found is None:
            raise LookupError("this world is too small for its stories")
        return found

    def _find(self, fits: object) -> Family | None:
        for place, family in enumerate(self._families):
            if fits(family):
                return self._families.pop(place)
        return None
