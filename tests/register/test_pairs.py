"""Two officers decide whether two records are one person."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope, system
from adminduk.register.matching.compare import Scale, compare
from adminduk.register.matching.whole.finding import FoundPair
from adminduk.register.models import Entry, Pair, Person
from adminduk.register.operations import confirm_pair, disagree_on_pair, keep_pairs, propose_on_pair
from adminduk.register.queries import count_pairs, get_pair, list_differences, list_pairs
from adminduk.register.types import (
    AnotherOfficerNeeded,
    MergedElsewhere,
    NothingProposed,
    Opinion,
    PairDecided,
    PairNotFound,
    PairReasonNeeded,
    PairState,
    Particulars,
    Relation,
    Sex,
    SurvivorNeeded,
)
from adminduk.regulations.law import Law
from tests.people import (
    AT,
    BOGOR,
    BOGOR_SELATAN,
    CIBINONG,
    CITEUREUP,
    DODI,
    FAJAR,
    HENDRA,
    INSPECTOR,
    LILIS,
    MEGA,
    RINA,
    TODAY,
    a_family,
    a_person,
    settle,
)

pytestmark = pytest.mark.django_db

SEARCH = system("search for duplicates", Scope.nation(), "register.match")
REASON = "Foto dan sidik jari sama."


def seen(model: Any, **facts: Any) -> Any:
    with acting(SEARCH):
        return model.objects.get(**facts)


def settled_pair(second_village: str = CITEUREUP, *, serial: int = 41) -> tuple[UUID, UUID]:
    """One woman, twice in the register: first in Cibinong, then in `second_village`."""
    ids = []
    for number, village in ((serial, CIBINONG), (serial + 1, second_village)):
        yati = a_person(
            "ROHAYATI KUSUMA",
            Sex.FEMALE,
            date(1988, 4, 9),
            Relation.HEAD,
            kecamatan=village[:6],
            serial=number,
        )
        settle(a_family(yati, village=village, serial=number))
        ids.append(yati.person_id)
    return found_pair(*ids, second_village)


def found_pair(one: UUID, other: UUID, second_village: str = CITEUREUP) -> tuple[UUID, UUID]:
    known = Particulars(name="ROHAYATI KUSUMA", birth_date=date(1988, 4, 9), sex=2, birth_place="Bogor")
    likeness = compare(known, known, Scale(Law(on=TODAY).matching, 5_000))
    regions = {one: CIBINONG[:4], other: second_village[:4]}
    first, second = sorted((one, other))
    pair = FoundPair(str(first), str(second), regions[first], regions[second], likeness)
    keep_pairs(actor=SEARCH, at=AT, pairs=[pair])
    return first, second


def propose(pair: tuple[UUID, UUID], opinion: Opinion = Opinion.SAME, **facts: Any) -> None:
    said = {
        "actor": RINA,
        "reason": REASON,
        "survivor_id": pair[0] if opinion is Opinion.SAME else None,
    } | facts
    propose_on_pair(at=AT, first_id=pair[0], second_id=pair[1], opinion=opinion, **said)


def confirm(pair: tuple[UUID, UUID], actor: Any = HENDRA) -> Any:
    return confirm_pair(actor=actor, at=AT, today=TODAY, first_id=pair[0], second_id=pair[1])


def state_of(pair: tuple[UUID, UUID]) -> str:
    return seen(Pair, first_id=pair[0], second_id=pair[1]).state


def test_two_officers_make_two_records_one_person() -> None:
    pair = settled_pair()
    propose(pair)
    entered = confirm(pair)
    assert state_of(pair) == "same"
    merged = seen(Person, person_id=pair[1])
    assert (merged.life, merged.merged_into) == ("merged", pair[0])
    assert seen(Person, person_id=pair[0]).life == "living"
    entry = seen(Entry, entry_id=entered.entry_id)
    assert (entry.kind, entry.actor_name) == ("persons_merged", HENDRA.name)
    view = get_pair(actor=RINA, purpose="duplicates.judge", first_id=pair[0], second_id=pair[1])
    assert [one.act for one in view.steps] == ["proposed", "confirmed"]
    assert list_differences(actor=INSPECTOR, at=AT, kabkota=BOGOR) == []


def test_the_officers_choose_who_goes_on() -> None:
    pair = settled_pair()
    propose(pair, survivor_id=pair[1])
    confirm(pair)
    assert seen(Person, person_id=pair[0]).merged_into == pair[1]


def test_without_a_survivor_nobody_is_merged() -> None:
    pair = settled_pair()
    with pytest.raises(SurvivorNeeded):
        propose(pair, survivor_id=None)


def test_nobody_confirms_his_own_proposal() -> None:
    pair = settled_pair()
    propose(pair, Opinion.DIFFERENT, actor=HENDRA)
    with pytest.raises(AnotherOfficerNeeded):
        confirm(pair, HENDRA)
    with pytest.raises(AnotherOfficerNeeded):
        disagree_on_pair(actor=HENDRA, at=AT, first_id=pair[0], second_id=pair[1], reason=REASON)


def test_nothing_is_confirmed_that_nobody_proposed() -> None:
    with pytest.raises(NothingProposed):
        confirm(settled_pair())


def test_a_merge_is_confirmed_by_somebody_who_may_enter() -> None:
    pair = settled_pair()
    propose(pair)
    with pytest.raises(NotAllowed):
        confirm(pair, FAJAR)


def test_two_people_are_remembered_and_never_proposed_again() -> None:
    pair = settled_pair()
    propose(pair, Opinion.DIFFERENT)
    assert confirm(pair, FAJAR) is None
    found_pair(*pair)
    assert state_of(pair) == "different"
    assert list_pairs(actor=RINA) == []
    with pytest.raises(PairDecided):
        propose(pair)


def test_who_is_unsure_leaves_a_note_and_the_pair_can_be_decided_later() -> None:
    pair = settled_pair()
    propose(pair, Opinion.UNSURE, reason="Menunggu ijazah dari sekolah.")
    confirm(pair, FAJAR)
    assert [one.state for one in list_pairs(actor=RINA, states=(PairState.UNSURE,))] == [PairState.UNSURE]
    view = get_pair(actor=RINA, purpose="duplicates.judge", first_id=pair[0], second_id=pair[1])
    assert view.steps[0].reason == "Menunggu ijazah dari sekolah."
    propose(pair)
    confirm(pair)
    assert state_of(pair) == "same"


def test_who_disagrees_opens_the_pair_again_and_both_reasons_stay() -> None:
    pair = settled_pair()
    propose(pair)
    disagree_on_pair(
        actor=FAJAR, at=AT, first_id=pair[0], second_id=pair[1], reason="Saudara sepupu, bukan sama."
    )
    view = get_pair(actor=RINA, purpose="duplicates.judge", first_id=pair[0], second_id=pair[1])
    assert (view.state, view.opinion, view.survivor_id) == (PairState.OPEN, None, None)
    assert [(one.act, one.officer_name) for one in view.steps] == [
        ("proposed", RINA.name),
        ("disagreed", FAJAR.name),
    ]


@pytest.mark.parametrize("reason", ["", "   ", "sama"])
def test_an_opinion_needs_a_reason(reason: str) -> None:
    with pytest.raises(PairReasonNeeded):
        propose(settled_pair(), reason=reason)


def test_a_refused_merge_leaves_the_proposal_as_it_was() -> None:
    pair = settled_pair(BOGOR_SELATAN)
    propose(pair, actor=MEGA, survivor_id=home_of(pair, CIBINONG))
    with pytest.raises(MergedElsewhere):
        confirm(pair)
    assert state_of(pair) == "proposed"
    with acting(SEARCH):
        assert not Entry.objects.filter(kind="persons_merged").exists()


def test_the_office_whose_record_is_closed_confirms() -> None:
    pair = settled_pair(BOGOR_SELATAN)
    propose(pair, survivor_id=home_of(pair, CIBINONG))
    assert confirm(pair, MEGA) is not None


def home_of(pair: tuple[UUID, UUID], village: str) -> UUID:
    return seen(Person, person_id__in=pair, kabkota=village[:4]).person_id


def test_both_regions_see_the_pair_and_no_other() -> None:
    pair = settled_pair(BOGOR_SELATAN)
    for officer in (RINA, MEGA):
        assert len(list_pairs(actor=officer)) == 1
        assert count_pairs(actor=officer) == {PairState.OPEN: 1}
    stranger = system("stranger", DODI.scope, "register.match")
    assert list_pairs(actor=stranger) == []
    with pytest.raises(PairNotFound):
        get_pair(actor=stranger, purpose="duplicates.judge", first_id=pair[0], second_id=pair[1])


def test_of_somebody_elsewhere_no_number_and_no_address_is_shown() -> None:
    pair = settled_pair(BOGOR_SELATAN)
    line = list_pairs(actor=RINA)[0]
    assert sorted(line.names) == ["", "ROHAYATI KUSUMA"]
    view = get_pair(actor=RINA, purpose="duplicates.judge", first_id=pair[0], second_id=pair[1])
    other = next(one for one in view.sides if not one.inside)
    mine = next(one for one in view.sides if one.inside)
    assert other.name == "ROHAYATI KUSUMA"
    assert "•" in other.nik
    assert (other.home, other.family, other.birth_akta_number) == ("", (), "")
    assert mine.nik.isdigit()
    assert mine.home.startswith("Kp. Sukamaju")
    assert [kind for _, kind in mine.history] == ["opening_load"]


@pytest.mark.parametrize("actor", [LILIS, INSPECTOR], ids=["front desk", "auditor"])
def test_other_roles_have_no_part_in_it(actor: Any) -> None:
    pair = settled_pair()
    with pytest.raises(NotAllowed):
        list_pairs(actor=actor)
    with pytest.raises(NotAllowed):
        propose(pair, actor=actor)
