"""Everybody sees who looked at him: institutions and officers, at once, and nobody else's lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from adminduk.accounts.types import Assurance
from adminduk.data_access import queries
from adminduk.data_access.types import (
    GlanceFilter,
    GlancePage,
    Looker,
    MatchFirst,
    NotYourRecord,
    Outcome,
    Result,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.clock import now
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import rows
from adminduk.register.queries import find_person_anywhere, get_family, get_person
from tests import cast
from tests import institutions as made
from tests.data_access.looking import an_access
from tests.people import Relation, Sex, a_family, a_person, asep_and_siti, resident, settle

pytestmark = pytest.mark.django_db


def lately(**more: Any) -> GlanceFilter:
    return GlanceFilter(since=now() - timedelta(days=30), until=now() + timedelta(minutes=1), **more)


def glances(actor: Any, **more: Any) -> GlancePage:
    facts = {"purpose": "own.looks", "at": now(), "assurance": Assurance.MATCHED, "wanted": lately()}
    return queries.list_glances(actor=actor, **facts | more)


@pytest.fixture
def family() -> Any:
    return settle(asep_and_siti())


def test_a_resident_sees_which_institution_asked_what_and_how_it_ended(family: Any) -> None:
    bank = made.partner()
    siti = family.members[1].person_id
    access = an_access(siti, bank.number, given=["no_kk"])
    (line,) = glances(resident(siti)).lines
    assert (line.id, line.looker, line.who) == (access, Looker.INSTITUTION, "Bank Contoh")
    assert line.use == "Memeriksa identitas calon nasabah"
    assert {str(one.label.en): one.result for one in line.elements} == {
        "family card number": Result.GIVEN,
        "full name": Result.AGREED,
        "birth date": Result.DIFFERED,
    }


def test_of_somebody_who_may_not_be_asked_about_nothing_was_compared_and_the_look_stands(family: Any) -> None:
    bank = made.partner()
    siti = family.members[1].person_id
    an_access(siti, bank.number, outcome=Outcome.ELSEWHERE, agreed=[])
    (line,) = glances(resident(siti)).lines
    assert (line.outcome, line.elements) == (Outcome.ELSEWHERE, ())


def test_a_resident_sees_which_office_opened_his_record_and_in_which_role(family: Any) -> None:
    rina = cast.staff("verifier", name="Rina Marlina")
    siti = family.members[1].person_id
    get_person(actor=rina.actor, purpose="case.handle", person_id=siti)
    (line,) = glances(resident(siti)).lines
    assert (line.looker, line.who, line.role.id) == (  # type: ignore[union-attr]
        Looker.STAFF,
        "Dinas Dukcapil Kabupaten Bogor",
        "Verifikator",
    )
    assert (line.purpose, line.parts) == ("case.handle", ("biodata",))
    assert "Rina" not in repr(line)


def test_a_look_from_the_other_end_of_the_country_is_in_the_list_too(family: Any) -> None:
    officer = cast.staff("registrar", "3273")
    siti = family.members[1]
    find_person_anywhere(actor=officer.actor, purpose="search", nik=siti.nik)
    (line,) = glances(resident(siti.person_id)).lines
    assert line.who == "Dinas Dukcapil Kota Bandung"


def test_who_opens_the_family_card_looks_at_everybody_on_it(family: Any) -> None:
    officer = cast.staff("registrar")
    get_family(actor=officer.actor, purpose="search", family_id=family.family_id)
    for member in family.members[:2]:
        (line,) = glances(resident(member.person_id)).lines
        assert line.about == "family"


def test_who_opens_ones_case_is_seen_when_the_case_is_named(family: Any) -> None:
    officer = cast.staff("verifier")
    case_id = new_id()
    record_read(actor=officer.actor, purpose="case.handle", subject_kind="case", subject_ids=[case_id])
    siti = resident(family.members[1].person_id)
    assert glances(siti).lines == ()
    assert len(glances(siti, cases=[case_id]).lines) == 1


def test_ones_own_looks_are_not_news(family: Any) -> None:
    siti = resident(family.members[1].person_id)
    glances(siti)
    assert glances(siti).lines == ()


def test_the_platform_itself_is_shown_to_who_asks_for_it(family: Any) -> None:
    siti = family.members[1].person_id
    platform = system("letters", Scope.nation())
    get_person(actor=platform, purpose="documents.follow", person_id=siti)
    assert glances(resident(siti)).lines == ()
    (line,) = glances(resident(siti), wanted=lately(lookers=frozenset({Looker.SYSTEM}))).lines
    assert line.looker is Looker.SYSTEM


def test_nobody_sees_the_lines_of_another_person(family: Any) -> None:
    bank = made.partner()
    asep, siti = (one.person_id for one in family.members[:2])
    an_access(asep, bank.number)
    assert glances(resident(siti)).lines == ()
    with pytest.raises(NotYourRecord):
        glances(resident(siti), child_id=asep)


def test_the_database_itself_keeps_others_lines_from_a_resident(family: Any) -> None:
    bank = made.partner()
    asep, siti = (one.person_id for one in family.members[:2])
    an_access(asep, bank.number)
    with acting(resident(siti)):
        assert rows("SELECT 1 FROM data_access_access") == []


def test_a_parent_sees_who_looked_at_a_child_that_is_not_of_age(family: Any) -> None:
    bank = made.partner()
    siti, dewi = family.members[1].person_id, family.members[2].person_id
    an_access(dewi, bank.number)
    (child,) = queries.list_watched_children(actor=resident(siti), purpose="own.looks", at=now())
    assert (child.person_id, child.name) == (dewi, "DEWI LESTARI")
    assert len(glances(resident(siti), child_id=dewi).lines) == 1


def test_a_grown_child_is_not_watched_over() -> None:
    mother = a_person("EUIS", Sex.FEMALE, date(1970, 1, 1), Relation.HEAD, serial=7)
    son = a_person(
        "AGUS",
        Sex.MALE,
        date(2008, 1, 1),
        Relation.CHILD,
        serial=8,
        mother_id=mother.person_id,
        mother_name="EUIS",
    )
    settle(a_family(mother, son, serial=7))
    assert (
        queries.list_watched_children(actor=resident(mother.person_id), purpose="own.looks", at=now()) == []
    )
    with pytest.raises(NotYourRecord):
        glances(resident(mother.person_id), child_id=son.person_id)


def test_a_photocopy_of_a_card_does_not_show_who_asked(family: Any) -> None:
    with pytest.raises(MatchFirst):
        glances(resident(family.members[1].person_id), assurance=Assurance.BOUND)


def test_pages_go_on_where_the_last_one_ended_with_both_logs_in_one_order(family: Any) -> None:
    bank, officer = made.partner(), cast.staff("verifier")
    siti = family.members[1].person_id
    for _ in range(3):
        an_access(siti, bank.number)
        get_person(actor=officer.actor, purpose="case.handle", person_id=siti)
    seen: list[UUID] = []
    page = glances(resident(siti), size=4)
    seen += [one.id for one in page.lines]
    assert page.next_before == seen[-1]
    rest = glances(resident(siti), size=4, before=page.next_before)
    seen += [one.id for one in rest.lines]
    assert rest.next_before is None
    assert len(set(seen)) == 6
    assert seen == sorted(seen, reverse=True)


def test_a_period_a_kind_and_an_institution_narrow_the_list(family: Any) -> None:
    bank, officer = made.partner(), cast.staff("verifier")
    siti = family.members[1].person_id
    an_access(siti, bank.number, at=now() - timedelta(days=12))
    an_access(siti, bank.number)
    get_person(actor=officer.actor, purpose="case.handle", person_id=siti)
    me = resident(siti)
    assert len(glances(me).lines) == 3
    assert len(glances(me, wanted=replace(lately(), since=now() - timedelta(days=2))).lines) == 2
    assert len(glances(me, wanted=lately(lookers=frozenset({Looker.STAFF}))).lines) == 1
    assert len(glances(me, wanted=lately(institution=bank.institution_id)).lines) == 2
    assert glances(me, wanted=lately(institution=new_id())).lines == ()
    named = queries.list_institutions_that_looked(
        actor=me, purpose="own.looks", at=now(), assurance=Assurance.MATCHED, wanted=lately()
    )
    assert named == [(bank.institution_id, "Bank Contoh")]
