"""An agreement is made by two people, kept by its rules, and over the moment that it is ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from adminduk.data_access import operations, queries
from adminduk.data_access.elements import mask_of
from adminduk.data_access.models import Agreement
from adminduk.data_access.policy import policy_of
from adminduk.data_access.types import (
    BadPeriod,
    BadQuota,
    BadRegions,
    ElementsNotOfLaw,
    NotFounded,
    PurposeNotOfLaw,
    ReasonNeeded,
    SamePersonApproves,
    Status,
    Step,
    StepNotPossible,
    TariffDoesNotFit,
)
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction, Scope, system
from adminduk.foundation.audit.models import Act
from adminduk.foundation.db.sql import rows, statement
from adminduk.foundation.refusals import Refused
from adminduk.offices.types import NoSuchRegion
from tests import cast
from tests import institutions as made
from tests.cast import TUESDAY

pytestmark = pytest.mark.django_db
LATER = TUESDAY + timedelta(hours=1)


def status_of(agreement_id: Any) -> str:
    return Agreement.objects.get(agreement_id=agreement_id).status


def policies() -> list[int]:
    return [policy_of(row).agreement_no for row in rows(statement("data_access", "policies"))]


def test_a_draft_becomes_an_agreement_when_another_person_approves_it() -> None:
    drafts, approves = made.drafter(), made.approver()
    agreement_id = made.submitted(drafts)
    assert status_of(agreement_id) == "submitted"
    operations.approve_agreement(actor=approves, at=TUESDAY, agreement_id=agreement_id)
    facts = queries.get_agreement(actor=drafts, agreement_id=agreement_id)
    assert (facts.status, facts.version, facts.approved_by) == (Status.ACTIVE, 1, approves.id)
    assert facts.terms == made.TERMS


def test_who_drafted_it_does_not_approve_it_whatever_his_role_becomes() -> None:
    both = made.drafter()
    promoted = type(both)(
        **{
            name: getattr(both, name) for name in both.__slots__ if name != "permissions"
        }, permissions=both.permissions | {"data_access.approve"}
    )  # fmt: skip
    agreement_id = made.submitted(both)
    with pytest.raises(SamePersonApproves):
        operations.approve_agreement(actor=promoted, at=TUESDAY, agreement_id=agreement_id)
    assert status_of(agreement_id) == "submitted"


def test_who_changed_the_draft_had_a_hand_in_it_too() -> None:
    first, second = made.drafter(), made.drafter()
    agreement_id = made.submitted(first)
    operations.change_draft(
        actor=second, at=TUESDAY, agreement_id=agreement_id, terms=made.terms(per_second=9)
    )
    operations.submit_agreement(actor=first, at=TUESDAY, agreement_id=agreement_id)
    promoted = type(second)(
        second.kind, second.id, second.name, second.scope, frozenset({"data_access.approve"})
    )
    with pytest.raises(SamePersonApproves):
        operations.approve_agreement(actor=promoted, at=TUESDAY, agreement_id=agreement_id)


def test_the_database_itself_refuses_one_person_for_both() -> None:
    drafts = made.drafter()
    agreement_id = made.submitted(drafts)
    with pytest.raises(IntegrityError, match="data_access_two_people"), transaction.atomic():
        Agreement.objects.filter(agreement_id=agreement_id).update(approved_by=drafts.id, status="active")
    with pytest.raises(IntegrityError, match="data_access_approved"), transaction.atomic():
        Agreement.objects.filter(agreement_id=agreement_id).update(status="active")


def test_the_platform_itself_neither_drafts_nor_approves() -> None:
    drafts = made.drafter()
    robot = system("robot", Scope.nation(), "data_access.draft", "data_access.approve")
    with pytest.raises(NotAllowed):
        operations.draft_agreement(
            actor=robot, at=TUESDAY, institution_id=made.institution(drafts), terms=made.TERMS
        )
    with pytest.raises(NotAllowed):
        operations.approve_agreement(actor=robot, at=TUESDAY, agreement_id=made.submitted(drafts))


def test_a_drafter_may_not_approve_and_an_approver_may_not_draft() -> None:
    drafts, approves = made.drafter(), made.approver()
    with pytest.raises(NotAllowed):
        operations.approve_agreement(actor=made.drafter(), at=TUESDAY, agreement_id=made.submitted(drafts))
    with pytest.raises(NotAllowed):
        made.institution(approves)


def test_nobody_agrees_on_people_beyond_his_own_sight() -> None:
    drafts = made.drafter()
    agreement_id = made.submitted(drafts, regions=("3201", "3273"))
    of_bogor = cast.staff("data_approver", sight=("3201",)).actor
    with pytest.raises(OutsideJurisdiction):
        operations.approve_agreement(actor=of_bogor, at=TUESDAY, agreement_id=agreement_id)
    only_bogor = made.submitted(drafts, regions=("3201",))
    operations.approve_agreement(actor=of_bogor, at=TUESDAY, agreement_id=only_bogor)
    with pytest.raises(OutsideJurisdiction):
        operations.end_agreement(
            actor=of_bogor, at=TUESDAY, agreement_id=agreement_id_active(drafts), reason="x"
        )


def agreement_id_active(drafts: Any) -> Any:
    agreement_id = made.submitted(drafts)
    operations.approve_agreement(actor=made.approver(), at=TUESDAY, agreement_id=agreement_id)
    return agreement_id


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"mou_number": " "}, NotFounded),
        ({"pks_number": ""}, NotFounded),
        ({"legal_basis": ""}, NotFounded),
        ({"purpose": "marketing"}, PurposeNotOfLaw),
        ({"purpose_text": ""}, PurposeNotOfLaw),
        ({"elements": 0, "fields": 0}, ElementsNotOfLaw),
        ({"elements": 1 << 50, "fields": 0}, ElementsNotOfLaw),
        ({"fields": mask_of(["agama"])}, ElementsNotOfLaw),
        ({"valid_until": date(2025, 12, 31)}, BadPeriod),
        ({"valid_from": date(2020, 1, 1), "valid_until": date(2024, 1, 1)}, BadPeriod),
        ({"valid_until": date(2031, 1, 1)}, BadPeriod),
        ({"per_second": 0}, BadQuota),
        ({"per_day": 0}, BadQuota),
        ({"per_day": 10, "per_second": 50}, BadQuota),
        ({"regions": ()}, BadRegions),
        ({"regions": ("*", "32")}, BadRegions),
        ({"regions": ("3299",)}, NoSuchRegion),
        ({"tariff": "free"}, TariffDoesNotFit),
        ({"tariff": "operator"}, TariffDoesNotFit),
    ],
)
def test_terms_that_break_a_rule_are_refused_at_once(changed: dict[str, Any], refusal: type[Refused]) -> None:
    drafts = made.drafter()
    with pytest.raises(refusal):
        operations.draft_agreement(
            actor=drafts, at=TUESDAY, institution_id=made.institution(drafts), terms=made.terms(**changed)
        )
    assert not Agreement.objects.exists()


def test_government_pays_nothing_and_cannot_be_put_among_those_who_pay() -> None:
    drafts = made.drafter()
    made.submitted(drafts, "bpjs", tariff="free")
    with pytest.raises(TariffDoesNotFit):
        made.submitted(drafts, "bpjs", tariff="commercial")


def test_rules_are_asked_again_on_the_day_of_approval() -> None:
    agreement_id = made.submitted(made.drafter(), valid_until=date(2026, 11, 17))
    with pytest.raises(BadPeriod):
        operations.approve_agreement(
            actor=made.approver(), at=TUESDAY + timedelta(days=1), agreement_id=agreement_id
        )


def test_an_ended_pks_is_no_policy_any_more_and_never_comes_back() -> None:
    one = made.partner()
    assert policies() == [one.number]
    operations.end_agreement(
        actor=one.approver, at=LATER, agreement_id=one.agreement_id, reason="Disalahgunakan"
    )
    assert policies() == []
    for act in (operations.resume_agreement, operations.suspend_agreement, operations.end_agreement):
        with pytest.raises(StepNotPossible):
            act(actor=one.approver, at=LATER, agreement_id=one.agreement_id, reason="Keliru")


def test_a_suspended_agreement_rests_until_it_is_resumed() -> None:
    one = made.partner()
    operations.suspend_agreement(
        actor=one.drafter, at=LATER, agreement_id=one.agreement_id, reason="Pola aneh"
    )
    assert policies() == []
    with pytest.raises(NotAllowed):
        operations.resume_agreement(
            actor=one.drafter, at=LATER, agreement_id=one.agreement_id, reason="Selesai"
        )
    operations.resume_agreement(actor=one.approver, at=LATER, agreement_id=one.agreement_id, reason="Selesai")
    assert policies() == [one.number]
    assert queries.get_agreement(actor=one.drafter, agreement_id=one.agreement_id).version == 3


def test_the_platform_may_pull_the_brake_and_only_a_person_lets_it_go() -> None:
    one = made.partner()
    alarm = system("alarm", Scope.nation(), "data_access.suspend")
    operations.suspend_agreement(actor=alarm, at=LATER, agreement_id=one.agreement_id, reason="NIK berurutan")
    assert policies() == []
    for act in (operations.resume_agreement, operations.end_agreement):
        with pytest.raises(NotAllowed):
            act(actor=alarm, at=LATER, agreement_id=one.agreement_id, reason="Selesai")


def test_a_decision_against_somebody_needs_its_reason() -> None:
    one = made.partner()
    with pytest.raises(ReasonNeeded):
        operations.end_agreement(actor=one.approver, at=LATER, agreement_id=one.agreement_id, reason="  ")


def test_a_changed_agreement_goes_on_unchanged_until_somebody_else_approves() -> None:
    one = made.partner()
    wider = made.terms(per_second=500, per_day=1_000_000)
    operations.propose_change(actor=one.drafter, at=LATER, agreement_id=one.agreement_id, terms=wider)
    facts = queries.get_agreement(actor=one.drafter, agreement_id=one.agreement_id)
    assert (facts.version, facts.terms.per_second, facts.proposal) == (1, 50, wider)
    operations.approve_agreement(actor=one.approver, at=LATER, agreement_id=one.agreement_id)
    facts = queries.get_agreement(actor=one.drafter, agreement_id=one.agreement_id)
    assert (facts.version, facts.terms, facts.proposal) == (2, wider, None)


def test_who_approved_first_may_not_approve_his_own_proposal() -> None:
    one = made.partner()
    both = type(one.approver)(
        one.approver.kind,
        one.approver.id,
        one.approver.name,
        one.approver.scope,
        one.approver.permissions | {"data_access.draft"},
    )
    operations.propose_change(
        actor=both, at=LATER, agreement_id=one.agreement_id, terms=made.terms(bulk=True)
    )
    with pytest.raises(SamePersonApproves):
        operations.approve_agreement(actor=both, at=LATER, agreement_id=one.agreement_id)


def test_a_refused_proposal_leaves_the_agreement_as_it_was() -> None:
    one = made.partner()
    operations.propose_change(
        actor=one.drafter, at=LATER, agreement_id=one.agreement_id, terms=made.terms(bulk=True)
    )
    operations.refuse_agreement(
        actor=one.approver, at=LATER, agreement_id=one.agreement_id, reason="Tidak perlu"
    )
    facts = queries.get_agreement(actor=one.drafter, agreement_id=one.agreement_id)
    assert (facts.status, facts.version, facts.proposal, facts.terms.bulk) == (Status.ACTIVE, 1, None, False)
    with pytest.raises(StepNotPossible):
        operations.approve_agreement(actor=one.approver, at=LATER, agreement_id=one.agreement_id)


def test_every_step_is_kept_with_the_terms_as_they_were() -> None:
    one = made.partner()
    operations.propose_change(
        actor=one.drafter, at=LATER, agreement_id=one.agreement_id, terms=made.terms(per_second=99)
    )
    operations.approve_agreement(actor=one.approver, at=LATER, agreement_id=one.agreement_id)
    operations.end_agreement(actor=one.approver, at=LATER, agreement_id=one.agreement_id, reason="Selesai")
    steps = queries.list_steps(actor=one.drafter, agreement_id=one.agreement_id)
    assert [(one.action, one.version, one.terms.per_second) for one in steps] == [
        ("draft", 1, 50),
        ("submit", 1, 50),
        ("approve", 1, 50),
        ("propose", 1, 99),
        ("approve", 2, 99),
        ("end", 3, 99),
    ]
    assert steps[-1].reason == "Selesai"
    acts = Act.objects.filter(action__startswith="data_access.agreement.")
    assert acts.count() == len(steps)


def test_steps_cannot_be_rewritten() -> None:
    made.submitted(made.drafter())
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE data_access_agreement_step SET reason = 'x'")


def test_drafting_twice_with_one_key_makes_one_agreement() -> None:
    drafts = made.drafter()
    institution_id = made.institution(drafts)
    ids = {
        operations.draft_agreement(
            actor=drafts, at=TUESDAY, institution_id=institution_id, terms=made.TERMS, key="same"
        )
        for _ in range(2)
    }
    assert len(ids) == 1
    assert Agreement.objects.count() == 1


def test_buttons_and_guard_read_one_table() -> None:
    drafts = made.drafter()
    agreement_id = made.submitted(drafts)
    facts = queries.get_agreement(actor=drafts, agreement_id=agreement_id)
    assert facts.steps == {Step.CHANGE, Step.APPROVE, Step.REFUSE}
    with pytest.raises(StepNotPossible):
        operations.propose_change(actor=drafts, at=TUESDAY, agreement_id=agreement_id, terms=made.TERMS)


def test_everything_that_is_done_here_has_words_in_the_trail() -> None:
    import re

    from adminduk.foundation.configuration import PROJECT
    from adminduk.surfaces.desk.audit.words import ACTIONS

    room = PROJECT / "src" / "adminduk" / "data_access"
    text = "\n".join(path.read_text("utf-8") for path in room.rglob("operations/*.py"))
    told = re.findall(r'record_about\(\s*"(\w+)",[^()]*(?:\([^()]*\)[^()]*)*?action="(\w+)"', text)
    codes = {f"data_access.{kind}.{action}" for kind, action in told}
    codes |= {f"data_access.agreement.{step}" for step in [*Step, "draft"]}
    codes |= {f"data_access.client.{action}" for action in re.findall(r'client_id, "(\w+)", \w+\)', text)}
    assert len(codes) > 20
    assert codes - set(ACTIONS) == set()
