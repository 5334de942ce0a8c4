"""From rows to what others may see of them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from adminduk.accounts import models
from adminduk.accounts.contacts import masked, open_contact
from adminduk.accounts.types import Account, Assurance, Attempt, Contact

MISSES = 5
RESEND_AFTER = timedelta(seconds=60)


def contact_of_account(row: models.Account) -> Contact:
    return open_contact(row.contact_kind, row.contact, row=row.account_id)


def contact_of_attempt(row: models.Attempt) -> Contact:
    return open_contact(row.contact_kind, row.contact, row=row.attempt_id)


def account_of(row: models.Account) -> Account:
    contact = contact_of_account(row)
    return Account(
        account_id=row.account_id,
        person_id=row.person_id,
        kabkota=row.kabkota,
        contact_kind=contact.kind,
        contact=masked(contact),
        assurance=Assurance(row.assurance),
        bound_at=row.bound_at,
        matched_at=row.matched_at,
    )


def attempt_of(row: models.Attempt) -> Attempt:
    contact = contact_of_attempt(row)
    return Attempt(
        attempt_id=row.attempt_id,
        contact_kind=contact.kind,
        contact=masked(contact),
        expires_at=row.expires_at,
        may_resend_at=row.sent_at + RESEND_AFTER,
        tries_left=MISSES - row.misses,
    )


def find_binding(person_id: UUID, *, lock: bool = False) -> models.Account | None:
    """The person's binding in force, as far as the acting sight goes."""
    rows = models.Account.objects.select_for_update() if lock else models.Account.objects
    return rows.filter(person_id=person_id, reset_at__isnull=True).first()
