from __future__ import annotations

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction
from adminduk.foundation.audit.models import Act
from adminduk.foundation.signing_in import passwords
from adminduk.offices import operations, queries
from adminduk.offices.models import Passkey, Staff
from adminduk.offices.types import (
    BadNip,
    BadStaffName,
    BadTitle,
    BadUsername,
    BeyondOwnSight,
    NoSuchRole,
    NoSuchStaff,
    OwnAccount,
    PasswordCommon,
    PasswordIsUsername,
    PasswordTooLong,
    PasswordTooShort,
    PasswordUnchanged,
    UsernameTaken,
    WrongPassword,
)
from tests import cast

pytestmark = pytest.mark.django_db
AT = cast.TUESDAY


def new(actor, **changes):
    facts = {
        "username": "siti.aminah",
        "name": "Siti Aminah",
        "role": "verifier",
        "office_id": cast.office().id,
    }
    return operations.create_staff(actor=actor, at=AT, **(facts | changes))


def actions(staff_id):
    return list(Act.objects.filter(subject_id=str(staff_id)).order_by("id").values_list("action", flat=True))


def test_an_administrator_opens_an_account_and_hands_over_its_secrets_once():
    admin = cast.staff("administrator")
    made = new(admin.actor, nip="19850101 201001 1 001")
    assert made.staff.username == "siti.aminah"
    assert made.staff.nip == "198501012010011001"
    assert made.staff.password_temporary
    assert made.enrolment.uri.startswith("otpauth://totp/")
    kept = Staff.objects.get(id=made.staff.id)
    assert made.password not in kept.password
    assert made.enrolment.secret.encode() not in bytes(kept.totp_secret)
    act = Act.objects.get(subject_id=str(made.staff.id))
    assert (act.action, act.actor_id, act.kabkota) == ("staff.create", admin.id, "3201")
    assert "Siti" not in str(act.detail)


def test_the_same_username_again_is_refused_and_changes_nothing():
    admin = cast.staff("administrator")
    new(admin.actor)
    with pytest.raises(UsernameTaken):
        new(admin.actor, username="Siti.Aminah", name="Orang lain")
    assert Staff.objects.filter(username="siti.aminah").count() == 1


def test_only_an_administrator_opens_accounts():
    with pytest.raises(NotAllowed):
        new(cast.staff("verifier").actor)


def test_another_offices_administrator_is_refused():
    stranger = cast.staff("administrator", "3273")
    with pytest.raises(OutsideJurisdiction):
        new(stranger.actor)
    worker = cast.staff("verifier")
    for act in (operations.deactivate, operations.reset_password, operations.reset_second_factor):
        with pytest.raises(OutsideJurisdiction):
            act(actor=stranger.actor, at=AT, staff_id=worker.id)
    with pytest.raises(OutsideJurisdiction):
        queries.get_managed_staff(actor=stranger.actor, staff_id=worker.id)
    assert Staff.objects.get(id=worker.id).active


def test_nobody_moves_an_account_into_or_out_of_his_jurisdiction():
    admin, worker = cast.staff("administrator"), cast.staff("verifier")
    post = {"name": "A", "nip": "", "title": "", "role": "verifier"}
    with pytest.raises(OutsideJurisdiction):
        operations.change_post(
            actor=admin.actor, at=AT, staff_id=worker.id, office_id=cast.office("3273").id, **post
        )


def test_nobody_gives_more_sight_than_he_has():
    admin = cast.staff("administrator")
    for sight in (["*"], ["32"], ["3273"], ["x"]):
        with pytest.raises(BeyondOwnSight):
            new(admin.actor, role="supervisor", sight=sight)
    assert new(admin.actor, sight=["320101"]).staff.sight == ("320101",)


