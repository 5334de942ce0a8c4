"""Anything that may happen in a village happens, in any order, and the register stays in order.

Hypothesis draws the events. An office may refuse one in words; anything else that stops one is a fault. For
a long run: `bin/test tests/register/test_village_life.py --hypothesis-profile=long`.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from adminduk.register.events import DECISIONS
from adminduk.register.types import (
    Acknowledgement,
    Adoption,
    AktaAnnulment,
    Birth,
    ChangeOfName,
    ChildFacts,
    ContrariusActus,
    Death,
    DivorceNotified,
    ElementChange,
    Elements,
    Leaving,
    Marriage,
    MarriageNotified,
    Parentage,
    Relation,
    Sex,
    Spouse,
    UnregisteredDivorce,
    UnregisteredMarriage,
)
from adminduk.register.types import Divorce as DivorceByCourt
from adminduk.register.types.homes import Joins
from adminduk.regulations.families import relation_of_newborn
from tests import people
from tests.register.village import (
    CHRISTIAN,
    MUSLIM,
    Village,
    a_home,
    a_ruling,
    named,
    one_of,
    papers,
)
from tests.register.village_homes import Homes
from tests.register.village_newcomers import ANY, OF_FOREIGNERS, Newcomers
from tests.register.village_papers import Papers

PROOFS = ("birth_akta", "court_ruling", "diploma", "letter_of_religious_leader", "F-1.06", "F-1.05")
WEDDINGS = (Marriage, MarriageNotified, UnregisteredMarriage)
HAPPENED: Counter[str] = Counter()
TRIED: Counter[str] = Counter()


class VillageLife(Newcomers, Homes, Papers):
    @initialize()
    def people_settle(self) -> None:
        self.savepoint = transaction.savepoint()
        self.village = Village()

    def teardown(self) -> None:
        if hasattr(self, "village"):
            try:
                self.village.is_provable()
                HAPPENED.update(self.village.entered)
                TRIED.update(self.village.tried)
            finally:
                transaction.savepoint_rollback(self.savepoint)

    @invariant()
    def the_register_is_in_order(self) -> None:
        # An office that refused has changed nothing, so it is looked at after what was entered.
        if hasattr(self, "village") and self.village.changed():
            self.village.is_in_order()

    @rule(days=st.integers(1, 300))
    def time_passes(self, days: int) -> None:
        self.village.pass_days(days)

    # Vital events

    @rule(**ANY, boy=st.booleans())
    def a_child_is_born(self, somebody: int, another: int, boy: bool) -> None:
        village = self.village
        grown_up = [one for one in village.people(sex=2) if one.birth_date.year < village.day.year - 17]
        mother = one_of(grown_up, somebody)
        place = village.place(mother) if mother else None
        if mother is None or place is None:
            return
        marriage = one_of(village.marriages(wife_id=mother.person_id), another)
        father = village.find(marriage.husband_id) if marriage else None
        village.is_born(
            Birth(
                kabkota=mother.kabkota,
                office_id=people.OFFICES[mother.kabkota],
                registered_on=village.day,
                child=ChildFacts(
                    name=f"ANAK {another}",
                    sex=Sex.MALE if boy else Sex.FEMALE,
                    birth_date=village.day - timedelta(another % 20),
                    birth_place="Bogor",
                ),
                parentage=Parentage.MARRIED if father else Parentage.MOTHER_ONLY,
                mother=named(mother),
                father=named(father) if father else None,
                family_id=place.family_id,
                relation=Relation(relation_of_newborn(place.relation)),
            )
        )

    @rule(**ANY)
    def somebody_dies(self, somebody: int, another: int) -> None:
        who = one_of(self.village.people(), somebody)
        if who:
            day = self.village.day - timedelta(another % 9)
            self.village.happens(who.kabkota, Death, effective_on=day, person_id=who.person_id, place="rumah")

    @rule(**ANY)
    def a_death_was_a_mistake(self, somebody: int, another: int) -> None:
        village = self.village
        who = one_of(village.people(life="dead"), somebody)
        if who is None:
            return
        host = one_of(village.families(kabkota=who.kabkota), another)
        home = Joins(host.family_id, Relation.OTHER_RELATIVE) if host and another % 2 else None
        village.happens(
            who.kabkota,
            AktaAnnulment,
            person_id=who.person_id,
            akta_number=who.death_akta_number,
            basis=ContrariusActus(minutes="12/BA/2026", data_false=True, disputed=False),
            reason="orang lain",
            home=home or a_home(who.kabkota, another),
            spouses=tuple(one.person_id for one in village.people() if another % 3 == 0),
        )

    @rule(**ANY, how=st.sampled_from(WEDDINGS))
    def two_marry(self, somebody: int, another: int, how: type) -> None:
        village = self.village
        husband = one_of(village.people(sex=1, religion=CHRISTIAN if how is Marriage else MUSLIM), somebody)
        wife = one_of(village.people(sex=2, religion=husband.religion), another) if husband else None
        if husband is None or wife is None:
            return
        more: dict[type, dict[str, Any]] = {
            Marriage: {"place": "Cibinong", "solemnised_by": "Pdt. Simon"},
            MarriageNotified: {"book_number": f"{somebody}/{another}", "recorded_by": "KUA Cibinong"},
            UnregisteredMarriage: {"witnesses": ("Agus Salim", "Dedi Kurnia")},
        }
        village.happens(
            husband.kabkota,
            how,
            husband=Spouse(person_id=husband.person_id, proof_of_end="1/AC/2020", parents_consent=True),
            wife=Spouse(person_id=wife.person_id, proof_of_end="2/AC/2020", parents_consent=True),
            **more[how],
        )

    @rule(**ANY, goes=st.booleans())
    def two_part(self, somebody: int, another: int, goes: bool) -> None:
        village = self.village
        marriage = one_of(village.marriages(), somebody)
        if marriage is None:
            return
        husband, wife = village.find(marriage.husband_id), village.find(marriage.wife_id)
        leaver = wife if another % 2 else husband
        facts: dict[str, Any] = {
            "husband": Spouse(person_id=husband.person_id),
            "wife": Spouse(person_id=wife.person_id),
            "leaving": Leaving(leaver.person_id, a_home(leaver.kabkota, another)) if goes else None,
        }
        if not marriage.registered:
            village.happens(leaver.kabkota, UnregisteredDivorce, witnesses=("Agus", "Dedi"), **facts)
        elif husband.religion == MUSLIM:
            village.happens(
                leaver.kabkota, DivorceNotified, akta_cerai=f"{another}/AC", court="PA Cibinong", **facts
            )
        else:
            facts |= {"ruling": a_ruling(village.day), "marriage_number": marriage.number}
            village.happens(leaver.kabkota, DivorceByCourt, **facts)

    @rule(**ANY)
    def a_father_acknowledges(self, somebody: int, another: int) -> None:
        village = self.village
        child = one_of([one for one in village.people(father_id=None) if one.mother_id], somebody)
        father = one_of(village.people(sex=1), another)
        if child and father:
            village.happens(
                child.kabkota,
                Acknowledgement,
                child_id=child.person_id,
                father=named(father),
                mother=named(village.find(child.mother_id)),
                mother_approves=True,
                religious_marriage="surat 5",
            )

    @rule(**ANY)
    def a_child_is_adopted(self, somebody: int, another: int) -> None:
        village = self.village
        child = one_of([one for one in village.people() if one.birth_akta_number], somebody)
        parent = one_of(village.people(kabkota=child.kabkota), another) if child else None
        place = village.place(parent) if parent else None
        if child and parent and place:
            village.happens(
                child.kabkota,
                Adoption,
                child_id=child.person_id,
                ruling=a_ruling(village.day),
                father=named(parent) if parent.sex == 1 else None,
                mother=named(parent) if parent.sex == 2 else None,
                home=Joins(place.family_id, Relation.OTHER_RELATIVE),
            )

    # Identity

    @rule(**ANY)
    def somebody_gets_another_name(self, somebody: int, another: int) -> None:
        who = one_of(self.village.people(), somebody)
        if who:
            self.village.happens(
                who.kabkota,
                ChangeOfName,
                person_id=who.person_id,
                name=f"{who.name.split()[0]} {'ABCDEFGH'[another % 8] * 3}A",
                ruling=a_ruling(self.village.day),
            )

    @rule(**ANY)
    def elements_are_put_right(self, somebody: int, another: int) -> None:
        village = self.village
        who = one_of(village.people(), somebody)
        if who is None:
            return
        wanted = one_of(
            [
                Elements(birth_date=who.birth_date + timedelta(another % 4000 - 2000)),
                Elements(sex=Sex(3 - who.sex)),
                Elements(marital_status=another % 6 + 1),
                Elements(relation=Relation(another % 11 + 1)),
                Elements(religion=another % 7 + 1, education=another % 10 + 1),
                Elements(mother=named(one_of(village.people(sex=2), another) or who)),
                Elements(father=named(one_of(village.people(sex=1), another) or who)),
            ],
            another,
        )
        village.happens(
            who.kabkota,
            ElementChange,
            person_id=who.person_id,
            elements=wanted,
            evidence=papers(*PROOFS),
        )


@pytest.mark.django_db
def test_whatever_happens_in_a_village_its_register_stays_in_order() -> None:
    long = settings.get_current_profile_name() == "long"
    run_state_machine_as_test(VillageLife, settings=settings.get_profile("long" if long else "village"))
    print(*(f"{kind}: {HAPPENED[kind]} of {tried}" for kind, tried in sorted(TRIED.items())), sep="\n")
    assert sum(HAPPENED.values()) > sum(TRIED.values()) / 4, "most of what was tried was refused"
    assert len(HAPPENED) >= 16, f"too few kinds happened: {HAPPENED}"


KINDS = {kind.kind for kind in DECISIONS} | {"birth"}
# How often everything that may happen in a village is tried, each time with other people.
ROUNDS = 60


@pytest.mark.django_db
def test_every_kind_of_event_happens_in_a_village_and_leaves_it_in_order() -> None:
    """A new kind of event must be given to the village: this test names the kinds that never happened."""
    chance = Random(3)
    life = VillageLife()
    life.people_settle()
    try:
        for _ in range(ROUNDS):
            for act in life.rules:
                drawn = {name: _draw(chance, name) for name in act.arguments}
                act.function(life, **drawn)
                life.the_register_is_in_order()
            if life.village.entered.keys() >= KINDS:
                break
        assert life.village.entered.keys() == KINDS, KINDS ^ life.village.entered.keys()
    finally:
        life.teardown()


def _draw(chance: Random, argument: str) -> Any:
    choices = {"somebody": range(2**12), "another": range(2**12), "days": range(1, 300)}
    choices |= {"how": WEDDINGS, "what": OF_FOREIGNERS}
    return chance.choice(choices.get(argument, (True, False)))
