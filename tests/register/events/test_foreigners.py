"""Foreigners: they come with a permit, get a letter or a card, renew it, become residents, and leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from adminduk.register.queries import get_entry
from adminduk.register.types import (
    Entered,
    Event,
    Foreigner,
    ForeignerDeparture,
    Host,
    MoveIn,
    MoveOut,
    NotLawful,
    PermanentArrival,
    Permit,
    PermitMadePermanent,
    PermitRenewed,
    Placed,
    Relation,
    Sex,
    VisitorArrival,
    VisitorMoved,
)
from tests import people
from tests.register.events.moving import (
    CIRIUNG,
    CITEUREUP,
    KOTA_BOGOR,
    card,
    enters,
    everybody_has_one_family,
    is_sound,
    person,
)

pytestmark = pytest.mark.django_db

KENJI = Foreigner(
    name="KENJI TANAKA",
    sex=Sex.MALE,
    birth_date=date(1984, 7, 9),
    birth_place="Osaka",
    nationality="JPN",
    passport_number="TK1234567",
    religion=5,
    occupation=15,
)
LIMITED = Permit("2C21JE1234-X", people.TODAY - timedelta(5), people.TODAY + timedelta(360))
PERMANENT = Permit("2D31JE9999-Y", people.TODAY - timedelta(2), people.TODAY + timedelta(1800))


def visits(**more: Any) -> Entered:
    facts = {"who": KENJI, "permit": LIMITED, "home": CIRIUNG, "sponsor": "PT Maju Bersama"}
    return enters(VisitorArrival, **(facts | more))


def settles(**more: Any) -> Entered:
    return enters(PermanentArrival, **({"who": KENJI, "permit": PERMANENT, "to": CIRIUNG} | more))


def refused(kind: type[Event], **facts: Any) -> str:
    with pytest.raises(NotLawful) as no:
        enters(kind, **facts)
    return no.value.objection.rule


def a_visitor() -> UUID:
    return visits().new_people[0]


def facts_of(done: Entered) -> dict[str, Any]:
    return get_entry(actor=people.RINA, purpose="test", entry_id=done.entry_id).facts


def test_somebody_with_a_limited_permit_gets_a_letter_and_no_family_card() -> None:
    done = visits()
    (who,) = done.new_people
    kenji = person(who)
    assert done.akta_number == "SKTT/3201/20112026/0001"
    assert (kenji.residence, kenji.citizenship, kenji.nationality) == ("visitor", 2, "JPN")
    assert (kenji.stay_permit_kind, kenji.stay_permit_until) == ("ITAS", LIMITED.until)
    assert kenji.nik == done.numbers["nik"] and kenji.nik.startswith("320101090784")
    assert (done.new_families, done.cards) == ((), ())
    assert is_sound() and everybody_has_one_family()


def stay_of(who: UUID) -> tuple[str, str, str, str]:
    one = person(who)
    return one.stay_address, one.stay_rt, one.stay_rw, one.stay_village


def test_a_visitors_address_stands_in_his_record_and_follows_him() -> None:
    who = a_visitor()
    assert stay_of(who) == ("Jl. Mayor Oking 12", "003", "001", CIRIUNG.village_code)
    enters(VisitorMoved, person_id=who, home=CITEUREUP, reason=1)
    assert stay_of(who) == ("Kp. Pasir Angin", "001", "005", CITEUREUP.village_code)
    assert person(who).previous_address.startswith("Jl. Mayor Oking 12 RT 003/RW 001")
    assert is_sound()


def test_a_visitor_on_a_family_card_or_abroad_has_no_address_of_his_own() -> None:
    who, other = a_visitor(), visits(who=replace(KENJI, name="HIRO SATO", birth_date=date(1979, 1, 3)))
    enters(PermitMadePermanent, person_id=who, permit=PERMANENT, to=CITEUREUP)
    enters(ForeignerDeparture, person_id=other.new_people[0])
    for one in (who, other.new_people[0]):
        assert stay_of(one) == ("", "", "", "")
        assert person(one).previous_address.startswith("Jl. Mayor Oking 12")
    assert is_sound()


def test_a_visitor_who_moves_to_another_office_lives_there() -> None:
    who = a_visitor()
    out = enters(MoveOut, movers=(who,), destination=people.KOTA_BOGOR, reason=1)
    assert stay_of(who)[0] == "Jl. Mayor Oking 12"
    there = {"kabkota": people.KOTA_BOGOR, "letter_number": out.akta_number}
    enters(MoveIn, movers=(Placed(who),), to=KOTA_BOGOR, **there)
    assert stay_of(who) == ("Jl. Pahlawan 9", "002", "007", KOTA_BOGOR.village_code)
    assert is_sound(people.BOGOR, people.KOTA_BOGOR)


def test_somebody_with_a_permanent_permit_has_nik_and_family_card() -> None:
    done = settles()
    kenji = person(done.new_people[0])
    assert (kenji.residence, kenji.stay_permit_kind) == ("resident", "ITAP")
    assert card(done.new_families[0]) == [("KENJI TANAKA", Relation.HEAD)]
    assert is_sound() and everybody_has_one_family()


def test_the_husband_of_a_citizen_comes_onto_her_card() -> None:
    home = people.settle(people.maya())
    maya = home.head
    groom = replace(KENJI, spouse_id=maya.person_id, marriage_date=date(2025, 4, 1), marriage_number="JP-77")
    host = Host(home.family_id, consent_by=maya.person_id)
    there = {"kabkota": people.KOTA_BOGOR, "to": host, "relation": Relation.HUSBAND}
    done = settles(who=groom, **there)
    assert card(home.family_id, people.MEGA)[1] == ("KENJI TANAKA", Relation.HUSBAND)
    assert [person(one).marital_status for one in (maya.person_id, done.new_people[0])] == [2, 2]
    assert is_sound(people.KOTA_BOGOR) and everybody_has_one_family()


def test_nobody_is_married_to_two_by_coming_here() -> None:
    home = people.settle(people.asep_and_siti())
    siti = people.member(home, Relation.WIFE)
    taken = replace(KENJI, spouse_id=siti.person_id)
    assert refused(PermanentArrival, who=taken, permit=PERMANENT, to=CIRIUNG) == "foreigner.spouse"


def test_a_visitor_becomes_a_resident_and_keeps_his_nik() -> None:
    who = a_visitor()
    nik = person(who).nik
    done = enters(PermitMadePermanent, person_id=who, permit=PERMANENT, to=CITEUREUP)
    kenji = person(who)
    assert (kenji.residence, kenji.stay_permit_kind, kenji.nik) == ("resident", "ITAP", nik)
    assert card(done.new_families[0]) == [("KENJI TANAKA", Relation.HEAD)]
    assert refused(PermitMadePermanent, person_id=who, permit=PERMANENT, to=CIRIUNG) == (
        "foreigner.not_a_visitor"
    )
    assert is_sound() and everybody_has_one_family()


def test_a_permit_that_is_reported_after_14_days_is_late_and_never_refused() -> None:
    assert facts_of(visits())["late"] is False
    long_ago = replace(LIMITED, issued_on=people.TODAY - timedelta(15))
    assert facts_of(visits(who=replace(KENJI, name="HIRO"), permit=long_ago))["late"] is True


def test_a_renewed_permit_gives_the_visitor_a_new_letter() -> None:
    who = a_visitor()
    longer = replace(LIMITED, number="2C21JE5678-X", until=LIMITED.until + timedelta(365))
    done = enters(PermitRenewed, person_id=who, permit=longer, passport_number="TK7654321")
    kenji = person(who)
    assert done.akta_number == "SKTT/3201/20112026/0002"
    assert (kenji.stay_permit_number, kenji.passport_number) == ("2C21JE5678-X", "TK7654321")
    assert refused(PermitRenewed, person_id=who, permit=longer) == "foreigner.renewal_is_longer"
    assert is_sound()


def test_a_residents_renewed_permit_stands_on_his_family_card() -> None:
    done = settles()
    longer = replace(PERMANENT, number="2D31JE0000-Z", until=PERMANENT.until + timedelta(1800))
    renewed = enters(PermitRenewed, person_id=done.new_people[0], permit=longer)
    assert (renewed.cards, renewed.akta_number) == (done.new_families, "")


def test_a_visitor_who_moves_inside_the_kabupaten_gets_a_letter_of_the_new_address() -> None:
    who = a_visitor()
    before = person(who).revision
    done = enters(VisitorMoved, person_id=who, home=CITEUREUP, reason=5)
    assert done.akta_number == "SKTT/3201/20112026/0002"
    assert person(who).revision == before + 1
    assert is_sound()


def test_a_visitor_who_moves_farther_is_a_visitor_there() -> None:
    who = a_visitor()
    sent = enters(MoveOut, movers=(who,), destination=people.KOTA_BOGOR)
    assert sent.akta_number == "SKPOA/3201/20112026/0001"
    facts = {"kabkota": people.KOTA_BOGOR, "letter_number": sent.akta_number, "to": KOTA_BOGOR}
    done = enters(MoveIn, movers=(Placed(who),), **facts)
    assert (person(who).kabkota, person(who).residence) == (people.KOTA_BOGOR, "visitor")
    assert (done.akta_number, done.new_families) == ("SKTT/3271/20112026/0001", ())


def test_who_leaves_for_good_leaves_the_card_and_comes_back_under_the_same_nik() -> None:
    done = settles()
    (who,) = done.new_people
    enters(ForeignerDeparture, person_id=who)
    gone = person(who)
    assert (gone.residence, gone.life, gone.stay_permit_number) == ("abroad", "living", "")
    assert is_sound() and everybody_has_one_family()
    visits(who=who, kabkota=people.KOTA_BOGOR, home=KOTA_BOGOR)
    back = person(who)
    assert (back.kabkota, back.residence, back.nik) == (people.KOTA_BOGOR, "visitor", gone.nik)


def test_what_is_no_foreigner_or_no_permit_is_refused() -> None:
    home = people.settle(people.asep_and_siti())
    base = {"who": KENJI, "permit": LIMITED, "home": CIRIUNG, "sponsor": ""}

    def visitor(**more: Any) -> str:
        return refused(VisitorArrival, **(base | more))

    assert visitor(who=replace(KENJI, nationality="IDN")) == "foreigner.nationality"
    assert visitor(who=replace(KENJI, nationality="ZZZ")) == "foreigner.nationality"
    assert visitor(who=home.head.person_id) == "foreigner.citizen"
    ended = replace(LIMITED, until=people.TODAY - timedelta(1))
    assert visitor(permit=ended) == "foreigner.permit_counts"
    upside_down = replace(LIMITED, issued_on=LIMITED.until + timedelta(1))
    assert visitor(permit=upside_down) == "foreigner.permit_dates"
    assert refused(ForeignerDeparture, person_id=home.head.person_id) == "foreigner.citizen"
    who = a_visitor()
    assert visitor(who=who) == "foreigner.is_here"
