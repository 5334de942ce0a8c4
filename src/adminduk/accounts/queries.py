"""Reads of accounts. The surfaces keep the account's id in the session and ask here at every request."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from adminduk.accounts import models
from adminduk.accounts.contacts import recipient
from adminduk.accounts.operations.attempts import SIGN_IN, open_attempt
from adminduk.accounts.rows import account_of, attempt_of, contact_of_account, find_binding
from adminduk.accounts.types import Account, Attempt, SignInAgain
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.audit.operations import record_read
from adminduk.messaging.types import Recipient


def get_attempt(*, at: datetime, attempt_id: UUID) -> Attempt:
    """The sign-in that waits for its code; `AttemptOver` when it does not wait any more."""
    with acting(SIGN_IN):
        return attempt_of(open_attempt(attempt_id, at))


def get_account(account_id: UUID) -> Account:
    """The account of a session; `SignInAgain` when its binding was reset meanwhile."""
    with acting(_resident(account_id)):
        row = models.Account.objects.filter(account_id=account_id, reset_at__isnull=True).first()
    if row is None:
        raise SignInAgain
    return account_of(row)


def actor_of(account: Account) -> Actor:
    """The resident as one who acts: no region, no permissions; rows of his own account and person only."""
    return _resident(account.account_id, account.person_id)


def find_account(*, actor: Actor, purpose: str, person_id: UUID) -> Account | None:
    """The binding in force of a person of the actor's jurisdiction, its contact masked."""
    with acting(actor):
        row = find_binding(person_id)
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="person",
            subject_ids=[person_id],
            elements=["masked contact"],
        )
    return account_of(row) if row else None


def find_recipient(*, actor: Actor, purpose: str, account_id: UUID) -> Recipient | None:
    """Where to send messages for an account; None when its binding was reset.

    The caller vouches for the actor: he handles a case of that account, whose holder may be registered
    in another region.
    """
    with acting(replace(actor, account_id=account_id)):
        row = models.Account.objects.filter(account_id=account_id, reset_at__isnull=True).first()
        if row is None:
            return None
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="person",
            subject_ids=[row.person_id],
            elements=["contact"],
        )
    return recipient(contact_of_account(row))


def _resident(account_id: UUID, person_id: UUID | None = None) -> Actor:
    return Actor(kind=Kind.RESIDENT, id=None, name="Warga", account_id=account_id, person_id=person_id)
