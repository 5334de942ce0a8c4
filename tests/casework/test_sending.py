"""Sending a report in: complete or not at all, numbered once, dealt to somebody, acknowledged after the commit."""

from __future__ import annotations

import pytest
from django.db import transaction

from adminduk.casework import operations, queries
from adminduk.casework.types import (
    AnswersIncomplete,
    CaseNotFound,
    NotNow,
    PapersMissing,
    RuleRefuses,
    Status,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction, Scope, system
from adminduk.messaging.models import Message
from adminduk.offices.operations import change_duty
from tests.cases import BIRTH_PAGES, a_draft, a_sent_birth, attach, fill
from tests.cast import staff
from tests.people import AT, DODI, asep_and_siti, settle

pytestmark = pytest.mark.django_db


def test_a_sent_report_has_a_number_a_pin_and_an_officer_to_whom_it_was_dealt() -> None:
    lilis, rina = staff("registrar"), staff("verifier")
    sent = a_sent_birth(lilis.actor, AT, settle(asep_and_siti()))
    (line,) = queries.list_queue(actor=rina.actor)
    assert (sent.number, line.status) == ("3201-2611-00001", Status.SUBMITTED)
    assert len(sent.pin) == 6
    assert sent.due_at > AT


def test_the_same_key_twice_gives_the_same_number_and_pin_and_one_message() -> None:
    lilis = staff("registrar")
    first = a_sent_birth(lilis.actor, AT, settle(asep_and_siti()), key="tap")
    again = operations.submit(actor=lilis.actor, at=AT, key="tap", case_id=first.case_id)
    assert again == first
    with acting(lilis.actor):
        assert Message.objects.filter(kind="case_received").count() == 1


def test_another_key_on_a_sent_report_is_refused() -> None:
    lilis = staff("registrar")
    sent = a_sent_birth(lilis.actor, AT, settle(asep_and_siti()), key="one")
    with pytest.raises(NotNow):
        operations.submit(actor=lilis.actor, at=AT, key="two", case_id=sent.case_id)


def test_a_report_with_an_open_question_is_not_sent() -> None:
    lilis, family = staff("registrar"), settle(asep_and_siti())
    case_id = a_draft(lilis.actor, AT, family, reporter=family.members[1].person_id)
    fill(lilis.actor, AT, case_id, {"report": BIRTH_PAGES["report"]})
    with pytest.raises(AnswersIncomplete):
        operations.submit(actor=lilis.actor, at=AT, key="k", case_id=case_id)


def test_a_report_without_its_birth_letter_says_which_paper_is_missing() -> None:
    lilis, family = staff("registrar"), settle(asep_and_siti())
    father, mother = family.members[0], family.members[1]
    case_id = a_draft(lilis.actor, AT, family, reporter=mother.person_id)
    pages = BIRTH_PAGES | {"father": {"father_kind": "member", "father_member": str(father.person_id)}}
    fill(lilis.actor, AT, case_id, pages)
    with pytest.raises(PapersMissing) as refused:
        operations.submit(actor=lilis.actor, at=AT, key="k", case_id=case_id)
    assert "Surat keterangan lahir" in refused.value.say("id")
    assert "Birth letter" in refused.value.say("en")


def test_form_f203_stands_in_for_the_birth_letter() -> None:
    lilis, family = staff("registrar"), settle(asep_and_siti())
    father, mother = family.members[0], family.members[1]
    case_id = a_draft(lilis.actor, AT, family, reporter=mother.person_id)
    pages = BIRTH_PAGES | {"father": {"father_kind": "member", "father_member": str(father.person_id)}}
    fill(lilis.actor, AT, case_id, pages)
    attach(lilis.actor, AT, case_id, "birth_letter", "F-2.03")
    assert operations.submit(actor=lilis.actor, at=AT, key="k", case_id=case_id).number


def test_a_child_born_tomorrow_is_not_reported_today() -> None:
    lilis, family = staff("registrar"), settle(asep_and_siti())
    tomorrow = {"birth_date-day": "21", "birth_date-month": "11", "birth_date-year": "2026"}
    case_id = a_draft(lilis.actor, AT, family, reporter=family.members[1].person_id)
    fill(
        lilis.actor, AT, case_id, {"report": {"report": "birth"}, "reporter": {"reporter_relation": "mother"}}
    )
    read = operations.answer(actor=lilis.actor, at=AT, case_id=case_id, page="birth_date", form=tomorrow)
    if not read.errors:
        with pytest.raises((RuleRefuses, AnswersIncomplete)):
            operations.submit(actor=lilis.actor, at=AT, key="k", case_id=case_id)


def test_an_officer_of_another_region_can_neither_start_nor_see_it() -> None:
    family = settle(asep_and_siti())
    sent = a_sent_birth(staff("registrar").actor, AT, family)
    with pytest.raises((NotAllowed, OutsideJurisdiction)):
        a_draft(DODI, AT, family, reporter=family.members[1].person_id)
    with pytest.raises(CaseNotFound):
        queries.get_case(actor=DODI, purpose="test", case_id=sent.case_id)


def test_an_act_that_is_rolled_back_sends_nothing_and_burns_no_number() -> None:
    lilis, family = staff("registrar"), settle(asep_and_siti())

    class Stop(Exception):
        pass

    with pytest.raises(Stop), transaction.atomic():
        a_sent_birth(lilis.actor, AT, family)
        raise Stop
    with acting(lilis.actor):
        assert not Message.objects.exists()
    assert a_sent_birth(lilis.actor, AT, family).number == "3201-2611-00001"


def test_what_nobody_could_take_is_dealt_when_somebody_comes_on_duty() -> None:
    lilis, rina, tatang = staff("registrar"), staff("verifier"), staff("administrator")
    change_duty(actor=tatang.actor, at=AT, staff_id=rina.id, on_duty=False)
    sent = a_sent_birth(lilis.actor, AT, settle(asep_and_siti()))
    assert queries.list_queue(actor=rina.actor) == []
    change_duty(actor=tatang.actor, at=AT, staff_id=rina.id, on_duty=True)
    dealt = operations.deal_waiting(actor=system("casework", Scope.of("3201")), at=AT, kabkota="3201")
    assert dealt == 1
    assert [line.case_id for line in queries.list_queue(actor=rina.actor)] == [sent.case_id]


def test_what_lies_untouched_with_somebody_off_duty_is_dealt_anew() -> None:
    lilis, rina, tatang = staff("registrar"), staff("verifier"), staff("administrator")
    sent = a_sent_birth(lilis.actor, AT, settle(asep_and_siti()))
    fajar = staff("verifier", name="Fajar")
    change_duty(actor=tatang.actor, at=AT, staff_id=rina.id, on_duty=False)
    operations.deal_waiting(actor=system("casework", Scope.of("3201")), at=AT, kabkota="3201")
    assert [line.case_id for line in queries.list_queue(actor=fajar.actor)] == [sent.case_id]
    assert queries.list_queue(actor=rina.actor) == []
