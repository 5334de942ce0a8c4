"""What officers do to bindings: vouch for the person, or undo the binding."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from adminduk.accounts import models
from adminduk.accounts.contacts import recipient
from adminduk.accounts.rows import contact_of_account, find_binding
from adminduk.accounts.types import Assurance, NoBinding, ResetReasonNeeded
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.messaging.operations import send
from adminduk.register.queries import get_person


def match(
    *,
    actor: Actor,
    at: datetime,
    case_id: UUID,
    person_id: UUID | None = None,
    account_id: UUID | None = None,
) -> bool:
    """Writes down that the officer compared the account's holder with his papers, in that case.

    Name the account or the person. Answers whether the account is matched now: false when there is no
    binding in force, or when it is of another region, whose officers know the person. Twice is once.
    Raises `NotAllowed` without the permission `accounts.match`.
    """
    if (person_id is None) == (account_id is None):
        raise ValueError("name the account or the person")
    actor.require("accounts.match")
    with acting(actor):
        rows = models.Account.objects.select_for_update().filter(reset_at__isnull=True)
        account = rows.filter(person_id=person_id).first() if person_id else None
        if account_id:
            account = rows.filter(account_id=account_id).first()
        if account is None or not actor.scope.covers(account.kabkota):
            return False
        if account.assurance == Assurance.MATCHED:
            return True
        account.assurance, account.matched_at = Assurance.MATCHED, at
        account.matched_by, account.matched_in_case = actor.id, case_id
        account.save(update_fields=["assurance", "matched_at", "matched_by", "matched_in_case"])
        _log(actor, at, "account.match", account, {"case": str(case_id)})
        return True


def reset_binding(*, actor: Actor, at: datetime, person_id: UUID, reason: str) -> None:
    """Ends a person's binding, so that he can bind a new phone; the old one is told, its sessions end.

    The person must be registered in the actor's jurisdiction (permission `accounts.reset`). Raises
    `PersonNotFound`, `NotAllowed`, `NoBinding`, `ResetReasonNeeded`.
    """
    actor.require("accounts.reset")
    reason = " ".join(reason.split())
    if len(reason) < 10:
        raise ResetReasonNeeded
    person = get_person(actor=actor, purpose="reset of a binding", person_id=person_id)
    actor.require("accounts.reset", person.kabkota)
    # The binding may still bear the region where the person signed in last, before he moved here.
    with acting(replace(actor, person_id=person_id)):
        account = find_binding(person_id, lock=True)
        if account is None:
            raise NoBinding
        account.reset_at, account.reset_by, account.reset_reason = at, actor.id, reason[:500]
        account.save(update_fields=["reset_at", "reset_by", "reset_reason"])
        _log(actor, at, "account.reset", account, {})
        send(
            actor=actor,
            at=at,
            kind="binding_reset",
            to=recipient(contact_of_account(account)),
            facts={},
            kabkota=person.kabkota,
            subject_kind="account",
            subject_id=account.account_id,
            key=f"binding reset/{account.account_id}",
            language=account.language,
        )


def _log(actor: Actor, at: datetime, action: str, account: models.Account, detail: dict[str, str]) -> None:
    record(
        actor=actor,
        at=at,
        action=action,
        subject_kind="account",
        subject_id=account.account_id,
        kabkota=account.kabkota,
        detail=detail,
    )