def test_who_sees_more_than_the_administrator_is_not_his_to_manage():
    admin = cast.staff("administrator")
    observer = cast.staff("supervisor", sight=("32",))
    with pytest.raises(BeyondOwnSight):
        operations.reset_password(actor=admin.actor, at=AT, staff_id=observer.id)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"username": "Ab"}, BadUsername),
        ({"username": "siti aminah"}, BadUsername),
        ({"username": ".siti"}, BadUsername),
        ({"name": "  "}, BadStaffName),
        ({"nip": "123"}, BadNip),
        ({"title": "x" * 161}, BadTitle),
        ({"role": "king"}, NoSuchRole),
    ],
)
def test_an_account_needs_a_proper_name_number_and_role(changes, refusal):
    with pytest.raises(refusal):
        new(cast.INSTALLER, **changes)


def test_a_rolled_back_act_leaves_neither_account_nor_trail():
    admin = cast.staff("administrator")
    with pytest.raises(ZeroDivisionError):
        with acting(admin.actor):
            made = new(admin.actor)
            raise ZeroDivisionError
    assert not Staff.objects.filter(username="siti.aminah").exists()
    assert actions(made.staff.id) == []


def test_nobody_closes_promotes_or_resets_himself():
    admin = cast.staff("administrator")
    for act in (operations.deactivate, operations.reset_password, operations.reset_second_factor):
        with pytest.raises(OwnAccount):
            act(actor=admin.actor, at=AT, staff_id=admin.id)


def test_a_closed_account_is_out_at_once_and_can_be_opened_again():
    admin, worker = cast.staff("administrator"), cast.staff("verifier")
    mark = queries.staff.session_mark(Staff.objects.get(id=worker.id))
    assert queries.find_signed_in(staff_id=worker.id, mark=mark)
    operations.deactivate(actor=admin.actor, at=AT, staff_id=worker.id)
    operations.deactivate(actor=admin.actor, at=AT, staff_id=worker.id)
    assert queries.find_signed_in(staff_id=worker.id, mark=mark) is None
    assert queries.list_staff(role="verifier", kabkota="3201") == []
    with pytest.raises(NoSuchStaff):
        operations.reset_password(actor=admin.actor, at=AT, staff_id=worker.id)
    operations.reactivate(actor=admin.actor, at=AT, staff_id=worker.id)
    assert queries.get_staff(worker.id).on_duty is False
    assert actions(worker.id) == ["staff.create", "staff.deactivate", "staff.reactivate"]


def test_duty_is_changed_by_oneself_or_by_the_administrator_and_by_nobody_else():
    admin, worker, other = cast.staff("administrator"), cast.staff("verifier"), cast.staff("verifier")
    operations.change_duty(actor=worker.actor, at=AT, staff_id=worker.id, on_duty=False)
    operations.change_duty(actor=worker.actor, at=AT, staff_id=worker.id, on_duty=False)
    assert not queries.get_staff(worker.id).on_duty
    operations.change_duty(actor=admin.actor, at=AT, staff_id=worker.id, on_duty=True)
    assert queries.get_staff(worker.id).on_duty
    with pytest.raises(NotAllowed):
        operations.change_duty(actor=other.actor, at=AT, staff_id=worker.id, on_duty=False)
    assert actions(worker.id) == ["staff.create", "staff.off_duty", "staff.on_duty"]


def test_another_post_is_written_down_with_the_one_before():
    admin, worker = cast.staff("administrator"), cast.staff("verifier")
    changed = operations.change_post(
        actor=admin.actor,
        at=AT,
        staff_id=worker.id,
        name="Budi Santoso",
        nip="",
        title="Kepala Bidang",
        role="approver",
        office_id=cast.office().id,
    )
    assert changed.role.name == "approver"
    assert Act.objects.get(action="staff.change_post").detail["was"]["role"] == "verifier"


def test_preferences_are_ones_own():
    worker = cast.staff("verifier")
    operations.set_preferences(actor=worker.actor, at=AT, language="en", single_keys=False)
    assert (queries.get_staff(worker.id).language, queries.get_staff(worker.id).single_keys) == ("en", False)
    operations.set_preferences(actor=worker.actor, at=AT, language="xx", single_keys=True)
    assert queries.get_staff(worker.id).language == "id"


