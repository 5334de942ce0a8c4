"""Filling in: page by page, paper by paper, by nobody but whose report it is."""

from __future__ import annotations

import pytest
from django.db import transaction

from adminduk.casework import operations, queries
from adminduk.casework.models import Case, Paper
from adminduk.casework.operations.drafting import DRAFTS_EACH
from adminduk.casework.types import CaseNotFound, Channel, NoSuchService, NotNow, UnknownPaper
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.storage.types import StorageDown
from adminduk.offices.types import NoSuchOffice
from adminduk.register.types.loading import LoadedFamily
from tests.cases import BIRTH_PAGES, a_draft, attach, fill
from tests.casework.office import Desk, a_portal_draft, pages, signed_in
from tests.cast import staff
from tests.people import AT, DODI, HENDRA, Relation, asep_and_siti, member, settle

pytestmark = pytest.mark.django_db
NAMED = {name: pages()[name] for name in ("report", "reporter", "child_name")}


class Stop(Exception):
    """Ends an act in its middle."""


def start(desk: Desk, family: LoadedFamily, **changes: object):  # type: ignore[no-untyped-def]
    facts = {"service": "birth", "kabkota": "3201", "channel": Channel.COUNTER, "family_id": family.family_id}
    return operations.start(actor=desk.lilis, at=AT, **(facts | changes))


def test_a_region_without_an_office_here_takes_no_report(desk: Desk, family: LoadedFamily) -> None:
    with pytest.raises(NoSuchOffice):
        start(desk, family, kabkota="9471")


def test_a_service_that_is_not_offered_is_refused(desk: Desk, family: LoadedFamily) -> None:
    assert desk.lilis
    with pytest.raises(NoSuchService):
        start(desk, family, service="teleportation")


def test_an_approver_enters_no_reports(desk: Desk, family: LoadedFamily) -> None:
    assert desk.lilis
    with pytest.raises(NotAllowed):
        a_draft(HENDRA, AT, family, reporter=family.head.person_id)


def test_an_officer_of_another_region_neither_starts_answers_attaches_nor_discards(
    desk: Desk, family: LoadedFamily
) -> None:
    case_id = a_draft(desk.lilis, AT, family, reporter=family.head.person_id)
    with pytest.raises(OutsideJurisdiction):
        a_draft(DODI, AT, family, reporter=family.head.person_id)
    with pytest.raises(CaseNotFound):
        operations.answer(actor=DODI, at=AT, case_id=case_id, page="report", form={"report": "birth"})
    with pytest.raises(CaseNotFound):
        attach(DODI, AT, case_id, "birth_letter")
    with pytest.raises(CaseNotFound):
        operations.remove_paper(actor=DODI, at=AT, case_id=case_id, paper_id=case_id)
    with pytest.raises(CaseNotFound):
        operations.discard(actor=DODI, at=AT, case_id=case_id)


def test_an_answer_with_an_error_changes_nothing(desk: Desk, family: LoadedFamily) -> None:
    case_id = a_draft(desk.lilis, AT, family, reporter=member(family, Relation.WIFE).person_id)
    fill(desk.lilis, AT, case_id, NAMED)
    wrong = {"birth_date-day": "31", "birth_date-month": "2", "birth_date-year": "2026"}
    read = operations.answer(actor=desk.lilis, at=AT, case_id=case_id, page="birth_date", form=wrong)
    assert read.errors
    case = desk.case(case_id)
    assert "birth_date" not in case.answers
    assert (case.line.label, case.answers["child_name"]) == ("ALYA NUR AZIZAH", "Alya Nur Azizah")


def test_a_page_that_the_notice_does_not_have_is_not_answered(desk: Desk, family: LoadedFamily) -> None:
    case_id = a_draft(desk.lilis, AT, family, reporter=family.head.person_id)
    with pytest.raises(CaseNotFound):
        operations.answer(actor=desk.lilis, at=AT, case_id=case_id, page="horoscope", form={})


def test_what_was_sent_in_is_neither_answered_nor_discarded(desk: Desk, family: LoadedFamily) -> None:
    sent = desk.sent(family)
    with pytest.raises(NotNow):
        fill(desk.lilis, AT, sent.case_id, NAMED)
    with pytest.raises(NotNow):
        attach(desk.lilis, AT, sent.case_id, "birth_letter")
    with pytest.raises(NotNow):
        operations.discard(actor=desk.lilis, at=AT, case_id=sent.case_id)


