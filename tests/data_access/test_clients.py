"""Clients and keys: managed by the centre and by the institution's own officer, and by nobody else."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from adminduk.data_access import operations, queries
from adminduk.data_access.models import Officer
from adminduk.data_access.policy import policy_of
from adminduk.data_access.types import (
    BadCertificate,
    BadKey,
    BadNetwork,
    EmailTaken,
    KeyKnown,
    NewOfficer,
    NoSuchAgreement,
    NoSuchClient,
    NoSuchOfficer,
    PrivateKeySent,
    TooManyKeys,
    WrongSignIn,
)
from adminduk.foundation.access.types import Actor, NotAllowed
from adminduk.foundation.db.sql import rows, statement
from adminduk.foundation.signing_in.types import PasswordCommon, PasswordUnchanged, WrongCode
from adminduk.foundation.throttle.operations import TooManyTries
from tests import cast
from tests import institutions as made
from tests.cast import TUESDAY
from tests.institutions import Partner

pytestmark = pytest.mark.django_db
SOON = TUESDAY + timedelta(minutes=2)


def appointed(one: Partner, email: str = "kunci@contoh.id") -> NewOfficer:
    return operations.appoint_officer(
        actor=one.drafter, at=TUESDAY, institution_id=one.institution_id, email=email, name="Rahmat Kunci"
    )


def own(one: Partner, email: str = "kunci@contoh.id") -> Actor:
    return queries.actor_of_officer(appointed(one, email).officer)


def add(actor: Actor, one: Partner, key: Any) -> Any:
    text = key if isinstance(key, str) else json.dumps(key.as_dict(private=False))
    return operations.add_key(actor=actor, at=TUESDAY, client_id=one.client.client_id, key_text=text)


def test_two_keys_are_valid_at_once_so_that_one_can_follow_the_other() -> None:
    one = made.partner()
    officer = own(one)
    add(officer, one, ECKey.generate_key("P-256"))
    with pytest.raises(TooManyKeys):
        add(officer, one, ECKey.generate_key("P-256"))
    first = queries.get_client(actor=officer, client_id=one.client.client_id).keys[0]
    operations.withdraw_key(actor=officer, at=TUESDAY, key_id=first.id)
    assert add(officer, one, ECKey.generate_key("P-256"))


def test_a_withdrawn_key_does_not_come_back_under_another_name() -> None:
    one = made.partner()
    first = queries.get_client(actor=one.drafter, client_id=one.client.client_id).keys[0]
    operations.withdraw_key(actor=one.drafter, at=TUESDAY, key_id=first.id)
    with pytest.raises(KeyKnown):
        add(one.drafter, one, json.dumps(one.key.as_dict(private=False) | {"kid": "lain"}))


# Keys are made anew each time, so they have names: else no two processes would collect the same tests.
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("rubbish", id="rubbish"),
        pytest.param("[]", id="a list"),
        pytest.param("{}", id="an empty key"),
        pytest.param('{"kty": "EC"}', id="half a key"),
        pytest.param('{"kty": "RSA", "n": 5, "e": "AQAB"}', id="a number that is no text"),
        pytest.param('{"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}', id="a point that is on no curve"),
        pytest.param(json.dumps(ECKey.generate_key("P-384").as_dict(private=False)), id="P-384"),
        pytest.param(json.dumps(OKPKey.generate_key("X25519").as_dict(private=False)), id="X25519"),
        pytest.param(
            json.dumps(ECKey.generate_key("P-256").as_dict(private=False) | {"kid": "x" * 81}),
            id="a long name",
        ),
        pytest.param(
            json.dumps(ECKey.generate_key("P-256").as_dict(private=False) | {"alg": "RS256"}),
            id="another use",
        ),
    ],
)
def test_what_is_no_key_for_this_is_refused(text: str) -> None:
    one = made.partner()
    with pytest.raises(BadKey):
        add(one.drafter, one, text)


@pytest.mark.filterwarnings("ignore:Key size")
def test_a_short_rsa_key_is_refused() -> None:
    one = made.partner()
    with pytest.raises(BadKey):
        add(one.drafter, one, RSAKey.generate_key(1024))


def test_a_private_key_that_is_sent_is_refused_and_called_leaked() -> None:
    one = made.partner()
    key = ECKey.generate_key("P-256")
    for text in (
        json.dumps(key.as_dict(private=True)),
        key.as_pem(private=True).decode(),
        json.dumps(OctKey.generate_key(256).as_dict()),
    ):
        with pytest.raises(PrivateKeySent):
            add(one.drafter, one, text)


def test_only_the_public_half_and_known_names_are_kept() -> None:
    one = made.partner()
    told = ECKey.generate_key("P-256").as_dict(private=False) | {
        "x5u": "http://elsewhere.example",
        "kid": "k",
    }
    assert set(add(one.drafter, one, json.dumps(told)).jwk) == {"kty", "crv", "x", "y", "kid", "alg", "use"}


@pytest.mark.parametrize("network", ["everywhere", "10.0.0.1/8", "0.0.0.0/0", "::/0", "203.0.113.0/33"])
def test_a_network_must_be_one_and_not_the_whole_world(network: str) -> None:
    one = made.partner()
    with pytest.raises(BadNetwork):
        operations.set_addresses(
            actor=one.drafter, at=TUESDAY, client_id=one.client.client_id, networks=[network]
        )


def test_addresses_and_tokens_that_were_called_in_stand_in_the_policy() -> None:
    one = made.partner()
    operations.set_addresses(
        actor=one.drafter,
        at=TUESDAY,
        client_id=one.client.client_id,
        networks=["203.0.113.9", "2001:db8::/32"],
    )
    operations.call_in_tokens(actor=one.drafter, at=SOON, client_id=one.client.client_id)
    (policy,) = map(policy_of, rows(statement("data_access", "policies")))
    assert policy.admits("203.0.113.9")
    assert policy.admits("2001:db8::5")
    assert not policy.admits("203.0.113.10")
    assert policy.tokens_since == int(SOON.timestamp())


def test_a_certificate_must_be_one_that_is_valid_now() -> None:
    one = made.partner()
    with pytest.raises(BadCertificate):
        operations.add_certificate(
            actor=one.drafter, at=TUESDAY, client_id=one.client.client_id, pem="-----BEGIN"
        )


def test_a_closed_client_is_no_policy_and_its_old_tokens_stay_void() -> None:
    one = made.partner()
    operations.close_client(actor=own(one), at=TUESDAY, client_id=one.client.client_id)
    assert rows(statement("data_access", "policies")) == []
    operations.reopen_client(actor=one.drafter, at=SOON, client_id=one.client.client_id)
    (policy,) = map(policy_of, rows(statement("data_access", "policies")))
    assert not policy.accepts(int(TUESDAY.timestamp()))


def test_an_officer_of_another_institution_finds_nothing() -> None:
    one, other = made.partner(), made.partner()
    stranger = own(other)
    with pytest.raises(NoSuchClient):
        queries.get_client(actor=stranger, client_id=one.client.client_id)
    with pytest.raises(NoSuchClient):
        add(stranger, one, ECKey.generate_key("P-256"))
    with pytest.raises(NoSuchAgreement):
        queries.get_agreement(actor=stranger, agreement_id=one.agreement_id)
    assert [one.id for one in queries.list_agreements(actor=stranger)] == [other.agreement_id]


def test_an_officer_of_an_institution_neither_opens_clients_nor_lifts_a_ban() -> None:
    one = made.partner()
    officer = own(one)
    with pytest.raises(NotAllowed):
        operations.open_client(actor=officer, at=TUESDAY, agreement_id=one.agreement_id, name="Baru")
    with pytest.raises(NotAllowed):
        operations.reopen_client(actor=officer, at=TUESDAY, client_id=one.client.client_id)
    with pytest.raises(NotAllowed):
        queries.list_institutions(actor=officer)


def test_other_staff_touch_no_client() -> None:
    one = made.partner()
    with pytest.raises(NotAllowed):
        add(cast.staff("verifier").actor, one, ECKey.generate_key("P-256"))


def test_an_officer_signs_in_with_password_and_code_and_each_code_opens_once() -> None:
    import pyotp

    fresh = appointed(made.partner())
    code = pyotp.TOTP(fresh.enrolment.secret).at(int(TUESDAY.timestamp()))
    officer_id = operations.check_officer_password(
        at=TUESDAY, email="KUNCI@contoh.id", password=fresh.password, remote="203.0.113.1"
    )
    opened = operations.check_officer_totp(at=TUESDAY, officer_id=officer_id, code=code)
    assert opened.officer.password_temporary
    assert queries.find_officer_signed_in(officer_id=officer_id, mark=opened.mark)
    with pytest.raises(WrongCode):
        operations.check_officer_totp(at=TUESDAY, officer_id=officer_id, code=code)


def test_the_first_password_is_changed_by_its_owner_and_older_sessions_end() -> None:
    fresh = appointed(made.partner())
    officer = queries.actor_of_officer(fresh.officer)
    before = operations.change_officer_password(
        actor=officer, at=TUESDAY, current=fresh.password, new=cast.PASSWORD
    )
    assert queries.find_officer_signed_in(officer_id=fresh.officer.id, mark=before)
    with pytest.raises(WrongSignIn):
        operations.change_officer_password(
            actor=officer, at=TUESDAY, current="salah sekali sandi", new=cast.PASSWORD
        )
    for new, refusal in ((cast.PASSWORD, PasswordUnchanged), ("password1234", PasswordCommon)):
        with pytest.raises(refusal):
            operations.change_officer_password(actor=officer, at=TUESDAY, current=cast.PASSWORD, new=new)
    operations.change_officer_password(
        actor=officer, at=TUESDAY, current=cast.PASSWORD, new="delapan perahu di muara"
    )
    assert queries.find_officer_signed_in(officer_id=fresh.officer.id, mark=before) is None


def test_guessing_is_slowed_and_nobody_learns_which_of_the_two_was_wrong() -> None:
    appointed(made.partner())
    for email in ("kunci@contoh.id", "nobody@contoh.id"):
        for _ in range(5):
            with pytest.raises(WrongSignIn):
                operations.check_officer_password(at=TUESDAY, email=email, password="x", remote="1")
        with pytest.raises(TooManyTries):
            operations.check_officer_password(at=TUESDAY, email=email, password="x", remote="1")


def test_a_dismissed_officer_is_out_at_once() -> None:
    one = made.partner()
    officer = own(one)
    operations.dismiss_officer(actor=one.drafter, at=TUESDAY, officer_id=officer.id)
    with pytest.raises(NoSuchOfficer):
        queries.get_client(actor=officer, client_id=one.client.client_id)


def test_an_address_belongs_to_one_officer() -> None:
    one = made.partner()
    appointed(one)
    with pytest.raises(EmailTaken):
        appointed(one, "Kunci@Contoh.id")


def test_new_secrets_for_who_lost_his_are_shown_once_and_sealed_for_him() -> None:
    one = made.partner()
    first = appointed(one)
    again = operations.renew_officer_secrets(actor=one.drafter, at=TUESDAY, officer_id=first.officer.id)
    assert again.password != first.password
    assert again.enrolment.secret != first.enrolment.secret
    stored = Officer.objects.get(officer_id=first.officer.id)
    assert again.enrolment.secret.encode() not in bytes(stored.totp_secret)
