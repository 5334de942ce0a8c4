"""Every kind of birth that the law knows, told through the operations to what its documents say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from adminduk.casework import operations
from adminduk.casework.types import (
    AnswersIncomplete,
    Audience,
    DecisionNeeded,
    PapersMissing,
    ReasonNeeded,
    RuleRefuses,
)
from adminduk.documents.datasets import Parents
from adminduk.documents.types import Kind
from adminduk.register.queries import get_person
from adminduk.register.types import Relation, Sex
from adminduk.register.types.loading import LoadedFamily
from tests.cases import a_draft, attach, fill
from tests.casework.office import Desk, pages
from tests.people import (
    AT,
    CIBINONG,
    a_family,
    a_person,
    asep_and_siti,
    maya,
    member,
    settle,
    ujang,
)

pytestmark = pytest.mark.django_db
AKTA, KK, LETTER = Kind.BIRTH_CERTIFICATE, Kind.FAMILY_CARD, Kind.STILLBIRTH_LETTER
UNREGISTERED = {"marital_status": 3}


def ujang_here() -> LoadedFamily:
    """Ujang, who never had a birth akta, alone on his card."""
    return settle(a_family(ujang().head, serial=2))


def father_of(family: LoadedFamily) -> dict[str, str]:
    return {"father_kind": "member", "father_member": str(family.head.person_id)}


def by_religion_only(village: str = CIBINONG) -> LoadedFamily:
    """Husband and wife on their card, their marriage in no book."""
    kecamatan = village[:6]
    return settle(
        a_family(
            a_person(
                "YAYAT RUHIYAT",
                Sex.MALE,
                date(1988, 4, 9),
                Relation.HEAD,
                kecamatan=kecamatan,
                **UNREGISTERED,
            ),
            a_person(
                "ENENG SUMINAR",
                Sex.FEMALE,
                date(1993, 9, 1),
                Relation.WIFE,
                kecamatan=kecamatan,
                **UNREGISTERED,
            ),
            village=village,
            serial=7,
        )
    )


def test_a_married_couples_child_has_both_parents_and_a_place_on_the_card(
    desk: Desk, family: LoadedFamily
) -> None:
    case_id = desk.registered(family)
    akta, card = desk.composed(case_id, AKTA), desk.composed(case_id, KK)
    assert (akta.parents, akta.father, akta.mother) == (Parents.MARRIED, "ASEP SUNANDAR", "SITI NURHASANAH")
    assert (akta.name, akta.child_order, akta.foreigner) == ("ALYA NUR AZIZAH", 2, False)
    assert akta.nik is not None
    assert akta.nik.startswith("320101541126")
    assert [one.name for one in card.members][-1] == "ALYA NUR AZIZAH"
    assert card.number == family.kk_number


def test_a_couple_without_a_book_is_named_with_the_phrase_on_the_unregistered_marriage(desk: Desk) -> None:
    family = by_religion_only()
    told = pages(father=father_of(family), marriage={"marriage": "unregistered", "parents_on_akta": "both"})
    case_id = desk.told(family, member(family, Relation.WIFE), told, "birth_letter", "F-2.04")
    desk.approved(case_id)
    akta = desk.composed(case_id, AKTA)
    assert akta.parents is Parents.MARRIAGE_NOT_REGISTERED
    assert (akta.father, akta.mother) == ("YAYAT RUHIYAT", "ENENG SUMINAR")


def test_without_form_f204_the_couple_is_not_named(desk: Desk) -> None:
    family = by_religion_only()
    told = pages(father=father_of(family), marriage={"marriage": "unregistered", "parents_on_akta": "both"})
    with pytest.raises(PapersMissing) as refused:
        desk.told(family, member(family, Relation.WIFE), told, "birth_letter")
    assert "suami istri" in refused.value.say("id")


def test_the_couple_may_choose_that_the_mother_stands_alone(desk: Desk) -> None:
    family = by_religion_only()
    told = pages(father=father_of(family), marriage={"marriage": "unregistered", "parents_on_akta": "mother"})
    case_id = desk.told(family, member(family, Relation.WIFE), told, "birth_letter")
    desk.approved(case_id)
    akta = desk.composed(case_id, AKTA)
    assert (akta.parents, akta.father, akta.mother) == (Parents.MOTHER_ONLY, None, "ENENG SUMINAR")


def test_in_semarang_an_unregistered_marriage_names_the_mother_alone() -> None:
    """The region's own policy; the same answers name both parents in Bogor."""
    desk, family = Desk("3374"), by_religion_only("3374011001")
    told = pages(father=father_of(family), marriage={"marriage": "unregistered"})
    case_id = desk.told(family, member(family, Relation.WIFE), told, "birth_letter")
    desk.approved(case_id)
    assert desk.composed(case_id, AKTA).parents is Parents.MOTHER_ONLY


