from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adminduk.accounts import operations, queries
from adminduk.accounts.forgetting import forget_attempts
from adminduk.accounts.types import (
    Assurance,
    AttemptOver,
    BoundElsewhere,
    CodeUsedUp,
    CodeWrong,
    ContactFull,
    ContactKind,
    ContactUnclear,
    NobodyMatches,
    NumberUnclear,
    SignInAgain,
    TooManyCodes,
    TooSoon,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Kind
from adminduk.foundation.audit.models import Act
from adminduk.foundation.db.sql import rows
from adminduk.foundation.throttle.operations import TooManyTries
from tests.accounts.conftest import AT, WATCHER, Resident, code_of, enter, mail_of, wrong

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_the_first_right_code_binds_person_and_phone(siti: Resident) -> None:
    attempt = siti.begin()
    assert attempt.contact_kind is ContactKind.PHONE
    assert attempt.contact.endswith("890")
    assert "3456" not in attempt.contact
    account = operations.confirm(at=AT, attempt_id=attempt.attempt_id, code=code_of(attempt.attempt_id))
    assert account.person_id == siti.person_id
    assert account.kabkota == "3201"
    assert account.assurance is Assurance.BOUND
    assert not account.is_matched


def test_the_code_goes_to_the_phone_that_was_typed(siti: Resident) -> None:
    (message,) = mail_of(siti.begin().attempt_id)
    assert (message.kind, message.phone, message.email) == ("one_time_code", "+6281234567890", None)


def test_a_mailbox_does_as_well_as_a_phone(siti: Resident) -> None:
    account = siti.sign_in(contact=" Siti@Contoh.ID ")
    assert (account.contact_kind, account.contact) == (ContactKind.EMAIL, "s•••@contoh.id")


def test_she_comes_back_with_the_same_phone_however_she_writes_it(siti: Resident) -> None:
    first = siti.sign_in()
    for later, typed in ((1, "+62 812-3456-7890"), (2, "6281234567890"), (3, "0812.3456.7890")):
        assert siti.sign_in(AT + later * MINUTE, contact=typed).account_id == first.account_id


def test_numbers_may_be_typed_as_they_are_printed(siti: Resident) -> None:
    assert siti.sign_in(nik="3201 0755 0590 0003", kk_number="3201.0702.0315.0001")


def test_whatever_is_wrong_the_same_words_and_the_same_work(siti: Resident) -> None:
    seen = []
    for change in (
        {"nik": "3201075505900009"},
        {"kk_number": "3201070203150009"},
        {"birth_date": date(1990, 5, 16)},
    ):
        with CaptureQueriesContext(connection) as work, pytest.raises(NobodyMatches) as refused:
            siti.begin(**change)
        # The statements without their facts: names of savepoints, hashes, times.
        statements = [step["sql"].split("(")[0].split('"')[0] for step in work]
        seen.append((statements, str(refused.value)))
    assert seen[0] == seen[1] == seen[2]
    with acting(WATCHER):
        assert rows("SELECT 1 FROM accounts_attempt") == []


def test_the_dead_do_not_sign_in(siti: Resident) -> None:
    with acting(WATCHER), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_person SET life = 'dead', death_date = '2026-01-01' WHERE person_id = %s",
            [siti.person_id],
        )
    with pytest.raises(NobodyMatches):
        siti.begin()


@pytest.mark.parametrize(
    "typed", ["", "0812", "halo", "0251 8321000", "a@b", "siti@", "+1", "0812345678901234567"]
)
def test_a_contact_that_gets_no_messages_is_refused(siti: Resident, typed: str) -> None:
    with pytest.raises(ContactUnclear):
        siti.begin(contact=typed)


@pytest.mark.parametrize(
    "typed", ["", "320107550590000", "32010755059000031", "320107550590000x", "٣٢٠١٠٧٥٥٠٥٩٠٠٠٠٣"]
)
def test_a_nik_has_sixteen_digits(siti: Resident, typed: str) -> None:
    with pytest.raises(NumberUnclear):
        siti.begin(nik=typed)


# The code


def test_a_wrong_code_says_how_many_tries_are_left_and_the_fifth_ends_it(siti: Resident) -> None:
    attempt = siti.begin()
    code = code_of(attempt.attempt_id)
    for left in (4, 3, 2, 1):
        with pytest.raises(CodeWrong) as refused:
            operations.confirm(at=AT, attempt_id=attempt.attempt_id, code=wrong(code))
        assert str(left) in refused.value.say("id")
    with pytest.raises(CodeUsedUp):
        operations.confirm(at=AT, attempt_id=attempt.attempt_id, code=wrong(code))
    with pytest.raises((CodeUsedUp, TooManyTries)):
        operations.confirm(at=AT + 5 * MINUTE, attempt_id=attempt.attempt_id, code=code)


