"""Clients and their keys."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from adminduk.data_access.finding import sees
from adminduk.data_access.models import Client, ClientKey
from adminduk.data_access.queries.agreements import seen
from adminduk.data_access.types.clients import ClientFacts, KeyFacts
from adminduk.data_access.types.refusals import NoSuchClient
from adminduk.foundation.access.types import Actor


def key_facts(one: ClientKey) -> KeyFacts:
    return KeyFacts(
        id=one.key_id,
        kid=one.kid,
        algorithm=one.jwk.get("alg", ""),
        jwk=one.jwk,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
    )


def client_facts(one: Client, keys: Iterable[ClientKey] | None = None) -> ClientFacts:
    known = one.keys.all() if keys is None else keys
    return ClientFacts(
        client_id=one.client_id,
        number=one.client_no,
        agreement_id=one.agreement_id,
        name=one.name,
        sandbox=one.sandbox,
        active=one.active,
        certificates=tuple(one.certificates),
        addresses=tuple(one.addresses),
        keys=tuple(key_facts(key) for key in sorted(known, key=lambda key: (key.valid_from, key.kid))),
    )


def list_clients(*, actor: Actor, agreement_id: UUID) -> list[ClientFacts]:
    seen(actor, agreement_id)
    found = Client.objects.prefetch_related("keys").filter(agreement_id=agreement_id)
    return [client_facts(one) for one in found.order_by("client_no")]


def get_client(*, actor: Actor, client_id: str) -> ClientFacts:
    """`NoSuchClient` also for another institution's."""
    client = Client.objects.select_related("agreement").filter(client_id=client_id).first()
    if client is None or not sees(actor, client.agreement.institution_id):
        raise NoSuchClient
    return client_facts(client)