def test_form_f204_in_place_of_the_marriage_book_does_not_make_the_marriage_registered(desk: Desk) -> None:
    family = by_religion_only()
    told = pages(
        father=father_of(family),
        marriage={
            "marriage": "registered",
            "marriage_number": "123/45/VI/2015",
            "marriage_date-day": "20",
            "marriage_date-month": "6",
            "marriage_date-year": "2015",
        },
    )
    case_id = desk.told(family, member(family, Relation.WIFE), told, "birth_letter", "marriage_proof/F-2.04")
    desk.approved(case_id)
    assert desk.composed(case_id, AKTA).parents is Parents.MARRIAGE_NOT_REGISTERED


def test_a_child_born_at_home_is_proven_by_the_village_head(desk: Desk, family: LoadedFamily) -> None:
    at_home = {"place_kind": "4", "place_name": "Desa Pabuaran", "birth_region": "3201"}
    told = pages(father=father_of(family), birth_place=at_home)
    siti = member(family, Relation.WIFE)
    with pytest.raises(PapersMissing) as refused:
        desk.told(family, siti, told)
    assert "kepala desa" in refused.value.say("id")
    case_id = desk.told(family, siti, told, "village_birth_letter")
    assert desk.approved(case_id).startswith("3201-LU-")


FOUNDLING = pages(
    "delivery", "measures", "father", "marriage",
    report={"report": "foundling"},
    reporter={"reporter_relation": "other"},
    birth_date={
        "birth_date-day": "1", "birth_date-month": "11", "birth_date-year": "2026",
        "birth_date_estimated": "yes",
    },
    birth_place={"birth_region": "3201"},
    found={
        "found_place": "Pos ronda RW 02", "found_on-day": "2", "found_on-month": "11",
        "found_on-year": "2026", "police_report_number": "LP/55/XI/2026",
    },
)  # fmt: skip


def test_a_child_that_was_found_has_no_parents_and_no_order_and_joins_a_card(
    desk: Desk, family: LoadedFamily
) -> None:
    told = FOUNDLING | {"family_card": {"family_card": str(family.family_id)}}
    ends = {name: told.pop(name) for name in ("witnesses", "statement")}
    case_id = desk.told(family, family.head, told | ends, "police_report", "F-2.03")
    desk.approved(case_id)
    akta, card = desk.composed(case_id, AKTA), desk.composed(case_id, KK)
    assert (akta.parents, akta.father, akta.mother, akta.child_order) == (Parents.UNKNOWN, None, None, None)
    assert akta.nik
    assert (card.members[-1].father, card.members[-1].mother) == (None, None)
    assert get_person(
        actor=desk.rina, purpose="test", person_id=desk.case(case_id).person_id
    ).birth_date_estimated


EARLY = {"birth_date-day": "1", "birth_date-month": "3", "birth_date-year": "2026", "birth_time": "04.35"}


