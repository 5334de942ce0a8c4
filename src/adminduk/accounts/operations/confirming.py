"""The code comes back: the first right one binds person and contact, later ones open that binding."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from adminduk.accounts import models
from adminduk.accounts.contacts import seal_contact
from adminduk.accounts.operations.attempts import SIGN_IN, open_attempt, tell_first_holder
from adminduk.accounts.rows import MISSES, account_of, contact_of_attempt, find_binding
from adminduk.accounts.types import Account, Assurance, BoundElsewhere, CodeUsedUp, CodeWrong
from adminduk.foundation.access.acting import acting
from adminduk.foundation.audit.operations import record
from adminduk.foundation.crypto import check_secret
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.refusals import Refused
from adminduk.foundation.throttle.guessing import count_guess, forgive_guesses


def confirm(*, at: datetime, attempt_id: UUID, code: str, remote: str = "") -> Account:
    """The account that the right code opens; the first time it is made.

    Raises `AttemptOver`, `CodeWrong`, `CodeUsedUp`, `TooManyTries`, or `BoundElsewhere` when another
    phone was faster. A code works once. Not to be called inside a larger act: misses must be kept.
    """
    with acting(SIGN_IN):
        person_id = open_attempt(attempt_id, at).person_id
    count_guess(what="sign-in code", who=str(person_id), at=at, remote=remote)
    with acting(SIGN_IN):
        answer = _check(at, attempt_id, "".join(code.split()))
    if isinstance(answer, Refused):
        raise answer
    forgive_guesses(what="sign-in code", who=str(person_id))
    return answer


def _check(at: datetime, attempt_id: UUID, code: str) -> Account | Refused:
    """Answers refusals instead of raising them: what was counted must be committed."""
    attempt = open_attempt(attempt_id, at)
    if attempt.misses >= MISSES:
        return CodeUsedUp()
    if not check_secret(code, attempt.code_hash):
        attempt.misses += 1
        attempt.save(update_fields=["misses"])
        left = MISSES - attempt.misses
        return CodeWrong(left=left) if left else CodeUsedUp()
    attempt.used_at = at
    attempt.save(update_fields=["used_at"])
    account = find_binding(attempt.person_id, lock=True) or _bind(at, attempt)
    if bytes(account.contact_index) != bytes(attempt.contact_index):
        tell_first_holder(SIGN_IN, at, account)
        return BoundElsewhere()
    account.signed_in_at, account.kabkota, account.language = at, attempt.kabkota, attempt.language
    account.save(update_fields=["signed_in_at", "kabkota", "language"])
    record(
        actor=SIGN_IN,
        at=at,
        action="sign-in.confirm",
        subject_kind="account",
        subject_id=account.account_id,
        kabkota=account.kabkota,
    )
    return account_of(account)


def _bind(at: datetime, attempt: models.Attempt) -> models.Account:
    """A new binding, or the one that another phone made in the same moment."""
    account_id = new_id()
    account = models.Account(
        person_id=attempt.person_id,
        account_id=account_id,
        kabkota=attempt.kabkota,
        contact_kind=attempt.contact_kind,
        contact=seal_contact(contact_of_attempt(attempt), row=account_id),
        contact_index=bytes(attempt.contact_index),
        assurance=Assurance.BOUND,
        language=attempt.language,
        bound_at=at,
        signed_in_at=at,
    )
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        first = find_binding(attempt.person_id, lock=True)
        if first is None:
            raise
        return first
    record(
        actor=SIGN_IN,
        at=at,
        action="account.bind",
        subject_kind="account",
        subject_id=account_id,
        kabkota=attempt.kabkota,
        detail={"contact": attempt.contact_kind},
    )
    return account