def test_a_new_code_is_no_new_set_of_guesses(siti: Resident) -> None:
    attempt = siti.begin()
    for _ in range(3):
        with pytest.raises(CodeWrong):
            operations.confirm(at=AT, attempt_id=attempt.attempt_id, code=wrong(code_of(attempt.attempt_id)))
    assert operations.resend(at=AT + MINUTE, attempt_id=attempt.attempt_id).tries_left == 2


def test_guessing_is_slowed_for_the_person_whichever_attempt_is_used(siti: Resident) -> None:
    for later in range(3):
        attempt = siti.begin(AT + later * MINUTE)
        code = code_of(attempt.attempt_id)
        for _ in range(2):
            with pytest.raises((CodeWrong, TooManyTries)):
                operations.confirm(at=AT + later * MINUTE, attempt_id=attempt.attempt_id, code=wrong(code))
    with pytest.raises(TooManyTries):
        operations.confirm(at=AT + 2 * MINUTE, attempt_id=attempt.attempt_id, code=code)
    assert siti.sign_in(AT + 16 * MINUTE)


def test_guessing_is_locked_after_twenty_in_a_day(siti: Resident) -> None:
    at = AT
    for _ in range(4):
        attempt = siti.begin(at)
        for _ in range(5):
            with pytest.raises((CodeWrong, CodeUsedUp)):
                operations.confirm(at=at, attempt_id=attempt.attempt_id, code="x")
        at += timedelta(hours=1)
    attempt = siti.begin(at)
    with pytest.raises(TooManyTries):
        operations.confirm(at=at, attempt_id=attempt.attempt_id, code=code_of(attempt.attempt_id))
    assert siti.sign_in(AT + timedelta(days=1, hours=1))


def test_a_code_works_once(siti: Resident) -> None:
    attempt = siti.begin()
    code = code_of(attempt.attempt_id)
    operations.confirm(at=AT, attempt_id=attempt.attempt_id, code=code)
    with pytest.raises(AttemptOver):
        operations.confirm(at=AT, attempt_id=attempt.attempt_id, code=code)


def test_a_code_ends_after_ten_minutes(siti: Resident) -> None:
    attempt = siti.begin()
    with pytest.raises(AttemptOver):
        operations.confirm(
            at=AT + 10 * MINUTE, attempt_id=attempt.attempt_id, code=code_of(attempt.attempt_id)
        )
    with pytest.raises(AttemptOver):
        queries.get_attempt(at=AT + 10 * MINUTE, attempt_id=attempt.attempt_id)


def test_a_code_of_one_attempt_does_not_open_another(siti: Resident, dewi: Resident) -> None:
    hers, anothers = siti.begin(), dewi.begin()
    if code_of(hers.attempt_id) == code_of(anothers.attempt_id):
        operations.resend(at=AT + MINUTE, attempt_id=anothers.attempt_id)
    with pytest.raises(CodeWrong):
        operations.confirm(at=AT, attempt_id=hers.attempt_id, code=code_of(anothers.attempt_id))


def test_an_attempt_that_never_was_is_over(siti: Resident) -> None:
    with pytest.raises(AttemptOver):
        operations.confirm(at=AT, attempt_id=uuid4(), code="123456")
    with pytest.raises(AttemptOver):
        operations.resend(at=AT, attempt_id=uuid4())


def test_a_new_code_takes_the_place_of_the_old_one(siti: Resident) -> None:
    attempt = siti.begin()
    old = code_of(attempt.attempt_id)
    with pytest.raises(TooSoon):
        operations.resend(at=AT + timedelta(seconds=59), attempt_id=attempt.attempt_id)
    operations.resend(at=AT + MINUTE, attempt_id=attempt.attempt_id)
    new = code_of(attempt.attempt_id)
    if new != old:
        with pytest.raises(CodeWrong):
            operations.confirm(at=AT + MINUTE, attempt_id=attempt.attempt_id, code=old)
    assert operations.confirm(at=AT + MINUTE, attempt_id=attempt.attempt_id, code=new)


def test_three_codes_are_enough(siti: Resident) -> None:
    attempt = siti.begin()
    for later in (1, 2):
        operations.resend(at=AT + later * MINUTE, attempt_id=attempt.attempt_id)
    with pytest.raises(TooManyCodes):
        operations.resend(at=AT + 3 * MINUTE, attempt_id=attempt.attempt_id)


# Another phone


