from __future__ import annotations

import json

import pytest
from django.test import Client

from adminduk.foundation.audit.models import Act
from adminduk.foundation.clock import now
from adminduk.offices import operations
from adminduk.offices.models import Passkey
from adminduk.offices.types import NoSuchPasskey, TooManyPasskeys
from tests import cast
from tests.surfaces.desk.authenticator import Key
from tests.surfaces.desk.signing import password_step, sign_in

pytestmark = pytest.mark.django_db


def register(client: Client, key: Key, *, password: str = cast.PASSWORD, label: str = "Laptop loket 2"):
    options = client.post("/meja/saya/kunci/mulai/").content.decode()
    return client.post(
        "/meja/saya/kunci/", {"label": label, "current": password, "credential": key.create(options)}
    )


def open_with(client: Client, key: Key):
    options = client.post("/masuk/kunci/mulai/").content.decode()
    return client.post("/masuk/kunci/", {"credential": key.get(options)})


@pytest.fixture
def holder(client):
    """A verifier with a registered key, and the key; the client is signed out again."""
    member, key = cast.staff("verifier"), Key()
    sign_in(client, member)
    assert register(client, key).headers["Location"] == "/meja/saya/"
    client.post("/keluar/")
    return member, key


def test_a_key_alone_opens_the_desk(client, holder):
    member, key = holder
    assert open_with(client, key).headers["Location"] == "/meja/"
    assert client.get("/meja/saya/").status_code == 200
    act = Act.objects.filter(action="staff.sign_in").latest("id")
    assert (act.actor_id, act.detail) == (member.id, {"by": "passkey"})
    assert Passkey.objects.get().sign_count == 1


def test_a_key_is_the_second_step_after_a_password(client, holder):
    member, key = holder
    password_step(client, member)
    assert "Pakai kunci keamanan" in client.get("/masuk/kode/").content.decode()
    options = client.post("/masuk/kunci/mulai/").content.decode()
    assert len(json.loads(options)["allowCredentials"]) == 1
    assert client.post("/masuk/kunci/", {"credential": key.get(options)}).headers["Location"] == "/meja/"


def test_one_officers_key_is_no_second_step_for_another(client, holder):
    _, key = holder
    password_step(client, cast.staff("approver"))
    assert open_with(client, key).status_code == 422
    assert client.get("/meja/saya/").status_code == 302


def test_an_answer_opens_once(client, holder):
    _, key = holder
    options = client.post("/masuk/kunci/mulai/").content.decode()
    answer = key.get(options)
    assert client.post("/masuk/kunci/", {"credential": answer}).status_code == 302
    client.post("/keluar/")
    assert client.post("/masuk/kunci/", {"credential": answer}).status_code == 422
    client.post("/masuk/kunci/mulai/")
    assert client.post("/masuk/kunci/", {"credential": answer}).status_code == 422


def test_a_copy_of_a_key_is_found_by_its_counter(client, holder):
    _, key = holder
    open_with(client, key)
    open_with(client, key)
    client.post("/keluar/")
    key.count -= 1
    refused = open_with(client, key)
    assert refused.status_code == 422
    assert "tidak dikenali" in refused.content.decode()
    assert Act.objects.filter(action="staff.sign_in_failed", detail={"by": "passkey_count"}).exists()


def test_a_key_without_a_counter_works_again_and_again(client):
    member, key = cast.staff("verifier"), Key(counts=False)
    sign_in(client, member)
    register(client, key)
    for _ in range(2):
        client.post("/keluar/")
        assert open_with(client, key).status_code == 302


def test_a_page_at_another_address_gets_nothing(client, holder):
    _, key = holder
    key.origin = "https://dukcapil-bogor.example"
    assert open_with(client, key).status_code == 422


def test_a_key_that_nobody_unlocked_is_refused(client, holder):
    _, key = holder
    key.verifies = False
    assert open_with(client, key).status_code == 422


def test_another_keys_signature_is_refused(client, holder):
    _, key = holder
    key.private = Key().private
    assert open_with(client, key).status_code == 422
    assert Act.objects.filter(action="staff.sign_in_failed", detail={"by": "passkey"}).exists()


@pytest.mark.parametrize("nonsense", ["", "{}", "[]", "null", '{"id": 1}', "x" * 5000])
def test_nonsense_is_refused_with_a_sentence(client, holder, nonsense):
    client.post("/masuk/kunci/mulai/")
    assert client.post("/masuk/kunci/", {"credential": nonsense}).status_code == 422


def test_an_unknown_key_is_refused(client, holder):
    assert open_with(client, Key(user_handle=b"x" * 16)).status_code == 422


def test_a_closed_account_is_not_opened_by_its_key(client, holder):
    member, key = holder
    operations.deactivate(actor=cast.staff("administrator").actor, at=now(), staff_id=member.id)
    assert open_with(client, key).status_code == 422


def test_adding_a_key_asks_for_the_password_again(client):
    sign_in(client, cast.staff("verifier"))
    refused = register(client, Key(), password="orang lain di meja ini")
    assert refused.status_code == 422
    assert "Kata sandi Anda salah" in refused.content.decode()
    assert not Passkey.objects.exists()


def test_a_key_needs_a_name(client):
    sign_in(client, cast.staff("verifier"))
    assert "Beri nama kunci ini" in register(client, Key(), label=" ").content.decode()


def test_one_key_is_registered_once(client):
    sign_in(client, cast.staff("verifier"))
    key = Key()
    register(client, key)
    again = register(client, key)
    assert again.status_code == 422
    assert "sudah terdaftar" in again.content.decode()


def test_a_key_made_elsewhere_or_without_a_challenge_is_not_registered(client):
    sign_in(client, cast.staff("verifier"))
    assert register(client, Key(origin="https://example.com")).status_code == 422
    used = {"label": "a", "current": cast.PASSWORD, "credential": "{}"}
    assert client.post("/meja/saya/kunci/", used).status_code == 422


def test_keys_are_not_collected_without_end(client, monkeypatch):
    monkeypatch.setattr("adminduk.offices.operations.passkeys.MOST", 1)
    sign_in(client, cast.staff("verifier"))
    register(client, Key())
    assert TooManyPasskeys(most=1).say("id") in register(client, Key()).content.decode()


def test_a_key_is_removed_by_its_owner_only(client, holder):
    member, key = holder
    passkey = Passkey.objects.get()
    with pytest.raises(NoSuchPasskey):
        operations.remove_passkey(actor=cast.staff("verifier").actor, at=now(), passkey_id=passkey.id)
    sign_in(client, member)
    path = f"/meja/saya/kunci/{passkey.id}/hapus/"
    asked = client.post(path)
    assert "Hapus kunci keamanan?" in asked.content.decode()
    assert Passkey.objects.exists()
    assert client.post(path, {"confirmed": "yes"}).status_code == 302
    client.post("/keluar/")
    assert open_with(client, key).status_code == 422