def test_a_late_child_waits_for_the_head_of_offices_decision_and_is_numbered_lt(
    desk: Desk, family: LoadedFamily
) -> None:
    sent = desk.sent(family, birth_date=EARLY)
    desk.open(sent.case_id)
    desk.judge(sent.case_id)
    assert desk.hendra
    operations.verify(actor=desk.rina, at=AT, case_id=sent.case_id)
    with pytest.raises(DecisionNeeded):
        operations.approve(actor=desk.hendra, at=AT, key="a", case_id=sent.case_id)
    operations.ask_verifier(actor=desk.hendra, at=AT, case_id=sent.case_id, reason="Mana keputusannya?")
    operations.set_decision(
        actor=desk.rina, at=AT, case_id=sent.case_id, name="late_decision", number="470/113/2026"
    )
    operations.verify(actor=desk.rina, at=AT, case_id=sent.case_id)
    number = operations.approve(actor=desk.hendra, at=AT, key="a", case_id=sent.case_id)
    assert number == "3201-LT-20112026-0001"


def test_a_grown_man_gets_his_late_akta_and_keeps_his_nik_and_his_card(desk: Desk) -> None:
    family = ujang_here()
    told = pages(
        "child_name", "child_sex", "birth_date", "measures",
        report={"report": "late_akta"},
        reporter={"reporter_relation": "self"},
        birth_place={"place_kind": "4", "place_name": "Citeureup"},
        delivery={"birth_order": "3"},
        father={"father_kind": "named", "father_name": "Dadang Suhendar", "father_citizenship": "1"},
        marriage={"marriage": "none"},
    )  # fmt: skip
    told = {"report": told.pop("report"), "reporter": told.pop("reporter"), **told}
    mother = {"mother_kind": "named", "mother_name": "Enok Rukmini", "mother_citizenship": "1"}
    order = [*list(told)[:4], "mother", *list(told)[4:]]
    case_id = desk.told(
        family, family.head, {name: ({"mother": mother} | told)[name] for name in order},
        "village_birth_letter/F-2.03",
    )  # fmt: skip
    assert desk.approved(case_id) == "3201-LT-20112026-0001"
    akta = desk.composed(case_id, AKTA)
    assert (akta.name, akta.nik, akta.child_order) == ("UJANG SUPRIATNA", family.head.nik, 3)
    assert (akta.parents, akta.mother, akta.father) == (Parents.MOTHER_ONLY, "ENOK RUKMINI", None)
    assert desk.composed(case_id, KK).members[0].mother == "ENOK RUKMINI"
    with pytest.raises(RuleRefuses, match="sudah punya akta"):
        desk.told(family, family.head, {name: ({"mother": mother} | told)[name] for name in order})


def stillbirth(family: LoadedFamily, weeks: str = "34") -> dict:  # type: ignore[type-arg]
    told = pages("child_name", "marriage", report={"report": "stillbirth"}, father=father_of(family))
    names = [*told]
    at = names.index("father")
    told |= {"pregnancy": {"pregnancy_weeks": weeks}}
    return {name: told[name] for name in [*names[:at], "pregnancy", *names[at:]]}


def test_a_stillbirth_yields_a_letter_and_no_person(desk: Desk, family: LoadedFamily) -> None:
    case_id = desk.told(family, member(family, Relation.WIFE), stillbirth(family), "stillbirth_letter")
    number = desk.approved(case_id)
    assert desk.case(case_id).person_id is None
    assert set(desk.documents(case_id)) == {LETTER}
    letter = desk.composed(case_id, LETTER)
    assert (letter.number, letter.gestation) == (number, 34)
    assert (letter.mother, letter.father) == ("SITI NURHASANAH", "ASEP SUNANDAR")