def test_ones_own_password_changes_with_the_old_one_only():
    worker = cast.staff("verifier", username="rina")
    change = {"actor": worker.actor, "at": AT}
    with pytest.raises(WrongPassword):
        operations.set_password(**change, current="salah sekali ini", new="gerobak ungu naik bukit")
    with pytest.raises(PasswordUnchanged):
        operations.set_password(**change, current=cast.PASSWORD, new=cast.PASSWORD)
    before = queries.staff.session_mark(Staff.objects.get(id=worker.id))
    mark = operations.set_password(**change, current=cast.PASSWORD, new="gerobak ungu naik bukit")
    assert mark != before
    assert queries.find_signed_in(staff_id=worker.id, mark=before) is None
    assert queries.find_signed_in(staff_id=worker.id, mark=mark)


@pytest.mark.parametrize(
    ("password", "refusal"),
    [
        ("pendek saja", PasswordTooShort),
        ("x1y2" * 60, PasswordTooLong),
        ("punya rina.sari 77", PasswordIsUsername),
        ("dukcapil2026!", PasswordCommon),
        ("P4ssw0rd12345", PasswordCommon),
        ("bismillah12345", PasswordCommon),
        ("rahasiarahasia", PasswordCommon),
        ("123456789012", PasswordCommon),
        ("aaaaaaabbbbbb", PasswordCommon),
        ("qwertyuiop123", PasswordCommon),
    ],
)
def test_easy_passwords_are_refused(password, refusal):
    with pytest.raises(refusal):
        passwords.check_rule(password, "rina.sari")


@pytest.mark.parametrize(
    "password", [cast.PASSWORD, "kawung-empat-kelopak", "Ölçü-naïve-日本語-abc", "g7#kP2!vQx9&"]
)
def test_long_passwords_of_ones_own_are_accepted(password):
    passwords.check_rule(password, "rina.sari")


def test_made_passwords_keep_the_rule():
    assert len({passwords.make_password() for _ in range(50)}) == 50
    passwords.check_rule(passwords.make_password(), "rina")


def test_a_reset_password_is_temporary_and_ends_the_sessions():
    admin, worker = cast.staff("administrator"), cast.staff("verifier")
    before = queries.staff.session_mark(Staff.objects.get(id=worker.id))
    fresh = operations.reset_password(actor=admin.actor, at=AT, staff_id=worker.id)
    assert queries.get_staff(worker.id).password_temporary
    assert queries.find_signed_in(staff_id=worker.id, mark=before) is None
    operations.set_password(actor=worker.actor, at=AT, current=fresh, new="gerobak ungu naik bukit")
    assert not queries.get_staff(worker.id).password_temporary


def test_a_reset_second_factor_takes_the_passkeys_along():
    admin, worker = cast.staff("administrator"), cast.staff("verifier")
    from adminduk.foundation.db.ids import new_id

    Passkey.objects.create(
        id=new_id(),
        staff_id=worker.id,
        credential_id=b"1",
        public_key=b"2",
        sign_count=0,
        label="a",
        created_at=AT,
    )
    enrolment = operations.reset_second_factor(actor=admin.actor, at=AT, staff_id=worker.id)
    assert enrolment.secret != worker.totp.secret
    assert not Passkey.objects.exists()


def test_lists_show_only_the_jurisdiction_and_page():
    admin = cast.staff("administrator", username="admin.bogor")
    for number in range(3):
        cast.staff("verifier", name=f"Petugas {number}")
    cast.staff("verifier", "3273", name="Petugas Bandung")
    page = queries.page_of_staff(actor=admin.actor, size=3)
    assert (page.total, page.number, len(page.staff)) == (4, 1, 3)
    assert queries.page_of_staff(actor=admin.actor, size=3, number=99).number == 2
    assert queries.page_of_staff(actor=admin.actor, text="petugas 1").total == 1
    assert queries.page_of_staff(actor=admin.actor, text="ADMIN.BOGOR").total == 1
    assert queries.page_of_staff(actor=admin.actor, role="head").staff == ()
    assert queries.page_of_staff(actor=admin.actor, active=False).total == 0
    with pytest.raises(NotAllowed):
        queries.page_of_staff(actor=cast.staff("auditor").actor)
