"""A kabupaten is split, or a village gets another code: its people go along, with all their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope, system
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.offices.operations import change_regions
from adminduk.offices.queries import find_region
from adminduk.offices.queries.regions import forget_regions
from adminduk.offices.types import NoSuchRegion, RegionChange
from adminduk.register.models import Akta, Entry, Marriage, Membership, Revision
from adminduk.register.operations import carry_over
from adminduk.register.queries import (
    find_break,
    find_family_by_kk,
    find_person_anywhere,
    list_differences,
    list_villages_to_carry,
)
from adminduk.register.types import (
    CarryOver,
    Death,
    Foreigner,
    Founds,
    MoveOut,
    NewFamily,
    NoLegalBasis,
    NoOfficeForRegion,
    Permit,
    RegionUnknown,
    Relation,
    TwiceInTheDecree,
    VisitorArrival,
)
from adminduk.register.types.loading import LoadedFamily
from tests import people
from tests.register.events.moving import (
    CITEUREUP,
    enters,
    everybody_has_one_family,
    family,
    inspector,
    person,
    placed,
)

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

# Kecamatan Cibinong becomes part of a new Kabupaten Bogor Barat: 3201 01 → 3280 01.
WEST, WEST_VILLAGE = "3280", "3280011003"
SINCE = date(2026, 11, 1)
DECREE = (
    RegionChange(code=WEST, name="Kabupaten Bogor Barat", kind="kabupaten"),
    RegionChange(code="328001", was="320101"),
    RegionChange(code=WEST_VILLAGE, was=people.CIBINONG),
)
CARRY = CarryOver(
    villages={people.CIBINONG: WEST_VILLAGE},
    effective_on=SINCE,
    legal_basis=("UU 12/2026",),
    offices={WEST: 9, people.BOGOR: 1},
)
CENTRE = system("regions", Scope.nation(), "register.carry_over", "register.look_up")
WEST_OFFICER = replace(people.RINA, scope=Scope.of(WEST), office_id=9)


@pytest.fixture(autouse=True)
def _the_list_of_regions_is_read_anew() -> Iterator[None]:
    yield
    forget_regions()


def carries(carry: CarryOver = CARRY) -> list[int]:
    return list(carry_over(actor=CENTRE, at=people.AT, today=people.TODAY, carry=carry))


def split_kabupaten() -> None:
    change_regions(since=SINCE, changes=DECREE)


def home_with_history() -> LoadedFamily:
    """Asep, Siti and Dewi, with the late grandmother, whose akta the office made."""
    home = people.asep_and_siti()
    enok = people.a_person("ENOK", people.Sex.FEMALE, date(1945, 3, 9), Relation.PARENT, serial=5)
    home = people.settle(replace(home, members=(*home.members, enok)))
    enters(Death, person_id=enok.person_id, place="rumah")
    return home


def test_the_list_of_regions_knows_old_and_new_codes() -> None:
    assert change_regions(since=SINCE, changes=DECREE) == 3
    assert find_region(people.CIBINONG) is None
    new = find_region(WEST_VILLAGE)
    assert (new.name, new.kind, new.parent_code) == ("Harapanjaya", "kelurahan", "328001")
    assert find_region("320102") is not None
    assert change_regions(since=SINCE, changes=DECREE) == 0


def test_a_region_that_nobody_knows_changes_into_nothing() -> None:
    for change in (
        RegionChange(code="3280011003", was="9999999999"),
        RegionChange(code="328001", name="Tanpa Kabupaten"),
        RegionChange(code="32800", name="Lima Angka"),
        RegionChange(code="3280"),
    ):
        with pytest.raises(NoSuchRegion):
            change_regions(since=SINCE, changes=[change])


def test_people_families_marriages_and_akta_go_along_and_keep_their_numbers() -> None:
    home = home_with_history()
    siti, enok = people.member(home, Relation.WIFE), home.members[-1]
    akta_number = person(enok).death_akta_number
    split_kabupaten()
    assert carries() == [1]

    card = family(home.family_id)
    assert (card.kabkota, card.village_code) == (WEST, WEST_VILLAGE)
    assert (card.kk_number, card.address) == (home.kk_number, home.address)
    for one in home.members:
        assert (person(one).kabkota, person(one).nik) == (WEST, one.nik)
    with acting(people.LOADER):
        assert Marriage.objects.get(wife_id=siti.person_id).kabkota == WEST
        assert Akta.objects.get(akta_number=akta_number).kabkota == WEST
        assert set(Membership.objects.values_list("kabkota", flat=True)) == {WEST}
    assert everybody_has_one_family()


def test_the_journals_of_both_still_make_the_tables_of_both() -> None:
    home = home_with_history()
    ujang = people.settle(people.ujang())
    split_kabupaten()
    carries()
    enters(Death, person_id=ujang.head.person_id, place="rumah")
    assert family(home.family_id).kabkota == WEST
    for region in (people.BOGOR, WEST):
        assert list_differences(actor=inspector_of(region), at=people.AT, kabkota=region) == []


def test_jurisdiction_follows() -> None:
    home = people.settle(people.asep_and_siti())
    split_kabupaten()
    carries()
    looks: dict[str, Any] = {"purpose": "test", "kk_number": home.kk_number}
    assert find_family_by_kk(actor=WEST_OFFICER, **looks).head.name == "ASEP SUNANDAR"
    assert find_family_by_kk(actor=people.RINA, **looks) is None
    anywhere = find_person_anywhere(actor=people.RINA, purpose="test", nik=home.head.nik)
    assert anywhere.kabkota == WEST


def test_earlier_entries_stay_in_the_chain_where_they_were_made() -> None:
    home = home_with_history()
    split_kabupaten()
    carries()
    with acting(people.LOADER):
        kinds = Entry.objects.order_by("recorded_at", "entry_id").values_list("kind", "kabkota")
        assert set(kinds) == {("opening_load", "3201"), ("death", "3201"), ("carry_over", WEST)}
        entry = Entry.objects.get(kind="carry_over")
        assert (entry.legal_basis, entry.effective_on, entry.office_id) == (["UU 12/2026"], SINCE, 9)
        last = Revision.objects.filter(subject_id=home.head.person_id).order_by("-revision").first()
        assert last.entry_id == entry.entry_id
    seal_waiting(at=people.AT)
    for region in (people.BOGOR, WEST):
        assert find_break(actor=inspector_of(region), at=people.AT, kabkota=region) is None


def inspector_of(region: str) -> Any:
    return replace(people.INSPECTOR, scope=Scope.of(region))


def test_those_of_other_villages_stay() -> None:
    home, ujang = people.settle(people.asep_and_siti()), people.settle(people.ujang())
    split_kabupaten()
    carries()
    assert family(ujang.family_id).kabkota == people.BOGOR
    assert person(ujang.head).kabkota == people.BOGOR
    assert family(home.family_id).kabkota == WEST


def test_who_moved_away_before_is_carried_with_his_last_home_only() -> None:
    """Siti moved to Citeureup, which stays: the old card goes, she does not."""
    home = people.settle(people.asep_and_siti())
    siti = people.member(home, Relation.WIFE)
    enters(NewFamily, members=placed(siti), home=CITEUREUP)
    split_kabupaten()
    carries()
    assert person(siti).kabkota == people.BOGOR
    assert person(home.head).kabkota == WEST
    assert everybody_has_one_family()


def test_a_run_that_died_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    people.settle(*people.a_crowd(5))
    split_kabupaten()
    monkeypatch.setattr("adminduk.register.operations.carrying.FAMILIES_A_BATCH", 2)
    run = carry_over(actor=CENTRE, at=people.AT, today=people.TODAY, carry=CARRY)
    assert next(run) == 2
    run.close()
    (left,) = list_villages_to_carry(actor=CENTRE, carry=CARRY)
    assert (left.families, left.people) == (3, 6)
    assert carries() == [2, 3]
    assert carries() == []
    (left,) = list_villages_to_carry(actor=CENTRE, carry=CARRY)
    assert (left.families, left.people) == (0, 0)


def test_a_village_that_changes_inside_its_kabupaten_leaves_journal_and_tables_equal() -> None:
    home = home_with_history()
    change_regions(
        since=SINCE,
        changes=[
            RegionChange(code="320180", name="Cibinong Timur", kind="kecamatan"),
            RegionChange(code="3201801001", was=people.CIBINONG),
        ],
    )
    carries(replace(CARRY, villages={people.CIBINONG: "3201801001"}))
    assert family(home.family_id).village_code == "3201801001"
    assert list_differences(actor=inspector(people.BOGOR), at=people.AT, kabkota=people.BOGOR) == []


def test_a_visitor_of_a_village_with_a_new_code_goes_along_with_his_address() -> None:
    who = Foreigner("KENJI TANAKA", people.Sex.MALE, date(1984, 7, 9), "Osaka", "JPN", "TK1234567")
    permit = Permit("2C21JE1234-X", people.TODAY, date(2027, 10, 1))
    home = Founds("Jl. Mayor Oking 12", "003", "001", people.CIBINONG, "16918")
    facts = {"who": who, "permit": permit, "home": home, "sponsor": "PT Maju"}
    (kenji,) = enters(VisitorArrival, **facts).new_people
    split_kabupaten()
    carries()
    now = person(kenji)
    assert (now.kabkota, now.stay_village, now.residence) == (WEST, WEST_VILLAGE, "visitor")
    for region in (people.BOGOR, WEST):
        assert list_differences(actor=inspector_of(region), at=people.AT, kabkota=region) == []


def test_a_kabupaten_that_ends_takes_along_who_stands_on_no_card() -> None:
    home = people.settle(people.asep_and_siti())
    foreigner = people.a_person("KENJI", people.Sex.MALE, date(1984, 7, 9), Relation.HEAD, serial=8)
    guest = people.settle(people.a_family(foreigner, village=people.BOGOR_SELATAN, serial=70))
    facts = {"movers": (foreigner.person_id,), "destination": people.BOGOR}
    enters(MoveOut, kabkota=people.KOTA_BOGOR, **facts)
    split_kabupaten()
    carries(replace(CARRY, whole={people.BOGOR: WEST}))
    moving = person(guest.head)
    assert (moving.kabkota, moving.moving_to) == (people.KOTA_BOGOR, WEST)
    assert family(home.family_id).kabkota == WEST


def test_a_decree_that_cannot_be_carried_out_changes_nothing() -> None:
    home = people.settle(people.asep_and_siti())
    with pytest.raises(RegionUnknown):
        carries()
    split_kabupaten()
    with pytest.raises(NoOfficeForRegion):
        carries(replace(CARRY, offices={}))
    with pytest.raises(NoLegalBasis):
        carries(replace(CARRY, legal_basis=("",)))
    with pytest.raises(TwiceInTheDecree):
        carries(replace(CARRY, villages={people.CIBINONG: WEST_VILLAGE, WEST_VILLAGE: people.CITEUREUP}))
    with pytest.raises(NotAllowed):
        list(carry_over(actor=people.HENDRA, at=people.AT, today=people.TODAY, carry=CARRY))
    assert family(home.family_id).kabkota == people.BOGOR
