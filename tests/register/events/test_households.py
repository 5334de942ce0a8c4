"""Families that are founded, divided, joined, headed anew, and that end."""

from __future__ import annotations

from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.types import (
    AddressRenamed,
    Event,
    FamilyJoin,
    FamilyNotActive,
    FamilySplit,
    HeadChange,
    Host,
    NewFamily,
    NoAdultHead,
    NotLawful,
    Placed,
    Relation,
    Sex,
)
from adminduk.regulations.objections import Weight
from tests import people
from tests.register.events.moving import (
    CIRIUNG,
    CITEUREUP,
    KOTA_BOGOR,
    a_big_family,
    card,
    enters,
    everybody_has_one_family,
    family,
    is_sound,
    placed,
)

pytestmark = pytest.mark.django_db


def refused(kind: type[Event], **facts: Any) -> str:
    with pytest.raises(NotLawful) as no:
        enters(kind, **facts)
    assert no.value.objection.weight is Weight.REFUSE
    return no.value.objection.rule


def test_a_grown_son_founds_a_family_of_his_own_elsewhere() -> None:
    home = people.settle(a_big_family())
    ridwan = home.members[2]
    done = enters(NewFamily, members=placed(ridwan), home=CITEUREUP)
    (new,) = done.new_families
    assert card(new) == [("RIDWAN", Relation.HEAD)]
    assert family(new).kk_number == done.numbers["kk"] == "3201032011260001"
    assert "RIDWAN" not in [name for name, _ in card(home.family_id)]
    assert set(done.cards) == {new, home.family_id}
    assert is_sound() and everybody_has_one_family()


def test_when_all_go_to_a_new_card_the_old_one_ends() -> None:
    asep = people.settle(people.asep_and_siti())
    done = enters(
        NewFamily,
        members=placed(asep.head, people.member(asep, Relation.WIFE), people.member(asep, Relation.CHILD)),
        home=CIRIUNG,
    )
    assert [relation for _, relation in card(done.new_families[0])] == [
        Relation.HEAD,
        Relation.WIFE,
        Relation.CHILD,
    ]
    with pytest.raises(FamilyNotActive):
        card(asep.family_id)
    assert is_sound() and everybody_has_one_family()


def test_a_young_couple_with_child_gets_a_card_of_its_own_at_the_same_address() -> None:
    home = people.settle(a_big_family())
    _, _, ridwan, nining, salsa, _ = home.members
    done = enters(
        FamilySplit,
        family_id=home.family_id,
        members=(*placed(ridwan), Placed(nining.person_id, Relation.OTHER_RELATIVE), *placed(salsa)),
    )
    (new,) = done.new_families
    assert card(new) == [
        ("RIDWAN", Relation.HEAD),
        ("NINING", Relation.OTHER_RELATIVE),
        ("SALSA", Relation.CHILD),
    ]
    assert (family(new).address, family(new).village_code) == (home.address, home.village_code)
    assert family(home.family_id).kk_number == home.kk_number
    assert is_sound() and everybody_has_one_family()


def test_when_the_head_splits_off_the_family_gets_another_one() -> None:
    home = people.settle(a_big_family())
    siti = home.members[1]
    done = enters(FamilySplit, family_id=home.family_id, members=placed(home.head))
    alone, rest = (one for one in sorted(done.new_families, key=lambda one: len(card(one))))
    assert card(alone) == [("ASEP SUNANDAR", Relation.HEAD)]
    assert card(rest)[:2] == [(siti.name, Relation.HEAD), ("RIDWAN", Relation.CHILD)]
    assert ("ENOK", Relation.PARENT_IN_LAW) in card(rest)
    assert is_sound() and everybody_has_one_family()


def test_the_office_may_say_who_heads_the_family_that_is_left() -> None:
    home = people.settle(a_big_family())
    ridwan = home.members[2]
    done = enters(
        FamilySplit, family_id=home.family_id, members=placed(home.head), new_heads=(ridwan.person_id,)
    )
    rest = max(done.new_families, key=lambda one: len(card(one)))
    assert card(rest)[0] == ("RIDWAN", Relation.HEAD)
    assert ("SITI NURHASANAH", Relation.PARENT) in card(rest)


def test_somebody_joins_a_host_who_agrees_and_his_own_card_ends() -> None:
    home, ujang = people.settle(people.asep_and_siti()), people.settle(people.ujang())
    host = Host(home.family_id, consent_by=people.member(home, Relation.WIFE).person_id)
    done = enters(FamilyJoin, members=placed(ujang.head), host=host)
    assert card(home.family_id)[-1] == ("UJANG SUPRIATNA", Relation.OTHER_RELATIVE)
    assert done.cards == (home.family_id,)
    with pytest.raises(FamilyNotActive):
        card(ujang.family_id)
    assert is_sound() and everybody_has_one_family()


def test_without_the_word_of_a_grown_member_nobody_comes_onto_a_card() -> None:
    home, ujang = people.settle(people.asep_and_siti()), people.settle(people.ujang())
    dewi = people.member(home, Relation.CHILD)
    for consenting in (None, dewi.person_id, ujang.head.person_id):
        host = Host(home.family_id, consent_by=consenting)
        assert refused(FamilyJoin, members=placed(ujang.head), host=host) == "family.host_consents"


