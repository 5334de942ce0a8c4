"""Before somebody gets a record or a NIK, the register looks through the nation by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adminduk.register.operations import confirm_pair, enter, propose_on_pair, register_birth
from adminduk.register.queries import count_pairs, get_entry, get_pair, list_pairs
from adminduk.register.types import (
    Biodata,
    Biometrics,
    Birth,
    FirstRecord,
    Foreigner,
    Founds,
    KnownAlready,
    LikelyKnown,
    MayBeKnown,
    Opinion,
    PairState,
    ParentFacts,
    Permit,
    Relation,
    Sex,
    TemporaryBecomesResident,
    TemporaryRecord,
    ToldApart,
    VisitorArrival,
)
from adminduk.register.types.loading import LoadedFamily
from adminduk.register.types.vulnerable import Plight
from tests import people
from tests.register.events.office import OFFICE, by_id, entered, papers, tables_are_as_the_journal_says

pytestmark = pytest.mark.django_db

HOUSE = Founds("Kp. Pojok", "005", "001", people.CIBINONG, "16911")
MOTHER = ParentFacts(name="ROKAYAH BINTI SUWARDI")
NENENG = Biodata(
    name="Neneng Rohaeni Sukmawati",
    sex=Sex.FEMALE,
    birth_date=date(1988, 12, 5),
    birth_place="Sukabumi",
    mother=MOTHER,
    religion=1,
)
BECAUSE = "Foto dan ibu kandungnya lain."


def a_record(**more: Any) -> dict[str, Any]:
    return {
        "biodata": NENENG,
        "home": HOUSE,
        "biometrics": Biometrics.NO_MATCH,
        "evidence": papers("F-1.04", "rt_rw_letter"),
    } | more


def known(village: str = people.BOGOR_SELATAN, **more: Any) -> LoadedFamily:
    """The same woman, registered long ago in another town."""
    facts = {"birth_place": "Sukabumi", "mother_name": MOTHER.name} | more
    name = facts.pop("name", "NENENG ROHAENI SUKMAWATI")
    born = facts.pop("born", date(1988, 12, 5))
    her = people.a_person(name, Sex.FEMALE, born, Relation.HEAD, serial=31, kecamatan=village[:6], **facts)
    return people.settle(people.a_family(her, village=village, serial=31))


def test_the_entry_says_that_the_nation_was_searched_and_nobody_found() -> None:
    people.settle(people.ujang())
    done = entered(FirstRecord, **a_record())
    facts = get_entry(actor=people.RINA, purpose="test", entry_id=done.entry_id).facts
    assert facts["duplicates"] == {"sight": "nation", "outcome": "nobody", "found": []}


def test_who_is_almost_certainly_known_in_another_town_is_refused_and_waits_for_two_officers() -> None:
    her = known().head
    with pytest.raises(LikelyKnown) as refused:
        entered(FirstRecord, **a_record())
    sentence = refused.value.say("id")
    assert "nama" in sentence and "tanggal lahir" in sentence and "ibu" in sentence
    assert "Data ganda" in sentence and "NENENG" not in sentence
    (line,) = list_pairs(actor=people.RINA)
    assert her.person_id in (line.first_id, line.second_id)
    assert "Neneng Rohaeni Sukmawati".upper() in line.names
    view = get_pair(actor=people.RINA, purpose="test", first_id=line.first_id, second_id=line.second_id)
    asking, elsewhere = sorted(view.sides, key=lambda one: not one.newcomer)
    assert (asking.newcomer, asking.birth_date, asking.mother_name) == (True, date(1988, 12, 5), MOTHER.name)
    assert (elsewhere.inside, view.suggested) == (False, her.person_id)
    assert count_pairs(actor=people.MEGA) == {}


def test_asking_again_does_not_ask_the_officers_twice_and_a_reason_of_one_officer_is_not_enough() -> None:
    her = known().head
    told = (ToldApart(her.person_id, BECAUSE),)
    for more in ({}, {}, {"told_apart": told}):
        with pytest.raises(LikelyKnown):
            entered(FirstRecord, **a_record(**more))
    assert count_pairs(actor=people.RINA) == {PairState.OPEN: 1}


def decided(opinion: Opinion) -> None:
    (line,) = list_pairs(actor=people.RINA)
    both = {"first_id": line.first_id, "second_id": line.second_id}
    propose_on_pair(actor=people.RINA, at=people.AT, opinion=opinion, reason=BECAUSE, **both)
    assert confirm_pair(actor=people.HENDRA, at=people.AT, today=people.TODAY, **both) is None


def test_once_two_officers_have_told_them_apart_she_gets_her_nik_and_no_search_asks_again() -> None:
    her = known().head
    with pytest.raises(LikelyKnown):
        entered(FirstRecord, **a_record())
    decided(Opinion.DIFFERENT)
    done = entered(FirstRecord, **a_record())
    (found,) = get_entry(actor=people.RINA, purpose="test", entry_id=done.entry_id).facts["duplicates"][
        "found"
    ]
    assert (found["person_id"], found["told_apart_by"]) == (str(her.person_id), "workbench")
    assert by_id(done.new_people[0]).nik
    assert tables_are_as_the_journal_says()


def test_once_two_officers_have_found_her_no_second_nik_is_given() -> None:
    known()
    with pytest.raises(LikelyKnown):
        entered(FirstRecord, **a_record())
    decided(Opinion.SAME)
    with pytest.raises(KnownAlready, match="sudah tercatat"):
        entered(FirstRecord, **a_record())
    # Whoever puts her name right asks anew, and is compared anew.
    with pytest.raises(LikelyKnown):
        entered(FirstRecord, **a_record(biodata=replace(NENENG, name="Neneng Rohaini Sukmawati")))


def test_somebody_alike_is_told_apart_by_the_officer_with_a_reason_which_the_workbench_remembers() -> None:
    her = known(name="NENENG ROHAENI", mother_name="", birth_place="Medan", born=date(1988, 12, 25)).head
    asked = a_record(biodata=replace(NENENG, mother=None))
    with pytest.raises(MayBeKnown) as refused:
        entered(FirstRecord, **asked)
    assert type(refused.value) is MayBeKnown
    (alike,) = refused.value.found
    assert (alike.person_id, alike.nik) == (her.person_id, "")
    with pytest.raises(MayBeKnown):
        entered(FirstRecord, **asked, told_apart=(ToldApart(her.person_id, "beda"),))
    done = entered(FirstRecord, **asked, told_apart=(ToldApart(her.person_id, BECAUSE),))
    facts = get_entry(actor=people.RINA, purpose="test", entry_id=done.entry_id).facts["duplicates"]
    assert facts["outcome"] == "told_apart"
    assert (facts["found"][0]["reason"], facts["found"][0]["told_apart_by"]) == (BECAUSE, "officer")
    assert count_pairs(actor=people.RINA) == {PairState.DIFFERENT: 1}
    first, second = sorted((her.person_id, done.new_people[0]))
    view = get_pair(actor=people.RINA, purpose="test", first_id=first, second_id=second)
    (step,) = view.steps
    assert (step.act, step.opinion, step.officer_id) == ("entered", Opinion.DIFFERENT, people.HENDRA.id)


def test_a_temporary_record_that_becomes_real_is_compared_as_himself() -> None:
    her = known().head
    facts = {"biodata": NENENG, "plight": Plight.NATURAL_DISASTER, "place": "Posko"}
    made = entered(TemporaryRecord, **facts, evidence=papers("statement_of_loss"))
    real = {"person_id": made.new_people[0], "biodata": NENENG, "home": HOUSE}
    with pytest.raises(LikelyKnown):
        entered(TemporaryBecomesResident, **real, biometrics=Biometrics.NO_MATCH)
    (line,) = list_pairs(actor=people.MEGA)
    assert {line.first_id, line.second_id} == {her.person_id, made.new_people[0]}


def test_a_foreigner_who_is_here_already_is_not_recorded_a_second_time() -> None:
    anna = Foreigner(
        "ANNA KATHARINA SCHMIDT",
        Sex.FEMALE,
        date(1990, 1, 2),
        "Bremen",
        "DEU",
        "C01X00T47",
        mother_name="INGRID SCHMIDT",
    )
    permit = Permit("2C21JE1234-X", people.TODAY, date(2027, 11, 1))
    facts = {"permit": permit, "home": HOUSE, "sponsor": "PT Maju"}
    entered(VisitorArrival, who=anna, **facts)
    with pytest.raises(LikelyKnown):
        entered(VisitorArrival, who=replace(anna, passport_number="C99"), **facts)


# Births


def born(family: LoadedFamily, child: Any = people.BAYU, **more: Any) -> Any:
    birth: Birth = people.a_birth(family, child, **more)
    return register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=birth)


def test_the_same_birth_reported_twice_has_no_second_nik() -> None:
    family = people.settle(people.asep_and_siti())
    born(family)
    with pytest.raises(LikelyKnown):
        born(family, replace(people.BAYU, name="BAYU PRATAMAA"))
    assert count_pairs(actor=people.RINA) == {PairState.OPEN: 1}


def test_twins_are_born_without_a_question() -> None:
    family = people.settle(people.asep_and_siti())
    born(family)
    assert born(family, people.MAWAR).nik
    assert count_pairs(actor=people.RINA) == {}


def test_a_child_whom_two_officers_told_apart_is_registered() -> None:
    family = people.settle(people.asep_and_siti())
    born(family)
    with pytest.raises(LikelyKnown):
        born(family)
    decided(Opinion.DIFFERENT)
    assert born(family).nik


def test_a_birth_asks_the_database_one_question_more() -> None:
    family = people.settle(people.asep_and_siti())
    born(family)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        born(family, replace(people.MAWAR, birth_date=date(2026, 2, 1)))
    looks = [one for one in asked.captured_queries if "register_siblings" in one["sql"]]
    others = [one for one in asked.captured_queries if "register_candidates" in one["sql"]]
    assert (len(looks), len(others)) == (1, 0)


def test_what_another_office_may_not_enter_is_not_searched_for() -> None:
    from adminduk.foundation.access.types import OutsideJurisdiction

    known()
    event = FirstRecord(**(OFFICE | a_record()))
    with pytest.raises(OutsideJurisdiction):
        enter(actor=people.MEGA, at=people.AT, key=None, event=event)
    assert count_pairs(actor=people.MEGA) == {}
