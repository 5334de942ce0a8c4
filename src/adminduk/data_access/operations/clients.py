"""Clients: the machines of an institution, under one agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from ipaddress import ip_network
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from django.db import connection
from django.db.models import Max

from adminduk.data_access.finding import agreement_of, client_of
from adminduk.data_access.models import Client
from adminduk.data_access.operations.sandbox import fill_sandbox
from adminduk.data_access.queries.clients import client_facts
from adminduk.data_access.trail import record_about, tell_processes
from adminduk.data_access.types.clients import ClientFacts
from adminduk.data_access.types.outcomes import Status
from adminduk.data_access.types.refusals import (
    BadCertificate,
    BadClientName,
    BadNetwork,
    StepNotPossible,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.idempotency import once
from adminduk.foundation.access.types import Actor
from adminduk.foundation.crypto import random_code

# A network wider than these is no list of one's own machines.
WIDEST = {4: 8, 6: 19}
MOST_NETWORKS = 50
MOST_CERTIFICATES = 4


def open_client(
    *,
    actor: Actor,
    at: datetime,
    agreement_id: UUID,
    name: str,
    sandbox: bool = False,
    key: str | None = None,
) -> ClientFacts:
    """A client under an agreement that is not over; it cannot ask before it has a key or a certificate.

    A sandbox client sees synthetic residents only, and nobody is charged for it.
    """
    name = " ".join(name.split())
    if not 1 <= len(name) <= 80:
        raise BadClientName
    with acting(actor):
        actor.require("data_access.draft")
        agreement = agreement_of(agreement_id)
        if agreement.status in {Status.ENDED, Status.REFUSED}:
            raise StepNotPossible

        def make() -> str:
            if sandbox:
                fill_sandbox()
            word = "".join(letter for letter in agreement.institution.short_name.lower() if letter.isalnum())
            client = Client.objects.create(
                client_id=f"{word[:12]}-{random_code(12).lower()}",
                client_no=_next_number(),
                agreement=agreement,
                name=name,
                sandbox=sandbox,
                created_at=at,
                changed_at=at,
            )
            _tell(client, actor, at, "open")
            return client.client_id

        client_id = once(actor=actor, operation="data_access.client", key=key, at=at, make=make)
        return client_facts(Client.objects.get(client_id=client_id))


def close_client(*, actor: Actor, at: datetime, client_id: str) -> None:
    """Its next request is refused, whatever token it holds."""

    def close(client: Client) -> bool:
        changed, client.active = client.active, False
        return changed

    _change(actor, at, client_id, "close", close)


def reopen_client(*, actor: Actor, at: datetime, client_id: str) -> None:
    """Lets it ask again; by the centre only. Tokens of before stay void."""
    actor.require("data_access.draft")

    def reopen(client: Client) -> bool:
        if client.active:
            return False
        client.active, client.tokens_since = True, at
        return True

    _change(actor, at, client_id, "reopen", reopen)


def call_in_tokens(*, actor: Actor, at: datetime, client_id: str) -> None:
    """Every token that the client holds is void; it asks for a new one."""

    def call_in(client: Client) -> bool:
        client.tokens_since = at
        return True

    _change(actor, at, client_id, "call_in_tokens", call_in)


def set_addresses(*, actor: Actor, at: datetime, client_id: str, networks: Iterable[str]) -> None:
    """From where the client may ask: networks in CIDR form or single addresses; none admits every address."""
    wanted = sorted({_network(text) for text in networks if text.strip()})
    if len(wanted) > MOST_NETWORKS:
        raise BadNetwork(network=f"{len(wanted)}")

    def put(client: Client) -> bool:
        changed, client.addresses = client.addresses != wanted, wanted
        return changed

    _change(actor, at, client_id, "set_addresses", put)


def add_certificate(*, actor: Actor, at: datetime, client_id: str, pem: str) -> str:
    """A client certificate for mutual TLS (RFC 8705); answers its SHA-256 thumbprint in hex."""
    try:
        certificate = x509.load_pem_x509_certificate(pem.strip().encode())
    except ValueError as broken:
        raise BadCertificate from broken
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise BadCertificate
    thumbprint = certificate.fingerprint(SHA256()).hex()

    def add(client: Client) -> bool:
        if thumbprint in client.certificates:
            return False
        if len(client.certificates) >= MOST_CERTIFICATES:
            raise BadCertificate
        client.certificates = [*client.certificates, thumbprint]
        return True

    _change(actor, at, client_id, "add_certificate", add)
    return thumbprint


def remove_certificate(*, actor: Actor, at: datetime, client_id: str, thumbprint: str) -> None:
    """Takes a certificate away; tokens that are bound to it are void with the next request."""

    def remove(client: Client) -> bool:
        kept = [one for one in client.certificates if one != thumbprint.lower()]
        changed, client.certificates = kept != client.certificates, kept
        return changed

    _change(actor, at, client_id, "remove_certificate", remove)


def _change(
    actor: Actor, at: datetime, client_id: str, action: str, change: Callable[[Client], bool]
) -> None:
    """`change` answers whether it changed anything; if not, nothing is written."""
    with acting(actor):
        client = client_of(actor, client_id)
        if change(client):
            client.changed_at = at
            client.save(update_fields=["active", "certificates", "addresses", "tokens_since", "changed_at"])
            _tell(client, actor, at, action)


def _tell(client: Client, actor: Actor, at: datetime, action: str) -> None:
    record_about(
        "client", client.client_id, actor=actor, at=at, action=action, detail={"number": client.client_no}
    )
    tell_processes()


def _network(text: str) -> str:
    try:
        network = ip_network(text.strip())
    except ValueError as broken:
        raise BadNetwork(network=text.strip()[:60]) from broken
    if network.prefixlen < WIDEST[network.version]:
        raise BadNetwork(network=text.strip()[:60])
    return str(network)


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('data_access_client', 0))")
    last = Client.objects.aggregate(last=Max("client_no"))["last"]
    return (last or 0) + 1