def test_another_head_means_another_number_and_other_relations() -> None:
    home = people.settle(a_big_family())
    ridwan = home.members[2]
    done = enters(HeadChange, family_id=home.family_id, new_head=ridwan.person_id)
    (new,) = done.new_families
    assert card(new) == [
        ("RIDWAN", Relation.HEAD),
        ("ASEP SUNANDAR", Relation.PARENT),
        ("SITI NURHASANAH", Relation.PARENT),
        ("NINING", Relation.OTHER_RELATIVE),
        ("SALSA", Relation.CHILD),
        ("ENOK", Relation.OTHER_RELATIVE),
    ]
    assert done.numbers["kk"] != home.kk_number
    assert is_sound() and everybody_has_one_family()


def test_a_street_with_another_name_changes_the_card_but_not_its_number() -> None:
    home = people.settle(people.asep_and_siti())
    done = enters(
        AddressRenamed,
        family_id=home.family_id,
        address="Jl. Raya Bogor 1",
        rt="001",
        rw="002",
        postal_code="16911",
        decree="Perda 3/2026",
    )
    row = family(home.family_id)
    assert (row.address, row.kk_number, row.head_id) == (
        "Jl. Raya Bogor 1",
        home.kk_number,
        home.head.person_id,
    )
    assert (done.cards, done.numbers) == ((home.family_id,), {})
    assert is_sound()


def test_children_are_not_left_behind_alone() -> None:
    home = people.settle(people.asep_and_siti())
    parents = placed(home.head, people.member(home, Relation.WIFE))
    with pytest.raises(NoAdultHead):
        enters(NewFamily, members=parents, home=CIRIUNG)


def test_what_a_card_cannot_say_is_refused() -> None:
    home, ujang = people.settle(people.asep_and_siti()), people.settle(people.ujang())
    siti, dewi = people.member(home, Relation.WIFE), people.member(home, Relation.CHILD)
    host = Host(home.family_id, consent_by=siti.person_id)

    def joins(relation: Relation) -> str:
        return refused(FamilyJoin, members=placed(ujang.head, relation=relation), host=host)

    assert joins(Relation.HEAD) == "family.one_head"
    assert joins(Relation.WIFE) == "family.relation_fits_sex"
    assert joins(Relation.HUSBAND) == "family.may_be_called_spouse"
    assert joins(Relation.CHILD) == "family.may_be_called_child"
    assert refused(NewFamily, members=placed(dewi), home=CIRIUNG) == "family.head_too_young"
    assert refused(NewFamily, members=(), home=CIRIUNG) == "family.nobody"
    assert refused(NewFamily, members=placed(siti, siti), home=CIRIUNG) == "family.named_twice"
    split = {"family_id": home.family_id}
    assert refused(FamilySplit, members=placed(*home.members), **split) == "family.whole_family_splits"
    assert refused(FamilySplit, members=placed(dewi), **split) == "family.may_split_off"
    assert refused(FamilySplit, members=placed(ujang.head), **split) == "family.other_family"
    assert refused(HeadChange, new_head=dewi.person_id, **split) == "family.head_too_young"
    assert refused(HeadChange, new_head=home.head.person_id, **split) == "family.heads_already"
    assert refused(HeadChange, new_head=ujang.head.person_id, **split) == "family.not_a_member"


def test_nobody_is_called_wife_who_is_married_to_another() -> None:
    home, others = people.settle(people.asep_and_siti()), people.a_crowd(1)[0]
    people.settle(others)
    host = Host(home.family_id, consent_by=home.head.person_id)
    wife = people.member(others, Relation.WIFE)
    assert wife.sex == Sex.FEMALE
    assert (
        refused(FamilyJoin, members=placed(wife, relation=Relation.WIFE), host=host)
        == "family.may_be_called_spouse"
    )


def test_another_offices_families_and_villages_are_not_touched() -> None:
    home, maya = people.settle(people.asep_and_siti()), people.settle(people.maya())
    with pytest.raises(OutsideJurisdiction):
        enters(NewFamily, members=placed(home.head), home=KOTA_BOGOR)
    with pytest.raises(OutsideJurisdiction):
        enters(NewFamily, members=placed(maya.head), home=CIRIUNG)
    with pytest.raises(OutsideJurisdiction):
        enters(HeadChange, family_id=maya.family_id, new_head=maya.head.person_id)
    with pytest.raises(OutsideJurisdiction):
        enters(FamilyJoin, members=placed(home.head), host=Host(maya.family_id, maya.head.person_id))


def test_somebody_who_moves_twice_in_a_day_stands_on_one_card() -> None:
    home = people.settle(a_big_family())
    ridwan = home.members[2]
    first = enters(NewFamily, members=placed(ridwan), home=CITEUREUP).new_families[0]
    second = enters(NewFamily, members=placed(ridwan), home=CIRIUNG).new_families[0]
    third = enters(NewFamily, members=placed(ridwan), home=CITEUREUP).new_families[0]
    assert [family(one).active for one in (first, second, third)] == [False, False, True]
    assert is_sound() and everybody_has_one_family()


def test_the_same_key_founds_one_family() -> None:
    home = people.settle(a_big_family())
    facts = {"members": placed(home.members[2]), "home": CITEUREUP, "key": "once"}
    assert enters(NewFamily, **facts) == enters(NewFamily, **facts)