def test_a_pregnancy_of_twenty_weeks_is_not_registered(desk: Desk, family: LoadedFamily) -> None:
    """The question itself says it, gently, before anything else is asked."""
    lilis, told = desk.lilis, stillbirth(family, "20")
    before = {name: told[name] for name in [*told][: [*told].index("pregnancy")]}
    case_id = a_draft(lilis, AT, family, reporter=member(family, Relation.WIFE).person_id)
    fill(lilis, AT, case_id, before)
    read = operations.answer(actor=lilis, at=AT, case_id=case_id, page="pregnancy", form=told["pregnancy"])
    assert "28 minggu" in read.errors["pregnancy_weeks"].id


TWIN = {"birth_kind": "2", "birth_order": "2", "birth_helper": "2"}


def test_twins_are_two_reports_two_akta_and_are_recognised(desk: Desk, family: LoadedFamily) -> None:
    first = desk.registered(family, delivery=TWIN)
    sent = desk.sent(
        family,
        key="second",
        child_name={"child_name": "Raka Pratama"},
        delivery=TWIN | {"birth_order": "3"},
        birth_date={
            "birth_date-day": "14", "birth_date-month": "11", "birth_date-year": "2026",
            "birth_time": "04.50",
        },
    )  # fmt: skip
    filling = desk.filling(desk.rina, sent.case_id)
    assert "likely_twin" in {one.name for one in filling.findings}
    assert filling.unconfirmed(Audience.OFFICER) == []
    number = desk.approved(sent.case_id)
    assert number == "3201-LU-20112026-0002"
    names = [one.name for one in desk.composed(first, KK).members]
    assert names[-2:] == ["ALYA NUR AZIZAH", "RAKA PRATAMA"]


def test_the_same_child_is_not_registered_twice(desk: Desk, family: LoadedFamily) -> None:
    desk.registered(family)
    with pytest.raises(RuleRefuses, match="sudah tercatat"):
        desk.sent(family, key="again")


def test_a_brother_born_too_soon_after_is_a_question_to_the_officer(desk: Desk, family: LoadedFamily) -> None:
    desk.registered(family)
    sent = desk.sent(
        family,
        key="second",
        child_name={"child_name": "Raka Pratama"},
        child_sex={"child_sex": "1"},
        birth_date=EARLY | {"birth_date-month": "10"},
    )
    asked = desk.filling(desk.rina, sent.case_id).unconfirmed(Audience.OFFICER)
    assert {one.name for one in asked} == {"possible_duplicate"}
    assert "ALYA NUR AZIZAH" in asked[0].sentence.id
    operations.open_case(actor=desk.rina, at=AT, case_id=sent.case_id)
    said = {"actor": desk.rina, "at": AT, "case_id": sent.case_id, "key": asked[0].key}
    with pytest.raises(ReasonNeeded):
        operations.confirm_finding(**said)
    operations.confirm_finding(**said, reason="Selisih sebulan, anak dari dua laporan rumah sakit.")
    assert desk.filling(desk.rina, sent.case_id).unconfirmed(Audience.OFFICER) == []


FOREIGN = {"citizenship": 2, "passport_number": "TR0123456", "stay_permit_number": "2D21JE0001-A"}
ABROAD = ("travel_document", "stay_permit")


def settled_foreigners() -> LoadedFamily:
    """Kenji and Haruka live in Cibinong with a KITAP and a family card."""
    kenji = a_person(
        "KENJI TANAKA", Sex.MALE, date(1985, 2, 11), Relation.HEAD, serial=5, marital_status=2, **FOREIGN
    )
    haruka = a_person(
        "HARUKA TANAKA", Sex.FEMALE, date(1988, 7, 3), Relation.WIFE, serial=5, marital_status=2, **FOREIGN
    )
    book = {"marriage_number": "JP-77", "marriage_date": date(2014, 5, 4)}
    return settle(a_family(replace(kenji, **book), replace(haruka, **book), serial=8))


