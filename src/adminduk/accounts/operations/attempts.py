"""Asking to sign in: three numbers that stand on every photocopy, and a code to the phone bound first."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from adminduk.accounts import models
from adminduk.accounts.contacts import index_of, read_contact, recipient, seal_contact
from adminduk.accounts.rows import (
    RESEND_AFTER,
    attempt_of,
    contact_of_account,
    contact_of_attempt,
    find_binding,
)
from adminduk.accounts.types import (
    Attempt,
    AttemptOver,
    BoundElsewhere,
    Contact,
    ContactFull,
    NobodyMatches,
    NumberUnclear,
    TooManyCodes,
    TooSoon,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.audit.operations import record
from adminduk.foundation.crypto import hash_secret, random_digits
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.throttle.operations import count_try
from adminduk.messaging.operations import send
from adminduk.register.queries import match_resident
from adminduk.register.types import ResidentMatch

# Before the code is right nobody has any sight, so the room itself looks up attempts and bindings.
SIGN_IN = system("sign-in of residents", Scope.nation())

LIFETIME = timedelta(minutes=10)
CODES = 3
PEOPLE_PER_CONTACT = 10

HOUR = timedelta(hours=1)
TRIES_PER_NIK = 8
# Whole villages share one address of their mobile provider.
TRIES_PER_ADDRESS = 120
CODES_PER_CONTACT = 6


def begin(
    *,
    actor: Actor,
    at: datetime,
    nik: str,
    kk_number: str,
    birth_date: date,
    contact: str,
    remote: str,
    language: str = "id",
) -> Attempt:
    """Sends a one-time code to `contact` when the three belong to one living resident.

    `actor` is the public, `contact` a phone number or e-mail address as typed, `remote` the asking
    address. Raises `ContactUnclear`, `NumberUnclear`, `TooManyTries`, `NobodyMatches` (the same words,
    work and time whichever of the three is wrong), `BoundElsewhere` (the first holder is told, once a
    day) or `ContactFull`. Not to be called inside a larger act: what it counts must outlive a refusal.
    """
    wanted = read_contact(contact)
    nik, kk_number = _sixteen_digits(nik), _sixteen_digits(kk_number)
    count_try(what="sign-in from", who=remote, at=at, limit=TRIES_PER_ADDRESS, per=HOUR)
    count_try(what="sign-in as", who=nik, at=at, limit=TRIES_PER_NIK, per=HOUR)
    code = random_digits(6)
    # Hashed before anything is known: a miss costs the same time as a hit.
    code_hash = hash_secret(code)
    matched = match_resident(actor=actor, nik=nik, kk_number=kk_number, birth_date=birth_date)
    if matched is None:
        _log(actor, at, "sign-in.miss", None, "")
        raise NobodyMatches
    _refuse_other_contact(actor, at, matched, wanted)
    count_try(what="codes to", who=f"{wanted.kind}/{wanted.value}", at=at, limit=CODES_PER_CONTACT, per=HOUR)
    attempt_id = new_id()
    with acting(SIGN_IN):
        attempt = models.Attempt.objects.create(
            attempt_id=attempt_id,
            person_id=matched.person_id,
            kabkota=matched.kabkota,
            contact_kind=wanted.kind,
            contact=seal_contact(wanted, row=attempt_id),
            contact_index=index_of(wanted),
            language="en" if language.startswith("en") else "id",
            code_hash=code_hash,
            sent_at=at,
            expires_at=at + LIFETIME,
        )
        _log(actor, at, "sign-in.begin", attempt_id, matched.kabkota)
        _send_code(attempt, wanted, code, at)
        return attempt_of(attempt)


def resend(*, at: datetime, attempt_id: UUID) -> Attempt:
    """Sends a new code to the same contact; the one before no longer counts.

    Raises `AttemptOver`, `TooSoon` (one a minute) or `TooManyCodes` (three in all).
    """
    with acting(SIGN_IN):
        attempt = open_attempt(attempt_id, at)
        wait = attempt.sent_at + RESEND_AFTER - at
        if wait > timedelta(0):
            raise TooSoon(seconds=max(1, round(wait.total_seconds())))
        if attempt.codes_sent >= CODES:
            raise TooManyCodes
        code = random_digits(6)
        # The misses stay: a new code is no new set of guesses.
        attempt.code_hash = hash_secret(code)
        attempt.codes_sent += 1
        attempt.sent_at, attempt.expires_at = at, at + LIFETIME
        attempt.save(update_fields=["code_hash", "codes_sent", "sent_at", "expires_at"])
        _log(SIGN_IN, at, "sign-in.resend", attempt_id, attempt.kabkota)
        _send_code(attempt, contact_of_attempt(attempt), code, at)
        return attempt_of(attempt)


def open_attempt(attempt_id: UUID, at: datetime) -> models.Attempt:
    """The attempt, locked, if its code may still be typed; `AttemptOver` otherwise."""
    attempt = models.Attempt.objects.select_for_update().filter(attempt_id=attempt_id).first()
    if attempt is None or attempt.used_at is not None or at >= attempt.expires_at:
        raise AttemptOver
    return attempt


def tell_first_holder(actor: Actor, at: datetime, account: models.Account) -> None:
    """Somebody else came with the holder's data; he hears of it once a day, however often they come."""
    send(
        actor=actor,
        at=at,
        kind="binding_refused",
        to=recipient(contact_of_account(account)),
        facts={},
        kabkota=account.kabkota,
        subject_kind="account",
        subject_id=account.account_id,
        key=f"binding refused/{account.account_id}/{at.date()}",
        language=account.language,
    )


def _refuse_other_contact(actor: Actor, at: datetime, matched: ResidentMatch, wanted: Contact) -> None:
    """Commits what it writes (the first holder is told) and raises after that."""
    with acting(SIGN_IN):
        account = find_binding(matched.person_id)
        elsewhere = account is not None and bytes(account.contact_index) != index_of(wanted)
        if account is not None and elsewhere:
            tell_first_holder(SIGN_IN, at, account)
            _log(actor, at, "sign-in.bound-elsewhere", account.account_id, account.kabkota)
        others = models.Account.objects.filter(contact_index=index_of(wanted), reset_at__isnull=True)
        full = account is None and others.count() >= PEOPLE_PER_CONTACT
    if elsewhere:
        raise BoundElsewhere
    if full:
        raise ContactFull


def _send_code(attempt: models.Attempt, to: Contact, code: str, at: datetime) -> None:
    send(
        actor=SIGN_IN,
        at=at,
        kind="one_time_code",
        to=recipient(to),
        facts={"code": code, "minutes": LIFETIME.seconds // 60},
        kabkota=attempt.kabkota,
        subject_kind="sign-in",
        subject_id=attempt.attempt_id,
        key=f"code/{attempt.attempt_id}/{attempt.codes_sent}",
        language=attempt.language,
    )


def _sixteen_digits(typed: str) -> str:
    digits = "".join(typed.replace(".", " ").replace("-", " ").split())
    if len(digits) != 16 or not (digits.isascii() and digits.isdigit()):
        raise NumberUnclear
    return digits


def _log(actor: Actor, at: datetime, action: str, subject_id: UUID | None, kabkota: str) -> None:
    record(
        actor=actor,
        at=at,
        action=action,
        subject_kind="sign-in",
        subject_id=subject_id or "nobody",
        kabkota=kabkota,
    )