@pytest.mark.parametrize(("kind", "form"), [("horoscope", ""), ("birth_letter", "F-9.99")])
def test_a_paper_or_form_that_nobody_asked_for_is_refused(
    desk: Desk, family: LoadedFamily, kind: str, form: str
) -> None:
    case_id = a_draft(desk.lilis, AT, family, reporter=family.head.person_id)
    with pytest.raises(UnknownPaper):
        attach(desk.lilis, AT, case_id, kind, form)


def test_a_second_photo_takes_the_place_of_the_first_which_is_kept(desk: Desk, family: LoadedFamily) -> None:
    case_id = a_draft(desk.lilis, AT, family, reporter=family.head.person_id)
    attach(desk.lilis, AT, case_id, "birth_letter")
    second = attach(desk.lilis, AT, case_id, "birth_letter")
    assert [one.paper_id for one in desk.case(case_id).papers] == [second]
    with acting(desk.lilis):
        assert Paper.objects.filter(case_id=case_id).count() == 2


def test_a_paper_is_taken_away_and_taking_it_away_twice_is_once(desk: Desk, family: LoadedFamily) -> None:
    case_id = a_draft(desk.lilis, AT, family, reporter=family.head.person_id)
    paper_id = attach(desk.lilis, AT, case_id, "birth_letter")
    for _ in range(2):
        operations.remove_paper(actor=desk.lilis, at=AT, case_id=case_id, paper_id=paper_id)
    assert desk.case(case_id).papers == ()


def test_a_draft_that_is_discarded_is_gone_with_its_papers(
    desk: Desk,
    family: LoadedFamily,
    django_capture_on_commit_callbacks,  # type: ignore[no-untyped-def]
) -> None:
    case_id = a_draft(desk.lilis, AT, family, reporter=family.head.person_id)
    attach(desk.lilis, AT, case_id, "birth_letter")
    key = desk.case(case_id).papers[0].pages[0].key
    with django_capture_on_commit_callbacks(execute=True):
        operations.discard(actor=desk.lilis, at=AT, case_id=case_id)
    with pytest.raises(CaseNotFound):
        desk.case(case_id)
    with pytest.raises(StorageDown):
        storage.get(key)


def test_a_discard_that_is_rolled_back_keeps_the_papers_too(desk: Desk, family: LoadedFamily) -> None:
    case_id = a_draft(desk.lilis, AT, family, reporter=family.head.person_id)
    paper_id = attach(desk.lilis, AT, case_id, "birth_letter")
    with pytest.raises(Stop), transaction.atomic():
        operations.discard(actor=desk.lilis, at=AT, case_id=case_id)
        raise Stop
    page = queries.get_evidence_page(
        actor=desk.lilis, purpose="test", case_id=case_id, paper_id=paper_id, page=0
    )
    assert page.startswith(b"\xff\xd8")


def test_a_resident_gets_his_empty_draft_again_and_his_sixth_pushes_out_the_oldest(
    family: LoadedFamily, desk: Desk
) -> None:
    assert desk.lilis
    siti = signed_in(family, member(family, Relation.WIFE))
    assert a_portal_draft(siti, family) == a_portal_draft(siti, family)
    made = []
    for _ in range(DRAFTS_EACH + 1):
        made.append(a_portal_draft(siti, family))
        fill(siti, AT, made[-1], {"report": {"report": "birth"}})
    assert len(set(made)) == DRAFTS_EACH + 1
    with acting(siti):
        assert set(Case.objects.values_list("case_id", flat=True)) == set(made[1:])


@pytest.mark.parametrize(
    ("page", "form", "field", "words"),
    [
        ("child_name", {"child_name": "Alya 2"}, "child_name", "angka"),
        ("child_name", {"child_name": "Dr. Alya Nur"}, "child_name", "gelar"),
    ],
)
def test_a_name_that_the_rules_refuse_is_refused_where_it_is_asked(
    page: str, form: dict[str, str], field: str, words: str
) -> None:
    lilis, family = staff("registrar"), settle(asep_and_siti())
    case_id = a_draft(lilis.actor, AT, family, reporter=family.members[1].person_id)
    fill(lilis.actor, AT, case_id, {name: BIRTH_PAGES[name] for name in ("report", "reporter")})
    read = operations.answer(actor=lilis.actor, at=AT, case_id=case_id, page=page, form=form)
    assert words in read.errors[field].id.lower()
    case = queries.get_case(actor=lilis.actor, purpose="test", case_id=case_id)
    assert field not in case.answers
