"""What happened to a family since its card was first printed: births, deaths, recorded marriages, moves.

Drawn from a random of its own, so that the people of a seed are the same with their past and without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from adminduk.demo.population.couples import HUSBAND, MARRIED, MARRIED_UNREGISTERED, WIDOWED, WIFE
from adminduk.demo.population.draft import Draft
from adminduk.demo.population.numbers import NumberBook
from adminduk.demo.population.papers import ISLAM, working_day
from adminduk.demo.population.people import FEMALE, MALE, Scene, draw_group, make_adult
from adminduk.demo.population.places import Address, draw_address
from adminduk.demo.population.settle import Ids, settle
from adminduk.demo.population.types import Deed, Past, Resident

BIRTH_AKTA = re.compile(r"(\d{4})-(L[UT])-(\d\d)(\d\d)(\d{4})-\d{4}")
# Shares of the families to which it may happen at all.
_DEATHS, _RECORDED, _MOVES = 0.7, 0.06, 0.09
_REASONS = 6
# UU 23/2006 is in force from December 2006: no rule of the register is older.
_LAW_SINCE = date(2007, 1, 1)
# The rules of marriages and moves that the register knows begin before that year.
_RULES_SINCE = date(2020, 1, 1)


@dataclass(slots=True)
class Chronicler:
    """Draws the past of one kecamatan's families."""

    scene: Scene
    ids: Ids
    numbers: NumberBook
    today: date

    def draw(self, members: tuple[Resident, ...], issued: date, address: Address) -> Past | None:
        """None where nothing happened since."""
        at_first, deeds = list(members), []
        for one in members:
            if deed := self._birth(one, at_first, issued):
                at_first.remove(one)
                deeds.append(deed)
        # Whose marriage ended by a death is not married a second time.
        deeds += self._death(at_first, issued) or self._recorded(at_first, issued)
        moved = self._move(issued)
        if moved:
            deeds.append(moved)
        if not deeds:
            return None
        deeds.sort(key=lambda one: (one.registered, one.kind))
        return Past(tuple(at_first), self._elsewhere(address) if moved else address, tuple(deeds))

    def _birth(self, one: Resident, at_first: list[Resident], issued: date) -> Deed | None:
        """Born to people on the card, after it was printed, with an akta of this office."""
        found = BIRTH_AKTA.fullmatch(one.birth_akta_number)
        parents = {other.person_id for other in at_first}
        if (
            one.birth_date <= issued
            or not found
            or found[1] != self.scene.kecamatan.kabkota
            or one.mother_id not in parents
            or one.relation == 1
        ):
            return None
        registered = date(int(found[5]), int(found[4]), int(found[3]))
        if not one.birth_date <= registered <= self.today:
            return None
        return Deed("birth", one.birth_date, registered, one.person_id, {
            "nik": (one.nik,), "akta": (one.birth_akta_number,)
        }, child=one, late=found[2] == "LT")  # fmt: skip

    def _death(self, at_first: list[Resident], issued: date) -> list[Deed]:
        """The late husband or wife of a head who is widowed today; the two stood on the card at first."""
        head, random = at_first[0], self.scene.random
        if head.marital_status != WIDOWED or head.marriage_date is None or random.random() > _DEATHS:
            return []
        died = self._day_after(max(issued, _LAW_SINCE))
        registered = self._office_day(died, 60)
        number = self.numbers.akta("KM", self.scene.kecamatan.kabkota, registered) if registered else ""
        if not registered or not number:
            return []
        late = self._spouse_of(head)
        at_first[0] = replace(head, marital_status=MARRIED)
        at_first.insert(1, late)
        return [Deed("death", died, registered, late.person_id, {"akta": (number,)}, place=late.birth_place)]

    def _spouse_of(self, head: Resident) -> Resident:
        sex = MALE if head.sex == FEMALE else FEMALE
        years = 3 if sex == MALE else -3
        older = int((years + self.scene.random.random() * 6 - 3) * 365.25)
        wed = head.marriage_date.toordinal() if head.marriage_date else self.today.toordinal()
        one: Draft = make_adult(
            self.scene,
            people=draw_group(self.scene),
            sex=sex,
            birth=min(head.birth_date.toordinal() - older, wed - 16 * 366),
            religion=head.religion,
            relation=HUSBAND if sex == MALE else WIFE,
        )
        one.marital, one.marriage, one.marriage_number = MARRIED, wed, head.marriage_number
        return settle(self.scene, [one], self.ids, self.numbers)[0]

    def _recorded(self, at_first: list[Resident], issued: date) -> list[Deed]:
        """A couple whose marriage the KUA recorded after years; until then it was known, and not registered."""
        head = at_first[0]
        spouses = [one for one in at_first if one.relation in (HUSBAND, WIFE)]
        if len(spouses) != 1 or {head.religion, spouses[0].religion} != {ISLAM}:
            return []
        spouse = spouses[0]
        if {head.marital_status, spouse.marital_status} != {MARRIED} or not head.marriage_number:
            return []
        if self.scene.random.random() > _RECORDED:
            return []
        wed = self._day_after(max(issued, _RULES_SINCE))
        registered = self._office_day(wed, 20)
        if not registered:
            return []
        for one in (head, spouse):
            at_first[at_first.index(one)] = replace(
                one, marital_status=MARRIED_UNREGISTERED, marriage_number="", marriage_date=None
            )
        return [
            Deed("marriage", wed, registered, head.person_id, {}, other_id=spouse.person_id,
                 book_number=head.marriage_number, man_first=head.sex == MALE)
        ]  # fmt: skip

    def _move(self, issued: date) -> Deed | None:
        if self.scene.random.random() > _MOVES:
            return None
        moved = date.fromordinal(working_day(self._day_after(max(issued, _RULES_SINCE)).toordinal()))
        if not issued < moved < self.today:
            return None
        return Deed("move", moved, moved, None, {}, reason=1 + int(self.scene.random.random() * _REASONS))

    def _elsewhere(self, address: Address) -> Address:
        """Another house in the same kecamatan: the number of the card stays."""
        while True:
            other = draw_address(self.scene.kecamatan, self.scene.random)
            if (other.line, other.rt, other.rw, other.village_code) != (
                address.line, address.rt, address.rw, address.village_code,
            ):  # fmt: skip
                return other

    def _day_after(self, issued: date) -> date:
        days = (self.today - issued).days
        return issued + timedelta(days=1 + int(self.scene.random.random() * max(1, days - 2)))

    def _office_day(self, happened: date, most: int) -> date | None:
        """A working day soon after; None where it has not come yet."""
        later = 1 + int(self.scene.random.random() ** 2 * most)
        day = date.fromordinal(working_day(happened.toordinal() + later))
        return day if day < self.today else None


def chronicler(scene: Scene, seed: int, first_id: int, numbers: NumberBook) -> Chronicler:
    """For the kecamatan of `scene`; its ids begin behind those of the people who live there today."""
    random = Random(f"past/{seed}/{scene.kecamatan.code}")
    own = Scene(random=random, today=scene.today, kecamatan=scene.kecamatan)
    return Chronicler(own, Ids(random, first_id + 5_000_000), numbers, date.fromordinal(scene.today))
