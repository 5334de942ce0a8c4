"""What happens to households in the measure of the register: short lives, one event after the other.

A life is a generator: it yields an event, and is sent what came of it. Lives of one kind go on in step, so
that all their first events are entered before all their second ones.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from adminduk.foundation.db.ids import new_id
from adminduk.register.types import (
    AddressRenamed,
    AktaAnnulment,
    Birth,
    ChangeOfName,
    ChildFacts,
    CitizenshipLost,
    ContrariusActus,
    Death,
    Divorce,
    DivorceAnnulment,
    DivorceNotified,
    ElementChange,
    Elements,
    Entered,
    Event,
    EvidenceReference,
    FamilyJoin,
    FamilySplit,
    FirstRecord,
    HeadChange,
    Host,
    Marriage,
    MarriageAnnulment,
    MarriageNotified,
    MoveAbroad,
    MoveCancelled,
    MoveIn,
    MoveOut,
    MoveWithin,
    NewFamily,
    Parentage,
    ParentFacts,
    PersonsMerged,
    PersonsParted,
    Placed,
    ReturnFromAbroad,
    Ruling,
    Sex,
    Spouse,
    UnregisteredDivorce,
    UnregisteredMarriage,
)
from adminduk.register.types.first_records import Biodata, Biometrics
from adminduk.register.types.foreigners import (
    Foreigner,
    ForeignerDeparture,
    Permit,
    PermitMadePermanent,
    PermitRenewed,
    VisitorArrival,
    VisitorMoved,
)
from adminduk.register.types.homes import Founds

TODAY = date(2026, 11, 20)
HERE, THERE = "3201", "3202"
Life = Generator[Event, Any, None]


@dataclass(frozen=True, slots=True)
class Household:
    """A Muslim couple on one card of HERE, with whoever else is on it, and a village THERE."""

    family_id: UUID
    village: str
    head: UUID
    wife: UUID
    members: tuple[UUID, ...]
    village_there: str


def event(kind: type[Event], kabkota: str = HERE, **facts: Any) -> Any:
    common = {"kabkota": kabkota, "office_id": 1, "registered_on": TODAY, "effective_on": TODAY}
    return kind(**(common | facts))


def a_name(house: Household) -> str:
    """Two words that nobody else has: a newcomer who is like another one is not entered again."""
    letters = "".join("BADEFIGOHUJAKELI"[int(one, 16)] for one in house.family_id.hex[-14:])
    return f"{letters[:7]} {letters[7:]}"


def a_birth_date(house: Household) -> date:
    """Of somebody between twenty and sixty."""
    return date(1966, 1, 1) + timedelta(house.family_id.int % 14_000)


def a_home(village: str) -> Founds:
    return Founds("Jl. Cempaka 12", "001", "005", village, "16911")


def papers(*kinds: str) -> tuple[EvidenceReference, ...]:
    return tuple(EvidenceReference(kind, "key", "0" * 64) for kind in kinds)


def a_birth(house: Household) -> Life:
    yield Birth(
        kabkota=HERE,
        office_id=1,
        registered_on=TODAY,
        child=ChildFacts("ANAK BARU", Sex.FEMALE, TODAY - timedelta(9), "Bogor", birth_region=HERE),
        parentage=Parentage.MARRIED,
        mother=ParentFacts("IBU", person_id=house.wife),
        father=ParentFacts("AYAH", person_id=house.head),
        family_id=house.family_id,
    )


def a_life_and_a_mistaken_death(house: Household) -> Life:
    yield event(
        ElementChange, person_id=house.wife, elements=Elements(education=9), evidence=papers("diploma")
    )
    ruling = Ruling(by="PN Cibinong", number="3/Pdt.P/2026", given_on=TODAY)
    yield event(ChangeOfName, person_id=house.wife, name="RATNA KENCANA PUTRI", ruling=ruling)
    yield event(
        AddressRenamed,
        family_id=house.family_id,
        address="Jl. Merdeka 1",
        rt="009",
        rw="009",
        postal_code="16912",
        decree="470/1",
    )
    yield event(HeadChange, family_id=house.family_id, new_head=house.wife)
    dead: Entered = yield event(Death, person_id=house.head, place="rumah")
    yield event(
        AktaAnnulment,
        person_id=house.head,
        akta_number=dead.akta_number,
        basis=ContrariusActus(minutes="1/BA/2026", data_false=True, disputed=False),
        reason="orang lain",
        home=a_home(house.village),
        spouses=(house.wife,),
    )


def moving_and_arriving(house: Household) -> Life:
    yield event(MoveWithin, movers=_placed(house), to=a_home(house.village))
    letter: Entered = yield event(MoveOut, movers=house.members, destination=THERE)
    there = Founds("Jl. Selabintana 4", "001", "002", house.village_there, "43151")
    yield event(MoveIn, THERE, movers=_placed(house), letter_number=letter.akta_number, to=there)


def moving_and_coming_back(house: Household) -> Life:
    letter: Entered = yield event(MoveOut, movers=house.members, destination=THERE)
    yield event(
        MoveCancelled,
        movers=_placed(house),
        letter_number=letter.akta_number,
        to=a_home(house.village),
    )
    yield event(MoveAbroad, movers=house.members, country="MYS", planned_months=24)
    back = {"country": "MYS", "arrived_on": TODAY, "to": a_home(house.village)}
    yield event(ReturnFromAbroad, movers=_placed(house), **back)


def parting_and_marrying(house: Household) -> Life:
    couple = {"husband": Spouse(person_id=house.head), "wife": Spouse(person_id=house.wife)}
    witnesses = ("Agus Salim", "Dedi Kurnia")
    yield event(DivorceNotified, akta_cerai="8/AC/2026", court="PA Cibinong", **couple)
    yield event(UnregisteredMarriage, witnesses=witnesses, **couple)
    yield event(UnregisteredDivorce, witnesses=witnesses, **couple)
    yield event(MarriageNotified, book_number="474/8/XI/2026", recorded_by="KUA Cibinong", **couple)


def dividing_and_joining(house: Household) -> Life:
    wife = (Placed(house.wife),)
    yield event(FamilySplit, family_id=house.family_id, members=wife)
    yield event(FamilyJoin, members=wife, host=Host(house.family_id, consent_by=house.head))
    yield event(NewFamily, members=wife, home=a_home(house.village))


def a_foreigner(house: Household) -> Life:
    name = f"ANNA {a_name(house)}"
    who = Foreigner(name, Sex.FEMALE, a_birth_date(house), "Bremen", "DEU", "C01X0006H", religion=2)
    permit = Permit("2C21JE", TODAY - timedelta(9), TODAY + timedelta(300))
    longer = Permit("2C22JE", TODAY, TODAY + timedelta(700))
    come: Entered = yield event(
        VisitorArrival, who=who, permit=permit, home=a_home(house.village), sponsor="PT Maju"
    )
    (her,) = come.new_people
    yield event(PermitRenewed, person_id=her, permit=longer)
    yield event(VisitorMoved, person_id=her, home=a_home(house.village))
    yield event(PermitMadePermanent, person_id=her, permit=longer, to=a_home(house.village))
    yield event(ForeignerDeparture, person_id=her)


def a_first_record(biodata: Biodata, home: Founds) -> FirstRecord:
    seen = papers("F-1.04", "rt_rw_letter")
    checked = {"biometrics": Biometrics.NO_MATCH}
    return event(FirstRecord, biodata=biodata, home=home, evidence=seen, **checked)


def two_newcomers(house: Household) -> Life:
    """Two Christians who were in no register marry before the Dinas; a court looks at it twice."""
    facts = {"birth_date": a_birth_date(house), "birth_place": "Garut", "religion": 2}
    home = a_home(house.village)
    both = []
    for name, sex in (("YOSUA", Sex.MALE), ("RAHEL", Sex.FEMALE)):
        biodata = Biodata(name=f"{name} {a_name(house)}", sex=sex, **facts)
        made: Entered = yield a_first_record(biodata, home)
        both.append(Spouse(person_id=made.new_people[0]))
    couple = {"husband": both[0], "wife": both[1]}
    ruling = Ruling(by="PN Cibinong", number="4/Pdt.G/2026", given_on=TODAY)
    wed: Entered = yield event(Marriage, place="Cibinong", solemnised_by="Pdt. Simon", **couple)
    more = {"marriage_number": wed.akta_number, "ruling": ruling, **couple}
    parted: Entered = yield event(Divorce, **more)
    yield event(DivorceAnnulment, divorce_number=parted.akta_number, **more)
    yield event(MarriageAnnulment, **more)
    yield event(CitizenshipLost, person_id=both[0].person_id, decree=ruling, nationality="AUS")


def one_person_twice(house: Household) -> Life:
    home = a_home(house.village)
    biodata = Biodata(
        name="KEMBAR TERCATAT", sex=Sex.MALE, birth_date=date(1991, 5, 6), birth_place="Garut", religion=2
    )
    made = []
    for _ in range(2):
        done: Entered = yield a_first_record(biodata, home)
        made.append(done.new_people[0])
    same = {"survivor": made[0], "merged": made[1], "decided_by": (new_id(), new_id())}
    merge: Entered = yield event(PersonsMerged, reason="orang yang sama", **same)
    parted = {"parted": made[1], "survivor": made[0], "home": home}
    yield event(PersonsParted, corrects=merge.entry_id, reason="dua orang", **parted)


def _placed(house: Household) -> tuple[Placed, ...]:
    return tuple(Placed(one) for one in house.members)


LIVES: tuple[Callable[[Household], Life], ...] = (
    a_birth,
    a_life_and_a_mistaken_death,
    moving_and_arriving,
    moving_and_coming_back,
    parting_and_marrying,
    dividing_and_joining,
    a_foreigner,
    two_newcomers,
    one_person_twice,
)
