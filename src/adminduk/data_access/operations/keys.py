"""Public keys with which clients sign their assertions. Two are valid at once, so that one can take the other's
place without an interruption."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from adminduk.data_access.finding import client_of
from adminduk.data_access.models import Client, ClientKey
from adminduk.data_access.public_keys import read_public_key
from adminduk.data_access.queries.clients import key_facts
from adminduk.data_access.trail import record_about, tell_processes
from adminduk.data_access.types.clients import KeyFacts
from adminduk.data_access.types.refusals import KeyKnown, NoSuchKey, TooManyKeys
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id

AT_ONCE = 2
LONGEST = timedelta(days=730)


def add_key(
    *, actor: Actor, at: datetime, client_id: str, key_text: str, valid_until: datetime | None = None
) -> KeyFacts:
    """A public key as JWK or PEM, valid from now until `valid_until`, at most two years.

    `PrivateKeySent` when the private half came along: then the pair is to be thrown away.
    """
    jwk = read_public_key(key_text)
    until = min(valid_until or at + LONGEST, at + LONGEST)
    with acting(actor):
        client = client_of(actor, client_id)
        if client.keys.filter(Q(kid=jwk["kid"]) | _same(jwk)).exists():
            raise KeyKnown
        if client.keys.filter(valid_until__gt=at).count() >= AT_ONCE:
            raise TooManyKeys
        made = ClientKey.objects.create(
            key_id=new_id(), client=client, kid=jwk["kid"], jwk=jwk, valid_from=at, valid_until=until
        )
        record_about(
            "client", client_id, actor=actor, at=at, action="add_key", detail={"key": str(made.key_id)}
        )
        return key_facts(made)


def withdraw_key(*, actor: Actor, at: datetime, key_id: UUID, stolen: bool = False) -> None:
    """Ends a key now. Tokens that were got with it last ten minutes more; with `stolen` every token of the client
    is void at once."""
    with acting(actor):
        key = ClientKey.objects.filter(key_id=key_id, valid_until__gt=at).first()
        if key is None:
            raise NoSuchKey
        client = client_of(actor, key.client_id)
        ClientKey.objects.filter(key_id=key_id).update(valid_until=at)
        if stolen:
            Client.objects.filter(client_id=client.client_id).update(tokens_since=at, changed_at=at)
            tell_processes()
        detail = {"key": str(key_id), "stolen": stolen}
        record_about("client", client.client_id, actor=actor, at=at, action="withdraw_key", detail=detail)


def _same(jwk: dict[str, str]) -> Q:
    """The same key under another name: a withdrawn one does not come back."""
    return Q(**{f"jwk__{name}": jwk[name] for name in ("x", "n") if name in jwk})
