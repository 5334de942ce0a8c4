"""What is asked of whom: only what the register does not know."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as given_
from hypothesis import settings
from hypothesis import strategies as st

from adminduk.casework.facts import Assurance, Channel, Facts
from adminduk.casework.notice import Answers
from adminduk.casework.service import Named, required_papers
from adminduk.casework.services import SERVICES, NoSuchService, get_service
from adminduk.casework.services.birth import BIRTH
from adminduk.register.types import Person, Relation
from tests.casework.people import (
    ASEP,
    DEWI,
    IMAS,
    SITI,
    birth_answers,
    facts,
    family,
    household,
    registered_couple,
)


def with_people(answers: Answers, given: Facts) -> Facts:
    known = {one.nik: one for one in (SITI, ASEP, IMAS, DEWI)}
    return BIRTH.with_people(answers, given, lambda nik: (known.get(nik), None))


def pages(answers: Answers, given: Facts) -> list[str]:
    given = with_people(answers, given)
    return [page.name for page in BIRTH.notice.visible_pages(answers, BIRTH.known(answers, given))]


def test_a_mother_is_not_asked_who_the_mother_is() -> None:
    asked = pages(birth_answers(), facts())
    assert asked == [
        "report", "reporter", "child_name", "child_sex", "birth_date", "birth_place", "delivery",
        "measures", "father", "marriage", "witnesses", "statement",
    ]  # fmt: skip


def test_a_couple_whose_marriage_is_in_the_register_is_not_asked_about_it() -> None:
    siti, asep = registered_couple()
    asked = pages(birth_answers(), facts(family=household(siti, asep), reporter=siti))
    assert "marriage" not in asked
    assert "family_card" not in asked


def test_a_grandmother_is_asked_for_mother_and_father() -> None:
    answers = birth_answers(
        reporter_relation="relative", mother_kind="member", mother_member=str(SITI.person_id)
    )
    asked = pages(answers, facts(reporter=IMAS))
    assert {"mother", "father", "marriage"} <= set(asked)


def test_a_mother_on_another_card_is_named_by_her_nik() -> None:
    answers = birth_answers(reporter_relation="father", mother_kind="registered", mother_nik=DEWI.nik)
    given = facts(reporter=ASEP)
    role = next(one for one in BIRTH.people if one.name == "mother")
    assert BIRTH.named(role, BIRTH.values(answers, given)) == Named(nik=DEWI.nik)
    assert with_people(answers, given).mother == DEWI


def test_a_late_akta_asks_nothing_that_stands_on_the_card() -> None:
    answers = {"report": "late_akta", "reporter_relation": "relative", "subject_member": str(IMAS.person_id)}
    asked = pages(answers, facts())
    assert asked == [
        "report",
        "reporter",
        "subject",
        "birth_date",
        "birth_place",
        "delivery",
        "marriage",
        "witnesses",
        "statement",
    ]
    known = BIRTH.known(answers, with_people(answers, facts()))
    assert BIRTH.notice.effective(answers, known)["child_name"] == "IMAS"


def test_only_members_without_an_akta_are_offered_one() -> None:
    offered = facts().plain()["family.without_birth_akta"]
    assert [one["label"] for one in offered] == ["IMAS"]


def test_a_foundling_has_no_parents_to_ask_for() -> None:
    asked = pages({"report": "foundling", "reporter_relation": "other"}, facts())
    assert "found" in asked
    assert {"mother", "father", "marriage", "delivery"}.isdisjoint(asked)
    assert "family_card" in asked


def test_a_stillbirth_is_asked_for_the_weeks_and_not_for_a_name() -> None:
    asked = pages({"report": "stillbirth", "reporter_relation": "mother"}, facts())
    assert "pregnancy" in asked
    assert "child_name" not in asked
    assert "family_card" not in asked


def test_the_card_is_asked_when_there_is_more_than_one() -> None:
    other = family((DEWI, Relation.HEAD), kk="3273011203160001", kabkota="3273")
    answers = birth_answers(reporter_relation="father", mother_kind="registered", mother_nik=DEWI.nik)
    given = BIRTH.with_people(answers, facts(reporter=ASEP), lambda nik: (DEWI, other))
    known = BIRTH.known(answers, given)
    assert "family_card" in [page.name for page in BIRTH.notice.visible_pages(answers, known)]
    assert [one["label"] for one in known["families.all"]] == ["ASEP SAEPUDIN", "DEWI LESTARI"]


def test_an_unregistered_couple_on_one_card_chooses_who_is_named() -> None:
    answers = birth_answers(marriage="unregistered", marriage_number=None, marriage_date=None)
    missing = BIRTH.notice.missing(answers, BIRTH.known(answers, with_people(answers, facts())))
    assert [one.field.name for one in missing] == ["parents_on_akta"]


def test_semarang_asks_no_such_choice() -> None:
    answers = birth_answers(marriage="unregistered", marriage_number=None, marriage_date=None)
    given = with_people(answers, facts())
    semarang = replace(given, law=replace(given.law, region="3374"))
    assert BIRTH.notice.missing(answers, BIRTH.known(answers, semarang)) == []


def test_a_change_of_mind_empties_what_no_longer_fits() -> None:
    answers = birth_answers(report="late_akta", reporter_relation="self") | {"report": "birth"}
    missing = BIRTH.notice.missing(answers, BIRTH.known(answers, facts()))
    assert missing[0].field.name == "reporter_relation"


def test_a_father_cannot_say_that_he_is_the_mother() -> None:
    page = BIRTH.notice.page("reporter")
    answers = {"report": "birth"}
    known = BIRTH.known(answers, facts(reporter=ASEP))
    read = BIRTH.notice.read_page(page, {"reporter_relation": "mother"}, answers, known)
    assert "reporter_relation" in read.errors


def test_an_unmatched_reporter_sees_relatives_masked_only() -> None:
    given = facts(channel=Channel.PORTAL, assurance=Assurance.BOUND)
    answers = {"report": "late_akta", "reporter_relation": "relative", "subject_member": str(IMAS.person_id)}
    given = with_people(answers, given)
    shown = " ".join(row.value.id for row in BIRTH.summary(answers, given))
    labels = [one["label"] for one in given.plain()["family.members"]]
    assert "IMAS" not in shown
    assert "1960" not in shown
    assert labels == ["A••• S•••••••", "S••• N•••••••••", "I•••"]
    assert BIRTH.known(answers, given)["birth.preview"] is None


def test_an_officer_sees_them_whole() -> None:
    given = facts(channel=Channel.PORTAL, assurance=Assurance.BOUND, for_officer=True)
    assert given.plain()["family.members"][2]["label"] == "IMAS"


def test_the_check_page_shows_what_the_akta_will_say() -> None:
    answers = birth_answers()
    rows = {row.field: row for row in BIRTH.summary(answers, with_people(answers, facts()))}
    assert rows["akta_preview"].value.id == (
        "ALYA NUR AZIZAH, lahir di Kabupaten Bogor, 14 November 2026, anak ke-2, perempuan, "
        "dari ayah ASEP SAEPUDIN dan ibu SITI NURHASANAH."
    )
    assert rows["birth_date"].page == "birth_date"
    assert rows["family_card"].known
    assert rows["weight_grams"].value.id == "3.100 gram"


def test_a_complete_report_misses_nothing() -> None:
    answers = birth_answers()
    known = BIRTH.known(answers, with_people(answers, facts()))
    assert BIRTH.notice.missing(answers, known) == []
    assert BIRTH.notice.read_answers(answers, known).errors == {}


def test_services_are_found_by_name() -> None:
    assert get_service("birth") is BIRTH
    assert BIRTH in SERVICES
    assert BIRTH.notice_of(1) is BIRTH.notice
    with pytest.raises(NoSuchService):
        get_service("voodoo")


PLAUSIBLE = st.sampled_from(
    (
        *("birth", "late_akta", "stillbirth", "foundling", "mother", "father", "self", "relative", "other"),
        *("member", "registered", "named", "none", "unknown", "unregistered", "both", "yes"),
        *(str(one.person_id) for one in (SITI, ASEP, IMAS)),
        *(
            str(household().family_id),
            SITI.nik,
            DEWI.nik,
            "3201",
            "5171",
            "2026-11-14",
            "1990-02-28",
            "04:35",
        ),
        *("Alya Nur Azizah", "M. 2", 1, 2, 4, 27, 3100, True),
    )
)
WITNESSES = st.lists(st.fixed_dictionaries({"name": PLAUSIBLE, "nik": PLAUSIBLE}), max_size=3)


@settings(max_examples=60, deadline=None)
@given_(
    raw=st.fixed_dictionaries(
        {name: PLAUSIBLE if name != "witnesses" else WITNESSES for name in BIRTH.notice.fields}
    ),
    reporter=st.sampled_from((SITI, ASEP, IMAS)),
    online=st.booleans(),
)
def test_any_mixture_of_answers_is_read_shown_and_checked(
    raw: dict[str, object], reporter: Person, online: bool
) -> None:
    assurance, channel = (Assurance.BOUND, Channel.PORTAL) if online else (Assurance.MATCHED, Channel.COUNTER)
    given = facts(reporter=reporter, assurance=assurance, channel=channel)
    answers = dict(BIRTH.notice.read_answers(raw, BIRTH.known({}, given)).values)
    given = with_people(answers, given)
    known = BIRTH.known(answers, given)
    again = BIRTH.notice.read_answers(answers, known)
    assert BIRTH.notice.effective(again.values, known) == BIRTH.notice.effective(answers, known)
    assert BIRTH.summary(answers, given)
    for need in required_papers(BIRTH, answers, given):
        assert need.paper in BIRTH.papers
    for finding in BIRTH.check(answers, given):
        assert finding.field == "" or finding.field in BIRTH.notice.fields
    BIRTH.decisions(answers, given)
    BIRTH.probe(answers, given)
