"""The list of seal keys: it only grows, each line is signed, and what it says of a key is believed."""

from __future__ import annotations

import base64
from datetime import timedelta
from hashlib import sha256

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from django.db import DatabaseError, connection, transaction

from adminduk.documents.operations import key_in_use, revoke_seal_key
from adminduk.documents.queries import PublishedLine, list_seal_keys, list_signer, open_seal
from adminduk.documents.seal import cose
from adminduk.documents.seal.keys import canonical, from_jwk
from adminduk.documents.types import NoSuchSealKey
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope, system
from tests.documents.office import WORKER
from tests.documents.seal.test_seal import FACTS, ISSUER
from tests.people import AT, HENDRA

pytestmark = pytest.mark.django_db
KEEPER = system("seal keys", Scope.nation(), "seal.manage")


def a_seal() -> bytes:
    key = key_in_use(actor=WORKER, at=AT)
    return cose.sign(FACTS.as_claims(issuer=ISSUER, at=AT), key.key, key_id=key.key_id)


def message(line: PublishedLine) -> bytes:
    said = {name: getattr(line, name) for name in line.__slots__ if name != "signature"}
    return canonical(said)


def check(line: PublishedLine) -> None:
    both = base64.b64decode(line.signature)
    signature = encode_dss_signature(int.from_bytes(both[:32], "big"), int.from_bytes(both[32:], "big"))
    from_jwk(list_signer()).verify(signature, message(line), ec.ECDSA(hashes.SHA256()))


def test_a_key_stands_in_the_list_from_its_first_use_on_and_once() -> None:
    a_seal()
    a_seal()
    (line,) = list_seal_keys()
    assert (line.seq, line.event, line.previous) == (1, "added", "0" * 64)


def test_who_holds_the_signers_key_checks_each_line_and_that_none_was_left_out() -> None:
    a_seal()
    revoke_seal_key(actor=KEEPER, at=AT, key_id=list_seal_keys()[0].key_id, since=AT)
    first, second = list_seal_keys()
    check(first)
    check(second)
    assert second.previous == sha256(message(first)).hexdigest()
    with pytest.raises(InvalidSignature):
        check(type(first)(**{name: getattr(first, name) for name in first.__slots__} | {"event": "revoked"}))


def test_a_seal_of_ours_is_opened() -> None:
    assert open_seal(a_seal()).facts.number == FACTS.number


def test_what_a_key_sealed_before_it_was_lost_stays_good_and_what_came_after_does_not() -> None:
    seal = a_seal()
    key_id = list_seal_keys()[0].key_id
    revoke_seal_key(actor=KEEPER, at=AT, key_id=key_id, since=AT + timedelta(days=1))
    assert open_seal(seal).at == AT
    revoke_seal_key(actor=KEEPER, at=AT, key_id=key_id, since=AT - timedelta(days=1))
    with pytest.raises(cose.NotGenuine):
        open_seal(seal)


def test_only_who_keeps_the_keys_revokes_one() -> None:
    a_seal()
    with pytest.raises(NotAllowed):
        revoke_seal_key(actor=HENDRA, at=AT, key_id=list_seal_keys()[0].key_id, since=AT)
    with pytest.raises(NoSuchSealKey):
        revoke_seal_key(actor=KEEPER, at=AT, key_id="00" * 8, since=AT)


def test_the_database_lets_no_line_be_changed_or_removed() -> None:
    a_seal()
    for attempt in (
        "UPDATE documents_seal_key_event SET event = 'x'",
        "DELETE FROM documents_seal_key_event",
    ):
        with pytest.raises(DatabaseError), acting(WORKER), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(attempt)