def test_a_second_phone_is_refused_and_the_first_holder_is_told_once_a_day(siti: Resident) -> None:
    account = siti.sign_in()
    for later in (1, 2):
        with pytest.raises(BoundElsewhere):
            siti.begin(AT + later * MINUTE, contact="0857 1111 2222")
    (told,) = mail_of(account.account_id)
    assert (told.kind, told.phone) == ("binding_refused", "+6281234567890")
    with pytest.raises(BoundElsewhere):
        siti.begin(AT + timedelta(days=1), contact="0857 1111 2222")
    assert len(mail_of(account.account_id)) == 2


def test_whoever_confirms_first_is_bound_and_the_other_is_refused(siti: Resident) -> None:
    hers = siti.begin()
    brokers = siti.begin(contact="0857 1111 2222")
    account = operations.confirm(at=AT, attempt_id=hers.attempt_id, code=code_of(hers.attempt_id))
    with pytest.raises(BoundElsewhere):
        operations.confirm(at=AT, attempt_id=brokers.attempt_id, code=code_of(brokers.attempt_id))
    assert [told.kind for told in mail_of(account.account_id)] == ["binding_refused"]


def test_a_family_may_share_a_phone_but_a_broker_may_not_collect_a_village(siti: Resident) -> None:
    for number in range(10):
        enter("3201072001", f"32010755059001{number:02d}", f"32010702031501{number:02d}", siti.phone).sign_in(
            AT + timedelta(hours=number)
        )
    with pytest.raises(ContactFull):
        siti.begin(AT + timedelta(hours=11))


# Limits


def test_one_nik_is_tried_eight_times_an_hour(siti: Resident) -> None:
    for number in range(8):
        with pytest.raises(NobodyMatches):
            siti.begin(birth_date=date(1991, 1, number + 1), remote=f"198.51.100.{number}")
    with pytest.raises(TooManyTries):
        siti.begin(remote="203.0.113.9")
    assert siti.begin(AT + timedelta(hours=1))


def test_one_address_does_not_try_a_whole_list_of_niks(siti: Resident) -> None:
    for number in range(120):
        with pytest.raises(NobodyMatches):
            siti.begin(nik=f"32010755059{number:05d}", kk_number="3201070203159999")
    with pytest.raises(TooManyTries):
        siti.begin()


def test_one_phone_gets_six_codes_an_hour(siti: Resident, dewi: Resident) -> None:
    for _ in range(6):
        siti.begin()
    with pytest.raises(TooManyTries):
        dewi.begin(contact=siti.phone)


# What others see


def test_a_resident_acts_as_herself_and_sees_her_own_account_only(siti: Resident, dewi: Resident) -> None:
    account = siti.sign_in()
    hers = queries.actor_of(account)
    assert (hers.kind, hers.account_id, hers.person_id) == (Kind.RESIDENT, account.account_id, siti.person_id)
    assert hers.scope.codes == ()
    anothers = dewi.sign_in()
    with acting(hers):
        seen = rows("SELECT account_id FROM accounts_account")
    assert [row["account_id"] for row in seen] == [account.account_id]
    assert queries.get_account(anothers.account_id).person_id == dewi.person_id
    with pytest.raises(SignInAgain):
        queries.get_account(uuid4())


def test_nothing_personal_lies_in_clear_anywhere(siti: Resident) -> None:
    siti.sign_in(contact="siti@contoh.id")
    with pytest.raises(NobodyMatches):
        siti.begin(birth_date=date(1999, 1, 1))
    with acting(WATCHER):
        kept = rows("SELECT * FROM accounts_account") + rows("SELECT * FROM accounts_attempt")
    kept += rows("SELECT * FROM procrastinate_jobs") + rows("SELECT * FROM throttle_bucket")
    kept += list(Act.objects.values())
    plain = json.dumps(
        kept, default=lambda value: repr(bytes(value)) if isinstance(value, memoryview) else str(value)
    )
    for secret in (siti.nik, siti.kk_number, "siti@contoh.id", "contoh", "Nurhasanah", "198.51.100.7"):
        assert secret not in plain


def test_attempts_are_forgotten_after_a_day(siti: Resident) -> None:
    siti.begin()
    assert forget_attempts(before=AT) == 0
    assert forget_attempts(before=AT + timedelta(days=1)) == 1


def test_the_address_of_an_account_is_given_for_a_purpose(siti: Resident) -> None:
    account = siti.sign_in()
    reached = queries.find_recipient(actor=WATCHER, purpose="delivery", account_id=account.account_id)
    assert reached is not None
    assert reached.phone == "+6281234567890"
    assert queries.find_recipient(actor=WATCHER, purpose="delivery", account_id=uuid4()) is None
