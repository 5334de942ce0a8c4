"""Courts, decrees and papers in a village: what is ruled, put right, noted beside an akta, or read off an old one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from adminduk.register.operations import record_old_akta
from adminduk.register.types import (
    AddressRenamed,
    AktaCorrection,
    ChangeOfSex,
    ChildFacts,
    CitizenshipGained,
    Elements,
    Ground,
    Legitimation,
    MarginalNote,
    MarriageByRuling,
    OldAktaKind,
    OldAktaRecorded,
    Parentage,
    Sex,
    Spouse,
)
from tests import people
from tests.register.village import OFFICERS, Village, a_home, a_ruling, named, one_of, papers
from tests.register.village_newcomers import ANY, NUMBER


class Papers(RuleBasedStateMachine):
    village: Village

    @rule(somebody=NUMBER)
    def a_court_rules_the_other_sex(self, somebody: int) -> None:
        who = one_of(self.village.people(), somebody)
        if who:
            ruling = a_ruling(self.village.day)
            self.village.happens(
                who.kabkota, ChangeOfSex, person_id=who.person_id, sex=Sex(3 - who.sex), ruling=ruling
            )

    @rule(**ANY)
    def a_court_has_something_noted(self, somebody: int, another: int) -> None:
        village = self.village
        everybody = [*village.people(), *village.people(life="dead")]
        who = one_of([one for one in everybody if one.birth_akta_number], somebody)
        if who:
            akta = who.death_akta_number if another % 3 == 0 else who.birth_akta_number
            facts = {"person_id": who.person_id, "akta_number": akta, "text": f"penetapan {another}"}
            village.happens(who.kabkota, MarginalNote, ruling=a_ruling(village.day), **facts)

    @rule(**ANY)
    def a_slip_of_the_pen_is_put_right(self, somebody: int, another: int) -> None:
        village = self.village
        facts: dict[str, Any] = {"elements": Elements(birth_place=f"Desa {'ABCDEFGH'[another % 8]}")}
        who = one_of([one for one in village.people() if one.birth_akta_number], somebody)
        akta = who.birth_akta_number if who else ""
        if another % 3 == 1:
            who = one_of(village.people(life="dead"), somebody)
            akta = who.death_akta_number if who else ""
            facts = {"died_on": who.death_date - timedelta(another % 5)} if who else {}
        elif another % 3 == 2:
            marriage = one_of([one for one in village.marriages() if one.number], somebody)
            who = village.find(marriage.wife_id) if marriage else None
            akta = marriage.number if marriage else ""
            facts = {"married_on": village.day - timedelta(another % 90)}
        if who:
            village.happens(
                who.kabkota,
                AktaCorrection,
                person_id=who.person_id,
                akta_number=akta,
                reason="salah tulis",
                evidence=papers("diploma"),
                **facts,
            )

    @rule(**ANY, ruled=st.booleans())
    def a_child_becomes_one_of_the_marriage(self, somebody: int, another: int, ruled: bool) -> None:
        village = self.village
        mothers = {one.wife_id: one for one in village.marriages(registered=True)}
        children = [one for one in village.people(mother_id__in=list(mothers)) if one.birth_akta_number]
        child = one_of(children, somebody)
        if child is None:
            return
        marriage = mothers[child.mother_id]
        village.happens(
            child.kabkota,
            Legitimation,
            child_id=child.person_id,
            father=named(village.find(marriage.husband_id)),
            mother=named(village.find(marriage.wife_id)),
            marriage_number=marriage.number,
            religious_wedding_on=child.birth_date - timedelta(another % 300 - 100),
            ruling=a_ruling(village.day) if ruled else None,
        )

    @rule(**ANY)
    def a_court_has_a_marriage_registered(self, somebody: int, another: int) -> None:
        village = self.village
        husband, wife = one_of(village.people(sex=1), somebody), one_of(village.people(sex=2), another)
        if husband and wife:
            village.happens(
                husband.kabkota,
                MarriageByRuling,
                effective_on=village.day - timedelta(another % 30),
                husband=Spouse(person_id=husband.person_id, proof_of_end="1/AC/2020"),
                wife=Spouse(person_id=wife.person_id, proof_of_end="2/AC/2020"),
                ruling=a_ruling(village.day),
            )

    @rule(**ANY)
    def a_foreigner_becomes_indonesian(self, somebody: int, another: int) -> None:
        village = self.village
        visitors = village.people(residence="visitor")
        foreigners = sorted([*village.people(citizenship=2), *visitors], key=lambda one: one.passport_number)
        who = one_of(foreigners, somebody)
        if who:
            village.happens(
                who.kabkota,
                CitizenshipGained,
                person_id=who.person_id,
                ground=Ground.NATURALISATION,
                decree=a_ruling(village.day),
                oath_on=village.day,
                oath_minutes=f"{another}/BA",
                home=a_home(who.kabkota, another) if who.residence == "visitor" else None,
            )

    @rule(**ANY)
    def a_street_gets_another_name(self, somebody: int, another: int) -> None:
        family = one_of(self.village.families(), somebody)
        if family:
            self.village.happens(
                family.kabkota,
                AddressRenamed,
                family_id=family.family_id,
                address=f"Jl. Dahlia No. {another % 90}",
                rt="001",
                rw="002",
                postal_code=family.postal_code,
                decree="SK Bupati 7/2026",
            )

    @rule(**ANY)
    def an_old_akta_is_found(self, somebody: int, another: int) -> None:
        village = self.village
        who = one_of(village.people(birth_akta_number=""), somebody)
        if who is None:
            return
        officer = OFFICERS[who.kabkota]
        akta = OldAktaRecorded(
            kabkota=who.kabkota,
            office_id=people.OFFICES[who.kabkota],
            registered_on=village.day,
            effective_on=village.day,
            legal_basis=("UU 24/2013",),
            akta=OldAktaKind.BIRTH,
            number=f"474.1/{village.tried[OldAktaRecorded.kind]}/2005",
            year=2005,
            issuer="Kantor Catatan Sipil",
            person_id=who.person_id,
            recorded_by=people.LILIS.id,
            compared_by=officer.id,
            child=ChildFacts(who.name, Sex(who.sex), who.birth_date, "Bogor"),
            parentage=Parentage.MOTHER_ONLY,
            mother=named(who),
            evidence=papers("old_akta"),
        )
        village.attempt(
            OldAktaRecorded.kind,
            lambda: record_old_akta(actor=officer, at=village.at, key=None, akta=akta),
        )
