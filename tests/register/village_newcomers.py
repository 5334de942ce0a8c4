"""Who comes new into a village's register, who leaves it, and who was there twice; and what was annulled."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.ids import new_id
from adminduk.register.models import Marriage as MarriageRow
from adminduk.register.types import (
    CitizenshipLost,
    DivorceAnnulment,
    FirstRecord,
    MarriageAnnulment,
    PersonsMerged,
    PersonsParted,
    Plight,
    Sex,
    Spouse,
    TemporaryBecomesResident,
    TemporaryRecord,
)
from adminduk.register.types.first_records import Biodata, Biometrics
from adminduk.register.types.foreigners import (
    Foreigner,
    ForeignerDeparture,
    PermanentArrival,
    Permit,
    PermitMadePermanent,
    PermitRenewed,
    VisitorArrival,
    VisitorMoved,
)
from tests import people
from tests.register.village import CHRISTIAN, VILLAGES, Village, a_home, a_ruling, one_of, papers

NUMBER = st.integers(0, 2**12)
ANY = {"somebody": NUMBER, "another": NUMBER}
OF_FOREIGNERS = (ForeignerDeparture, PermitMadePermanent, PermitRenewed, VisitorMoved)
ADULT = date(2000, 1, 1)


class Newcomers(RuleBasedStateMachine):
    village: Village

    @rule(**ANY)
    def somebody_is_recorded_for_the_first_time(self, somebody: int, another: int) -> None:
        kabkota = one_of(sorted(VILLAGES), another) or people.BOGOR
        biodata = Biodata(
            name=f"PENDATANG {'ABCDEFGH'[another % 8]}A",
            sex=Sex(somebody % 2 + 1),
            birth_date=date(1980, 1, 1) + timedelta(somebody * 3),
            birth_place="Garut",
            religion=CHRISTIAN,
        )
        self.village.happens(
            kabkota,
            FirstRecord,
            biodata=biodata,
            home=a_home(kabkota, another),
            biometrics=Biometrics.NO_MATCH,
            evidence=papers("F-1.04", "rt_rw_letter"),
        )

    @rule(**ANY)
    def somebody_without_papers_is_met(self, somebody: int, another: int) -> None:
        self.village.happens(
            one_of(sorted(VILLAGES), another) or people.BOGOR,
            TemporaryRecord,
            biodata=_of_a_shelter(somebody, another),
            plight=Plight.NATURAL_DISASTER,
            place="Posko GOR Pakansari",
            evidence=papers("F-1.04"),
        )

    @rule(**ANY)
    def who_had_no_papers_becomes_a_resident(self, somebody: int, another: int) -> None:
        village = self.village
        waiting = sorted(village.people(residence="temporary"), key=lambda one: one.temporary_number)
        who = one_of(waiting, somebody)
        if who:
            village.happens(
                who.kabkota,
                TemporaryBecomesResident,
                person_id=who.person_id,
                biodata=_of_a_shelter(somebody, another),
                home=a_home(who.kabkota, another),
                biometrics=Biometrics.NO_MATCH,
                evidence=papers("F-1.04", "rt_rw_letter"),
            )

    @rule(**ANY)
    def two_records_are_one_person(self, somebody: int, another: int) -> None:
        twice = one_of(self.village.people(), somebody)
        same = one_of(self.village.people(sex=twice.sex), another) if twice else None
        if twice and same and twice.person_id != same.person_id:
            done = self.village.happens(
                twice.kabkota,
                PersonsMerged,
                survivor=same.person_id,
                merged=twice.person_id,
                decided_by=(new_id(), new_id()),
                reason="orang yang sama",
            )
            if done:
                self.village.merges.append((done.entry_id, same.person_id, twice.person_id))

    @rule(**ANY)
    def they_were_two_after_all(self, somebody: int, another: int) -> None:
        merge = one_of(self.village.merges, somebody)
        if merge is None:
            return
        entry_id, survivor, merged = merge
        kabkota = self.village.find(merged).kabkota
        self.village.happens(
            kabkota,
            PersonsParted,
            parted=merged,
            survivor=survivor,
            home=a_home(kabkota, another),
            reason="dua orang",
            corrects=entry_id,
        )

    @rule(**ANY, for_good=st.booleans())
    def a_foreigner_comes(self, somebody: int, another: int, for_good: bool) -> None:
        village = self.village
        permit = Permit(f"2C{another}JE", village.day, village.day + timedelta(300))
        gone = [one for one in village.people(residence="abroad", citizenship=2) if one.birth_date < ADULT]
        known = one_of(gone, somebody)
        who: Foreigner | UUID = (
            known.person_id
            if known and another % 2
            else Foreigner(
                "ANNA SCHMIDT",
                Sex(somebody % 2 + 1),
                date(1990, 1, 2),
                "Bremen",
                "DEU",
                f"C{another}",
                religion=2,
            )
        )
        home = a_home(people.BOGOR, another)
        if for_good:
            village.happens(people.BOGOR, PermanentArrival, who=who, permit=permit, to=home)
        else:
            facts = {"home": home, "sponsor": "PT Maju"}
            village.happens(people.BOGOR, VisitorArrival, who=who, permit=permit, **facts)

    @rule(**ANY, what=st.sampled_from(OF_FOREIGNERS))
    def a_foreigner_stays_or_leaves(self, somebody: int, another: int, what: type) -> None:
        village = self.village
        foreigners = village.people(residence="visitor")
        if not foreigners or what not in (PermitMadePermanent, VisitorMoved):
            foreigners += village.people(citizenship=2)
        who = one_of(sorted(foreigners, key=lambda one: (one.nik or "", one.passport_number)), somebody)
        if who is None:
            return
        home = a_home(who.kabkota, another)
        permit = Permit(f"2D{another}JE", village.day, village.day + timedelta(900 + another % 90))
        facts: dict[type, dict[str, Any]] = {
            ForeignerDeparture: {},
            PermitMadePermanent: {"permit": permit, "to": home},
            PermitRenewed: {"permit": permit},
            VisitorMoved: {"home": home},
        }
        village.happens(who.kabkota, what, person_id=who.person_id, **facts[what])

    @rule(somebody=NUMBER)
    def somebody_is_indonesian_no_more(self, somebody: int) -> None:
        who = one_of(self.village.people(citizenship=1), somebody)
        if who:
            ruling = a_ruling(self.village.day)
            self.village.happens(
                who.kabkota, CitizenshipLost, person_id=who.person_id, decree=ruling, nationality="AUS"
            )

    @rule(**ANY, divorced=st.booleans())
    def a_court_annuls(self, somebody: int, another: int, divorced: bool) -> None:
        """A marriage that never was one, or a divorce that was none."""
        village = self.village
        with acting(people.LOADER):
            found = list(
                MarriageRow.objects.filter(ended_on__isnull=not divorced).order_by("married_on", "entry_id")
            )
        marriage = one_of(found, somebody)
        if marriage is None:
            return
        facts = {
            "husband": Spouse(person_id=marriage.husband_id),
            "wife": Spouse(person_id=marriage.wife_id),
            "marriage_number": marriage.number,
            "ruling": a_ruling(village.day),
        }
        wife = village.find(marriage.wife_id)
        if divorced:
            village.happens(wife.kabkota, DivorceAnnulment, divorce_number=wife.divorce_number, **facts)
        else:
            village.happens(wife.kabkota, MarriageAnnulment, **facts)


def _of_a_shelter(somebody: int, another: int) -> Biodata:
    return Biodata(
        name=f"SARMAN {'ABCDEFGH'[somebody % 8]}A",
        sex=Sex(another % 2 + 1),
        birth_date=date(1970, 7, 1) + timedelta(somebody),
        birth_place="Bogor",
        birth_date_estimated=True,
        religion=CHRISTIAN,
    )
