"""Families and moves in a village: who founds a card, divides one, lodges, heads, and goes elsewhere."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from adminduk.register.types import (
    FamilyJoin,
    FamilySplit,
    HeadChange,
    Host,
    MoveAbroad,
    MoveCancelled,
    MoveIn,
    MoveOut,
    MoveWithin,
    NewFamily,
    Placed,
    ReturnFromAbroad,
)
from adminduk.register.types.dissolutions import Dissolution, FamilyDissolved, Sent
from adminduk.register.types.households import Destination
from tests.register.village import VILLAGES, Letter, Village, a_home, one_of
from tests.register.village_newcomers import ANY


class Homes(RuleBasedStateMachine):
    village: Village

    @rule(**ANY, along=st.booleans())
    def a_family_is_founded(self, somebody: int, another: int, along: bool) -> None:
        village = self.village
        who = one_of(village.people(), somebody)
        if who is None:
            return
        others = [one for one in village.people(kabkota=who.kabkota) if one.person_id != who.person_id]
        other = one_of(others, another)
        members = [who, other] if along and other else [who]
        village.happens(
            who.kabkota,
            NewFamily,
            members=tuple(Placed(one.person_id) for one in members),
            home=a_home(who.kabkota, another),
        )

    @rule(**ANY)
    def a_family_divides(self, somebody: int, another: int) -> None:
        family = one_of(self.village.families(), somebody)
        members = self.village.members(family.family_id) if family else []
        first = another % (len(members) or 1)
        going = members[first : first + 1 + another % 2]
        if family and going:
            self.village.happens(
                family.kabkota,
                FamilySplit,
                family_id=family.family_id,
                members=tuple(Placed(one.person_id) for one in going),
            )

    @rule(**ANY, hosted=st.booleans())
    def a_card_is_withdrawn(self, somebody: int, another: int, hosted: bool) -> None:
        village = self.village
        family = one_of(village.families(), somebody)
        if family is None:
            return
        host = one_of(village.families(kabkota=family.kabkota), another)
        to: Destination = a_home(family.kabkota, another)
        if hosted and host and host.family_id != family.family_id:
            to = Host(host.family_id, consent_by=host.head_id)
        members = tuple(Placed(one.person_id) for one in village.members(family.family_id))
        village.happens(
            family.kabkota,
            FamilyDissolved,
            family_id=family.family_id,
            reason=Dissolution.PARTED,
            sent=(Sent(members, to),),
            because="kartu ganda",
        )

    @rule(**ANY)
    def somebody_lodges(self, somebody: int, another: int) -> None:
        who = one_of(self.village.people(), somebody)
        host = one_of(self.village.families(kabkota=who.kabkota), another) if who else None
        if who and host:
            self.village.happens(
                who.kabkota,
                FamilyJoin,
                members=(Placed(who.person_id),),
                host=Host(host.family_id, consent_by=host.head_id),
            )

    @rule(**ANY)
    def another_heads(self, somebody: int, another: int) -> None:
        family = one_of(self.village.families(), somebody)
        head = one_of(self.village.members(family.family_id), another) if family else None
        if family and head:
            self.village.happens(
                family.kabkota, HeadChange, family_id=family.family_id, new_head=head.person_id
            )

    @rule(**ANY, all_of_them=st.booleans())
    def people_move_within(self, somebody: int, another: int, all_of_them: bool) -> None:
        family = one_of(self.village.families(), somebody)
        members = self.village.members(family.family_id) if family else []
        if family:
            movers = members if all_of_them else members[another % len(members) :][:2]
            self.village.happens(
                family.kabkota,
                MoveWithin,
                movers=tuple(Placed(one.person_id) for one in movers),
                to=a_home(family.kabkota, another),
            )

    @rule(**ANY, all_of_them=st.booleans())
    def people_move_out(self, somebody: int, another: int, all_of_them: bool) -> None:
        village = self.village
        family = one_of(village.families(), somebody)
        members = village.members(family.family_id) if family else []
        if family is None:
            return
        movers = tuple(
            one.person_id for one in (members if all_of_them else members[another % len(members) :][:2])
        )
        there = next(one for one in VILLAGES if one != family.kabkota)
        done = village.happens(family.kabkota, MoveOut, movers=movers, destination=there)
        if done:
            letter = Letter(done.akta_number, movers, family.kabkota, there, family.family_id)
            village.letters.append(letter)

    @rule(**ANY, back=st.booleans())
    def a_letter_is_used(self, somebody: int, another: int, back: bool) -> None:
        village = self.village
        letter = one_of(village.letters, somebody)
        if letter is None:
            return
        movers = tuple(Placed(one) for one in letter.movers)
        if back:
            facts: dict[str, Any] = {"family_id": letter.family_id} if another % 2 else {}
            facts |= {} if facts else {"to": a_home(letter.origin, another)}
            village.happens(letter.origin, MoveCancelled, movers=movers, letter_number=letter.number, **facts)
        else:
            village.happens(
                letter.destination,
                MoveIn,
                movers=movers if another % 3 else movers[:1],
                letter_number=letter.number,
                to=a_home(letter.destination, another),
            )

    @rule(**ANY)
    def somebody_goes_abroad_or_comes_back(self, somebody: int, another: int) -> None:
        village = self.village
        away = one_of(village.people(residence="abroad"), somebody)
        if away and another % 2:
            there = one_of(sorted(VILLAGES), another // 2)
            assert there
            facts = {"country": "MYS", "arrived_on": village.day, "to": a_home(there, another)}
            village.happens(there, ReturnFromAbroad, movers=(Placed(away.person_id),), **facts)
            return
        who = one_of(village.people(), somebody)
        if who:
            facts = {"country": "MYS", "planned_months": 24}
            village.happens(who.kabkota, MoveAbroad, movers=(who.person_id,), **facts)
