"""A family card is withdrawn: its people part, or it should never have been."""

from __future__ import annotations

from typing import Any

import pytest

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.queries import find_home_as_of
from adminduk.register.types import (
    Dissolution,
    Entered,
    FamilyDissolved,
    FamilyNotActive,
    Host,
    NotLawful,
    Placed,
    Relation,
    Sent,
)
from adminduk.register.types.loading import LoadedFamily
from tests import people
from tests.register.events.moving import (
    CITEUREUP,
    a_big_family,
    card,
    enters,
    everybody_has_one_family,
    family,
    is_sound,
    placed,
)

pytestmark = pytest.mark.django_db
BECAUSE = "Rumah dijual, keluarga berpisah tempat tinggal."


def dissolves(home: LoadedFamily, *sent: Sent, **more: Any) -> Entered:
    facts = {"family_id": home.family_id, "reason": Dissolution.PARTED, "because": BECAUSE, "sent": sent}
    return enters(FamilyDissolved, **(facts | more))


def refused(home: LoadedFamily, *sent: Sent, **more: Any) -> str:
    with pytest.raises(NotLawful) as no:
        dissolves(home, *sent, **more)
    return no.value.objection.rule


def test_everybody_goes_to_another_card_and_the_number_ends() -> None:
    home, host = people.settle(a_big_family()), people.settle(people.ujang())
    asep, siti, ridwan, nining, salsa, enok = home.members
    mother_goes = Sent(
        placed(enok, relation=Relation.OTHER_RELATIVE), Host(host.family_id, host.head.person_id)
    )
    done = dissolves(
        home, Sent(placed(asep, siti), CITEUREUP), Sent(placed(ridwan, nining, salsa), CITEUREUP), mother_goes
    )
    assert not family(home.family_id).active
    assert [card(one)[0] for one in done.new_families] == [
        ("ASEP SUNANDAR", Relation.HEAD),
        ("RIDWAN", Relation.HEAD),
    ]
    assert card(done.new_families[0])[1] == ("SITI NURHASANAH", Relation.WIFE)
    assert card(host.family_id)[-1] == ("ENOK", Relation.OTHER_RELATIVE)
    assert home.family_id not in done.cards
    assert is_sound() and everybody_has_one_family()
    with pytest.raises(FamilyNotActive):
        dissolves(home, Sent(placed(asep, siti), CITEUREUP))


def test_what_was_is_still_told() -> None:
    home = people.settle(people.ujang())
    done = dissolves(home, Sent(placed(home.head), CITEUREUP), reason=Dissolution.CORRECTION)
    look = {"actor": people.RINA, "purpose": "test", "person_id": home.head.person_id}
    assert find_home_as_of(**look, on=people.date(2026, 1, 1)) == home.family_id
    assert find_home_as_of(**look, on=people.TODAY) == done.new_families[0]


def test_nobody_is_left_without_a_card() -> None:
    home = people.settle(people.asep_and_siti())
    asep, siti, dewi = home.members
    assert refused(home) == "family.everybody_has_a_place"
    assert refused(home, Sent(placed(asep, siti), CITEUREUP)) == "family.everybody_has_a_place"
    twice = (Sent(placed(asep, siti, dewi), CITEUREUP), Sent(placed(siti), CITEUREUP))
    assert refused(home, *twice) == "family.named_twice"
    stranger = people.settle(people.ujang()).head
    everybody = Sent((*placed(asep, siti, dewi), Placed(stranger.person_id)), CITEUREUP)
    assert refused(home, everybody) == "family.everybody_has_a_place"
    assert is_sound()


def test_a_child_does_not_get_a_card_and_the_old_card_is_no_host() -> None:
    home = people.settle(people.asep_and_siti())
    asep, siti, dewi = home.members
    alone = (Sent(placed(asep, siti), CITEUREUP), Sent(placed(dewi), CITEUREUP))
    assert refused(home, *alone) == "family.head_too_young"
    back = Sent(placed(asep, siti, dewi), Host(home.family_id, asep.person_id))
    assert refused(home, back) == "family.same_family"


def test_it_says_why_and_is_of_the_own_office() -> None:
    home = people.settle(people.ujang())
    assert refused(home, Sent(placed(home.head), CITEUREUP), because="pindah") == "family.dissolved_because"
    with pytest.raises(OutsideJurisdiction):
        dissolves(home, Sent(placed(home.head), CITEUREUP), kabkota=people.KOTA_BOGOR)
