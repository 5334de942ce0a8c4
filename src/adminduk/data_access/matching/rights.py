"""What a client may have matched, asked anew before every step: from the database, never from memory."""

from __future__ import annotations

from datetime import datetime

from adminduk.data_access.elements import wires_of
from adminduk.data_access.policy import Policy, policy_of
from adminduk.data_access.types.troubles import AgreementNotInForce, NoBulk, NotAgreed
from adminduk.foundation.db.sql import first, statement


def policy_for_files(client_no: int, *, asked: int = 0, at: datetime) -> Policy:
    """The policy in force; refuses when there is none, when it has no files, or not these elements."""
    row = first(
        f"{statement('data_access', 'policies')} AND client.client_no = %(client)s", {"client": client_no}
    )
    policy = policy_of(row) if row else None
    if policy is None or not policy.lasts(at.timestamp()):
        raise AgreementNotInForce
    if not policy.bulk:
        raise NoBulk
    if beyond := policy.beyond(asked):
        raise NotAgreed(names=", ".join(wires_of(beyond)))
    return policy
