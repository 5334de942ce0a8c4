from __future__ import annotations

from datetime import timedelta
from time import perf_counter

import pytest

from adminduk.foundation.signing_in import passwords
from adminduk.foundation.throttle.operations import TooManyTries
from adminduk.offices import operations
from adminduk.offices.models import Staff
from adminduk.offices.types import WrongCode, WrongPassword
from tests import cast

pytestmark = pytest.mark.django_db
AT = cast.TUESDAY


def enter(member, password=cast.PASSWORD, *, at=AT, remote="10.0.0.1"):
    return operations.check_password(at=at, username=member.facts.username, password=password, remote=remote)


def test_a_right_password_names_the_account_and_forgives_earlier_misses():
    member = cast.staff("verifier")
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(WrongPassword):
                enter(member, "salah")
        challenge = enter(member)
    assert (challenge.staff_id, challenge.has_passkeys) == (member.id, False)


def test_capitals_in_a_username_do_not_matter():
    member = cast.staff("verifier", username="rina.sari")
    assert (
        operations.check_password(
            at=AT, username=" Rina.Sari ", password=cast.PASSWORD, remote="10.0.0.1"
        ).staff_id
        == member.id
    )


def test_the_lock_of_one_place_opens_after_a_quarter_of_an_hour():
    member = cast.staff("verifier")
    for _ in range(5):
        with pytest.raises(WrongPassword):
            enter(member, "salah")
    with pytest.raises(TooManyTries) as locked:
        enter(member, at=AT + timedelta(minutes=5))
    assert locked.value.facts["minutes"] == 10
    assert enter(member, at=AT + timedelta(minutes=15, seconds=1))


def test_misses_from_many_places_lock_the_account_itself():
    member = cast.staff("verifier")
    for number in range(20):
        with pytest.raises(WrongPassword):
            enter(member, "salah", remote=f"10.0.1.{number}")
    with pytest.raises(TooManyTries):
        enter(member, remote="10.0.2.1")


def test_a_closed_account_is_answered_like_one_that_never_was():
    admin, member = cast.staff("administrator"), cast.staff("verifier")
    operations.deactivate(actor=admin.actor, at=AT, staff_id=member.id)
    with pytest.raises(WrongPassword):
        enter(member)
    with pytest.raises(WrongCode):
        operations.check_totp(at=AT, staff_id=member.id, code=member.code(AT))


def test_an_unknown_name_takes_as_long_as_a_known_one():
    member = cast.staff("verifier")
    passwords.nobodys_hash()
    fastest = {member.facts.username: 9.9, "tidak.ada": 9.9}
    # In turns, and the fastest of many: other work on the machine hits both alike.
    for number in range(9):
        for username in fastest:
            begun = perf_counter()
            with pytest.raises(WrongPassword):
                operations.check_password(
                    at=AT, username=username, password="salah", remote=f"10.0.{len(username)}.{number}"
                )
            fastest[username] = min(fastest[username], perf_counter() - begun)
    # Without a hash to check, the unknown name would be answered twenty times as fast.
    known, unknown = fastest.values()
    assert 0.25 < unknown / known < 4


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_of_the_neighbouring_half_minutes_opens(steps):
    member = cast.staff("verifier")
    assert operations.check_totp(at=AT, staff_id=member.id, code=member.code(AT, steps)).staff.id == member.id


@pytest.mark.parametrize("steps", [-2, 2])
def test_an_older_or_later_code_does_not(steps):
    member = cast.staff("verifier")
    with pytest.raises(WrongCode):
        operations.check_totp(at=AT, staff_id=member.id, code=member.code(AT, steps))


def test_after_a_code_no_earlier_one_opens():
    member = cast.staff("verifier")
    operations.check_totp(at=AT, staff_id=member.id, code=member.code(AT))
    for steps in (0, -1):
        with pytest.raises(WrongCode):
            operations.check_totp(at=AT, staff_id=member.id, code=member.code(AT, steps))
    assert operations.check_totp(at=AT, staff_id=member.id, code=member.code(AT, 1))


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "000000000000"])
def test_what_is_no_code_is_refused(code):
    member = cast.staff("verifier")
    with pytest.raises(WrongCode):
        operations.check_totp(at=AT, staff_id=member.id, code=code)


def test_codes_are_limited_a_day_too():
    member = cast.staff("verifier")
    tries = 0
    with pytest.raises(TooManyTries) as locked:
        for hour in range(20):
            for _ in range(5):
                tries += 1
                with pytest.raises(WrongCode):
                    operations.check_totp(at=AT + timedelta(hours=hour), staff_id=member.id, code="x")
    assert tries == 31
    assert locked.value.facts["minutes"] > 60


def test_a_password_hashed_with_older_costs_is_hashed_anew():
    from argon2 import PasswordHasher

    member = cast.staff("verifier")
    older = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(cast.PASSWORD)
    Staff.objects.filter(id=member.id).update(password=older)
    enter(member)
    fresh = Staff.objects.get(id=member.id).password
    assert fresh != older
    assert not passwords.should_be_hashed_anew(fresh)
    assert passwords.fits(cast.PASSWORD, fresh)


def test_the_sealed_secret_of_one_account_does_not_open_for_another():
    from adminduk.foundation.crypto import SealBroken
    from adminduk.offices import totp

    member, other = cast.staff("verifier"), cast.staff("verifier")
    box = Staff.objects.get(id=member.id).totp_secret
    assert totp.open_secret(box, member.id) == member.totp.secret
    with pytest.raises(SealBroken):
        totp.open_secret(box, other.id)
