"""Somebody becomes Indonesian, or is Indonesian no more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.register.types import (
    CitizenshipGained,
    CitizenshipLost,
    FamilyNotActive,
    Founds,
    Ground,
    Relation,
    Residence,
    Ruling,
    Sex,
)
from adminduk.register.types.loading import LoadedFamily
from tests import people
from tests.register.events.office import (
    entered,
    facts_of,
    names_on,
    notes_beside,
    refused,
    tables_are_as_the_journal_says,
)
from tests.register.events.register import person

pytestmark = pytest.mark.django_db

KEPPRES = Ruling(by="Presiden", number="21/PWI/2026", given_on=date(2026, 9, 1))
OATH = date(2026, 10, 5)
SWORN = {"oath_on": OATH, "oath_minutes": "BA/12/2026", "effective_on": OATH}
DECREE = Ruling(by="Menteri Hukum", number="AHU-7/2026", given_on=date(2026, 11, 2))


def jane() -> LoadedFamily:
    """An Australian with a permanent permit (ITAP), alone on her card."""
    foreign = people.a_person(
        "JANE MILLER",
        Sex.FEMALE,
        date(1980, 4, 4),
        Relation.HEAD,
        citizenship=2,
        passport_number="N1234567",
        stay_permit_number="2D11EA0001-W",
        birth_akta_number="3201-LT-02032015-0001",
    )
    return people.a_family(foreign, serial=70)


def gains(family: LoadedFamily, **more: Any) -> dict[str, Any]:
    facts = {"person_id": family.head.person_id, "ground": Ground.NATURALISATION, "decree": KEPPRES}
    return facts | SWORN | more


def loses(family: LoadedFamily, **more: Any) -> dict[str, Any]:
    return {"person_id": family.head.person_id, "decree": DECREE, "nationality": "AUS"} | more


def test_a_foreigner_with_a_permanent_permit_becomes_indonesian_by_decree_and_oath() -> None:
    family = people.settle(jane())
    done = entered(CitizenshipGained, **gains(family))
    now = person(family.head)
    assert (now.citizenship, now.nik, now.life) == (1, family.head.nik, "living")
    assert (now.passport_number, now.stay_permit_number) == ("", "")
    assert done.cards == (family.family_id,)
    assert notes_beside("3201-LT-02032015-0001") == ["citizenship_gained"]
    assert facts_of(done)["late"] is False
    assert tables_are_as_the_journal_says()


def test_spouses_become_indonesian_by_the_decree_alone() -> None:
    family = people.settle(jane())
    entered(
        CitizenshipGained,
        **gains(family, ground=Ground.MARRIAGE, oath_on=None, oath_minutes="", effective_on=KEPPRES.given_on),
    )
    assert person(family.head).citizenship == 1


def test_more_than_sixty_days_after_the_oath_is_late_but_never_refused() -> None:
    family = people.settle(jane())
    day = people.TODAY - timedelta(61)
    done = entered(CitizenshipGained, **gains(family, oath_on=day, effective_on=day))
    assert facts_of(done)["late"] is True


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"oath_on": None}, "citizenship.needs_oath"),
        ({"oath_minutes": " "}, "citizenship.needs_oath"),
        ({"oath_on": date(2026, 8, 1)}, "citizenship.wrong_day"),
        ({"effective_on": KEPPRES.given_on}, "citizenship.wrong_day"),
        ({"decree": Ruling(by="Presiden", number="", given_on=KEPPRES.given_on)}, "citizenship.needs_decree"),
        ({"home": Founds("Jl. Baru", "001", "001", people.CIBINONG, "16911")}, "citizenship.has_a_home"),
    ],
)
def test_nobody_becomes_indonesian_without_decree_and_oath(more: dict[str, Any], rule: str) -> None:
    assert refused(CitizenshipGained, **gains(people.settle(jane()), **more)) == rule


def test_an_indonesian_does_not_become_one() -> None:
    assert refused(CitizenshipGained, **gains(people.settle(people.ujang()))) == "citizenship.is_indonesian"


def test_who_is_indonesian_no_more_leaves_the_card_and_gets_a_letter() -> None:
    family = people.settle(people.asep_and_siti())
    done = entered(CitizenshipLost, **loses(family))
    gone = person(family.head)
    assert (gone.citizenship, gone.nationality, gone.residence) == (2, "AUS", "abroad")
    assert gone.nik == family.head.nik
    assert done.akta_number == "SKPK/3201/20112026/0001"
    assert names_on(done.new_families[0]) == ["SITI NURHASANAH", "DEWI LESTARI"]
    assert facts_of(done)["withdrawn"] == ["kk", "ktp"]
    assert tables_are_as_the_journal_says()


def test_who_comes_back_is_indonesian_again_on_a_card_of_his_own() -> None:
    family = people.settle(people.ujang())
    entered(CitizenshipLost, **loses(family, residence=Residence.VISITOR))
    with pytest.raises(FamilyNotActive):
        names_on(family.family_id)
    again = {"ground": Ground.CHOICE, "decree": DECREE, "oath_on": None, "effective_on": DECREE.given_on}
    assert refused(CitizenshipGained, **gains(family, **again)) == "citizenship.needs_home"
    home = Founds("Jl. Raya Jakarta 5", "003", "004", people.CIBINONG, "16914")
    done = entered(CitizenshipGained, **gains(family, **again, home=home))
    now = person(family.head)
    assert (now.citizenship, now.residence, now.nik) == (1, "resident", family.head.nik)
    assert names_on(done.new_families[0]) == ["UJANG SUPRIATNA"]
    assert tables_are_as_the_journal_says()


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"nationality": "IDN"}, "citizenship.unknown_country"),
        ({"nationality": "ZZZ"}, "citizenship.unknown_country"),
        ({"residence": Residence.RESIDENT}, "citizenship.needs_permit"),
        ({"effective_on": date(2026, 10, 1)}, "citizenship.wrong_day"),
        ({"decree": Ruling(by="", number="", given_on=DECREE.given_on)}, "citizenship.needs_decree"),
    ],
)
def test_the_citizenship_is_lost_by_decree_and_for_another_one(more: dict[str, Any], rule: str) -> None:
    assert refused(CitizenshipLost, **loses(people.settle(people.ujang()), **more)) == rule


def test_a_foreigner_has_no_citizenship_to_lose() -> None:
    assert refused(CitizenshipLost, **loses(people.settle(jane()))) == "citizenship.is_foreign"
