"""Who comes new into a village's register, who leaves it, and who was there twice; and what was annulled."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from adminduk.foundation.access.acting import acting
from adminduk.foundation.db.ids import new_id
from adminduk.register.models import Marriage as MarriageRow
from adminduk.register.types import (
    CitizenshipLost,
    DivorceAnnulment,
    EvidenceReference,
    FirstRecord,
    MarriageAnnulment,
    PersonsMerged,
    PersonsParted,
    Sex,
    Spouse,
)
from adminduk.register.types.first_records import Biodata, Biometrics
from adminduk.register.types.foreigners import (
    Foreigner,
    ForeignerDeparture,
    Permit,
    PermitMadePermanent,
    VisitorArrival,
)
from tests import people
from tests.register.village import CHRISTIAN, VILLAGES, Village, a_home, a_ruling, one_of

NUMBER = st.integers(0, 2**12)
ANY = {"somebody": NUMBER, "another": NUMBER}


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
            evidence=tuple(EvidenceReference(one, "key", "0" * 64) for one in ("F-1.04", "rt_rw_letter")),
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

    @rule(**ANY)
    def a_foreigner_comes(self, somebody: int, another: int) -> None:
        village = self.village
        permit = Permit(f"2C{another}JE", village.day, village.day + timedelta(300))
        who = Foreigner(
            "ANNA SCHMIDT",
            Sex(somebody % 2 + 1),
            date(1990, 1, 2),
            "Bremen",
            "DEU",
            f"C{another}",
            religion=2,
        )
        home = a_home(people.BOGOR, another)
        village.happens(people.BOGOR, VisitorArrival, who=who, permit=permit, home=home, sponsor="PT Maju")

    @rule(**ANY, leaves=st.booleans())
    def a_foreigner_stays_or_leaves(self, somebody: int, another: int, leaves: bool) -> None:
        village = self.village
        foreigners = [*village.people(residence="visitor"), *village.people(citizenship=2)]
        who = one_of(sorted(foreigners, key=lambda one: (one.nik or "", one.passport_number)), somebody)
        if who is None:
            return
        if leaves:
            village.happens(who.kabkota, ForeignerDeparture, person_id=who.person_id)
            return
        permit = Permit(f"2D{another}JE", village.day, village.day + timedelta(900))
        to = a_home(who.kabkota, another)
        village.happens(who.kabkota, PermitMadePermanent, person_id=who.person_id, permit=permit, to=to)

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
