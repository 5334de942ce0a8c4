"""What is done to a client on a page, and what its page shows: the same for the centre and for its owner."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from adminduk.data_access import operations, queries
from adminduk.data_access.types import BadCertificate, BadNetwork
from adminduk.foundation.access.types import Actor
from adminduk.foundation.refusals import Refused
from adminduk.surfaces.components.client_forms import ADDRESSES, CERTIFICATE, KEY, keys_of


def apply_step(*, actor: Actor, at: datetime, client_id: str, step: str, data: Any) -> None:
    """`data` is what was posted; what it may hold is cut before anything reads it."""
    facts: dict[str, Any] = {"actor": actor, "at": at}
    of_client = facts | {"client_id": client_id}
    if step == "add-key":
        operations.add_key(**of_client, key_text=str(data.get("key", ""))[:20_000])
    elif step in {"withdraw-key", "stolen-key"}:
        operations.withdraw_key(**facts, key_id=_uuid(data.get("key_id")), stolen=step == "stolen-key")
    elif step == "add-certificate":
        operations.add_certificate(**of_client, pem=str(data.get("pem", ""))[:20_000])
    elif step == "remove-certificate":
        operations.remove_certificate(**of_client, thumbprint=str(data.get("thumbprint", "")))
    elif step == "addresses":
        operations.set_addresses(**of_client, networks=str(data.get("addresses", ""))[:4_000].split())
    elif step == "call-in":
        operations.call_in_tokens(**of_client)
    elif step == "close":
        operations.close_client(**of_client)
    elif step == "reopen":
        operations.reopen_client(**of_client)


def facts_of_client(
    *, actor: Actor, at: datetime, client_id: str, refused: Refused | None, step: str, data: Any
) -> dict[str, Any]:
    """For components/agreements/_client.html; a refusal stands beside its box, or above the page."""
    client = queries.get_client(actor=actor, client_id=client_id)
    beside = {
        "add-key": "key",
        "add-certificate": "pem" if isinstance(refused, BadCertificate) else "",
        "addresses": "addresses" if isinstance(refused, BadNetwork) else "",
    }.get(step, "")
    sent = data.get("addresses")
    networks = "\n".join(client.addresses) if sent is None else sent
    # What was sent as a key is not shown again: it may have been a private one.
    return {
        "client": client,
        "agreement": queries.get_agreement(actor=actor, agreement_id=client.agreement_id),
        "keys": keys_of(client, at),
        "key_field": KEY.with_(error=refused if beside == "key" else ""),
        "certificate_field": CERTIFICATE.with_(error=refused if beside == "pem" else ""),
        "addresses_field": ADDRESSES.with_(value=networks, error=refused if beside == "addresses" else ""),
        "problems": [refused] if refused and not beside else [],
    }


def _uuid(text: object) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        return UUID(int=0)
