from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from adminduk.accounts import operations, queries
from adminduk.accounts.types import BoundElsewhere, NoBinding, ResetReasonNeeded, SignInAgain
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind, NotAllowed, Scope
from adminduk.foundation.audit.models import Act
from adminduk.foundation.db.sql import run
from adminduk.register.types import PersonNotFound
from tests.accounts.conftest import AT, WATCHER, Resident, mail_of

pytestmark = pytest.mark.django_db

RINA = Actor(
    kind=Kind.STAFF,
    id=uuid4(),
    name="Rina (Bogor)",
    scope=Scope.of("3201"),
    permissions=frozenset({"accounts.match", "accounts.reset"}),
)
DEDI = replace(RINA, id=uuid4(), name="Dedi (Bandung)", scope=Scope.of("3273"))
REASON = "Nomor lama hilang, KTP-el sudah diperiksa"


def test_an_officer_who_matched_the_person_raises_the_assurance(siti: Resident) -> None:
    account, case_id = siti.sign_in(), uuid4()
    assert operations.match(actor=RINA, at=AT, account_id=account.account_id, case_id=case_id)
    matched = queries.get_account(account.account_id)
    assert matched.is_matched
    assert matched.matched_at == AT
    (act,) = Act.objects.filter(action="account.match")
    assert (act.actor_id, act.detail) == (RINA.id, {"case": str(case_id)})


def test_matching_twice_is_once(siti: Resident) -> None:
    siti.sign_in()
    for _ in range(2):
        assert operations.match(actor=RINA, at=AT, person_id=siti.person_id, case_id=uuid4())
    assert Act.objects.filter(action="account.match").count() == 1


def test_another_regions_officer_does_not_vouch_for_her(siti: Resident) -> None:
    account = siti.sign_in()
    assert not operations.match(actor=DEDI, at=AT, account_id=account.account_id, case_id=uuid4())
    assert not queries.get_account(account.account_id).is_matched


def test_a_person_without_a_phone_cannot_be_matched_yet(siti: Resident) -> None:
    assert not operations.match(actor=RINA, at=AT, person_id=siti.person_id, case_id=uuid4())


def test_only_who_may_match_matches(siti: Resident) -> None:
    account = siti.sign_in()
    with pytest.raises(NotAllowed):
        operations.match(
            actor=replace(RINA, permissions=frozenset()),
            at=AT,
            account_id=account.account_id,
            case_id=uuid4(),
        )
    with pytest.raises(NotAllowed):
        operations.match(
            actor=queries.actor_of(account), at=AT, account_id=account.account_id, case_id=uuid4()
        )


def test_one_names_the_account_or_the_person(siti: Resident) -> None:
    with pytest.raises(ValueError, match="the account or the person"):
        operations.match(actor=RINA, at=AT, case_id=uuid4())


def test_after_a_reset_a_new_phone_is_bound_and_the_old_one_knows(siti: Resident) -> None:
    old = siti.sign_in()
    operations.match(actor=RINA, at=AT, account_id=old.account_id, case_id=uuid4())
    operations.reset_binding(actor=RINA, at=AT, person_id=siti.person_id, reason=REASON)
    (told,) = mail_of(old.account_id)
    assert (told.kind, told.phone) == ("binding_reset", "+6281234567890")
    with pytest.raises(SignInAgain):
        queries.get_account(old.account_id)
    new = siti.sign_in(AT + timedelta(minutes=1), contact="0857 1111 2222")
    assert new.account_id != old.account_id
    assert not new.is_matched, "the new phone proves nothing yet"
    with pytest.raises(BoundElsewhere):
        siti.begin(AT + timedelta(minutes=2))


def test_the_trail_says_who_reset_but_not_the_words_of_the_reason(siti: Resident) -> None:
    siti.sign_in()
    operations.reset_binding(actor=RINA, at=AT, person_id=siti.person_id, reason=REASON)
    (act,) = Act.objects.filter(action="account.reset")
    assert (act.actor_id, act.kabkota, act.detail) == (RINA.id, "3201", {})


def test_another_regions_officer_resets_nothing(siti: Resident) -> None:
    account = siti.sign_in()
    with pytest.raises(PersonNotFound):
        operations.reset_binding(actor=DEDI, at=AT, person_id=siti.person_id, reason=REASON)
    assert queries.get_account(account.account_id)


def test_the_office_of_her_new_home_resets_a_binding_made_at_the_old_one(siti: Resident) -> None:
    account = siti.sign_in()
    with acting(WATCHER):
        run("UPDATE accounts_account SET kabkota = '3273' WHERE person_id = %s", [siti.person_id])
    operations.reset_binding(actor=RINA, at=AT, person_id=siti.person_id, reason=REASON)
    with pytest.raises(SignInAgain):
        queries.get_account(account.account_id)


def test_a_reset_needs_a_reason_a_right_and_a_binding(siti: Resident) -> None:
    with pytest.raises(NoBinding):
        operations.reset_binding(actor=RINA, at=AT, person_id=siti.person_id, reason=REASON)
    siti.sign_in()
    with pytest.raises(ResetReasonNeeded):
        operations.reset_binding(actor=RINA, at=AT, person_id=siti.person_id, reason="  ok  ")
    with pytest.raises(NotAllowed):
        operations.reset_binding(
            actor=replace(RINA, permissions=frozenset()), at=AT, person_id=siti.person_id, reason=REASON
        )


def test_an_officer_sees_the_contact_masked_and_only_in_his_region(siti: Resident) -> None:
    siti.sign_in()
    seen = queries.find_account(actor=RINA, purpose="counter", person_id=siti.person_id)
    assert seen is not None
    assert seen.contact.endswith("890")
    assert "3456" not in seen.contact
    assert queries.find_account(actor=DEDI, purpose="counter", person_id=siti.person_id) is None


def test_the_office_of_a_case_reaches_an_applicant_of_another_region(siti: Resident) -> None:
    account = siti.sign_in()
    reached = queries.find_recipient(actor=DEDI, purpose="case.tell", account_id=account.account_id)
    assert reached is not None
    assert reached.phone == "+6281234567890"