def test_the_child_of_foreigners_with_a_kitap_has_a_nik_and_stands_on_their_card(desk: Desk) -> None:
    family = settled_foreigners()
    told = pages(father=father_of(family), child_name={"child_name": "Sakura Tanaka"})
    case_id = desk.told(family, member(family, Relation.WIFE), told, "birth_letter", *ABROAD)
    desk.approved(case_id)
    akta, card = desk.composed(case_id, AKTA), desk.composed(case_id, KK)
    assert akta.foreigner
    assert akta.nik
    assert (card.members[-1].name, card.members[-1].citizenship) == ("SAKURA TANAKA", "WNA")


def test_the_child_of_visiting_foreigners_has_an_akta_but_neither_nik_nor_card(
    desk: Desk, family: LoadedFamily
) -> None:
    told = pages(
        "father", "marriage",
        reporter={"reporter_relation": "other"},
        child_name={"child_name": "Emma Louise Martin"},
    )  # fmt: skip
    ends = {name: told.pop(name) for name in ("witnesses", "statement")}
    told |= {
        "mother": {"mother_kind": "named", "mother_name": "Claire Martin", "mother_citizenship": "2"},
        "father": {"father_kind": "named", "father_name": "Paul Martin", "father_citizenship": "2"},
        "marriage": {
            "marriage": "registered", "marriage_number": "FR-1", "marriage_date-day": "1",
            "marriage_date-month": "6", "marriage_date-year": "2019",
        },
        "family_card": {"family_card": "other"},
    }  # fmt: skip
    case_id = desk.told(family, family.head, told | ends, "birth_letter", "marriage_proof", *ABROAD)
    desk.approved(case_id)
    akta = desk.composed(case_id, AKTA)
    assert (akta.foreigner, akta.nik) == (True, None)
    assert (akta.father, akta.mother) == ("PAUL MARTIN", "CLAIRE MARTIN")
    assert set(desk.documents(case_id)) == {AKTA}


def test_a_mother_from_the_next_city_is_found_and_the_child_joins_its_fathers_card(desk: Desk) -> None:
    family, elsewhere = ujang_here(), settle(maya())
    told = pages(reporter={"reporter_relation": "father"})
    told.pop("father")
    ends = {name: told.pop(name) for name in ("marriage", "witnesses", "statement")}
    told |= {"mother": {"mother_kind": "registered", "mother_nik": elsewhere.head.nik or ""}}
    ends["marriage"] = {
        "marriage": "registered", "marriage_number": "12/3/V/2020", "marriage_date-day": "4",
        "marriage_date-month": "5", "marriage_date-year": "2020",
    }  # fmt: skip
    case_id = desk.told(family, family.head, told | ends, "birth_letter", "marriage_proof")
    assert "mother_from_elsewhere" in {one.name for one in desk.filling(desk.rina, case_id).findings}
    desk.approved(case_id)
    akta = desk.composed(case_id, AKTA)
    assert (akta.father, akta.mother) == ("UJANG SUPRIATNA", "MAYA ANGGRAENI")
    assert desk.composed(case_id, KK).number == family.kk_number


def test_a_name_of_one_word_is_registered_once_its_family_has_said_so(desk: Desk) -> None:
    family = settle(asep_and_siti())
    siti = member(family, Relation.WIFE)
    case_id = a_draft(desk.lilis, AT, family, reporter=siti.person_id)
    fill(desk.lilis, AT, case_id, pages(father=father_of(family), child_name={"child_name": "Alya"}))
    attach(desk.lilis, AT, case_id, "birth_letter")
    assert desk.rina
    with pytest.raises(AnswersIncomplete):
        operations.submit(actor=desk.lilis, at=AT, key="k", case_id=case_id)
    operations.confirm_own(actor=desk.lilis, at=AT, case_id=case_id, key="name_of_one_word")
    operations.submit(actor=desk.lilis, at=AT, key="k", case_id=case_id)
    desk.approved(case_id)
    assert desk.composed(case_id, AKTA).name == "ALYA"
