"""Passkeys (WebAuthn): both factors in one, and no page can be forged to get at them.

The caller keeps the challenge between the two halves of a ceremony and lets each serve once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

import webauthn
from django.conf import settings
from django.db import IntegrityError, transaction
from webauthn.helpers import (
    base64url_to_bytes,
    options_to_json,
    parse_authentication_credential_json,
)
from webauthn.helpers.exceptions import InvalidAuthenticationResponse, WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind, Scope
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.throttle.operations import count_try
from adminduk.offices.models import Passkey, Staff
from adminduk.offices.operations.signing_in import signed_in
from adminduk.offices.queries.staff import actor_of, staff_facts
from adminduk.offices.trail import record_about
from adminduk.offices.types import (
    BadPasskeyLabel,
    Ceremony,
    NoSuchPasskey,
    NoSuchStaff,
    PasskeyKnown,
    PasskeyRefused,
    SignedIn,
    TooManyPasskeys,
)

MOST = 10
TRIES, WINDOW = 60, timedelta(minutes=15)
REQUIRED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class _Site:
    """Who we are to an authenticator: the host and the whole origin of the public address."""

    id: str
    origin: str


def _site() -> _Site:
    parts = urlsplit(settings.ADMINDUK_PUBLIC_URL)
    return _Site(id=parts.hostname or "localhost", origin=f"{parts.scheme}://{parts.netloc}")


def begin_passkey(*, actor: Actor) -> Ceremony:
    """For adding a passkey to one's own account."""
    staff = _own(actor)
    options = webauthn.generate_registration_options(
        rp_id=_site().id,
        rp_name=f"Adminduk {staff.office.town}".strip(),
        user_id=staff.id.bytes,
        user_name=staff.username,
        user_display_name=staff.name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=REQUIRED
        ),
        exclude_credentials=_descriptors(staff),
    )
    return Ceremony(options=options_to_json(options), challenge=options.challenge)


def add_passkey(*, actor: Actor, at: datetime, challenge: bytes, credential: str, label: str) -> UUID:
    """`credential` is the browser's answer as JSON. `PasskeyRefused` when it does not fit the challenge."""
    label = " ".join(label.split())
    if not 1 <= len(label) <= 60:
        raise BadPasskeyLabel
    site = _site()
    try:
        found = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=site.id,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError) as wrong:
        raise PasskeyRefused from wrong
    with acting(actor):
        staff = _own(actor, lock=True)
        if staff.passkeys.count() >= MOST:
            raise TooManyPasskeys(most=MOST)
        passkey_id = new_id()
        try:
            with transaction.atomic():
                Passkey.objects.create(
                    id=passkey_id,
                    staff=staff,
                    credential_id=found.credential_id,
                    public_key=found.credential_public_key,
                    sign_count=found.sign_count,
                    label=label,
                    created_at=at,
                )
        except IntegrityError as known:
            raise PasskeyKnown from known
        record_about(staff, actor=actor, at=at, action="add_passkey", detail={"passkey": str(passkey_id)})
        return passkey_id


def remove_passkey(*, actor: Actor, at: datetime, passkey_id: UUID) -> None:
    """One of one's own."""
    with acting(actor):
        staff = _own(actor, lock=True)
        removed, _ = Passkey.objects.filter(id=passkey_id, staff=staff).delete()
        if not removed:
            raise NoSuchPasskey
        record_about(staff, actor=actor, at=at, action="remove_passkey", detail={"passkey": str(passkey_id)})


def begin_passkey_sign_in(*, staff_id: UUID | None = None) -> Ceremony:
    """For signing in: with `staff_id` as the second step after a password, without it by the key alone."""
    allowed = _descriptors(Staff(id=staff_id)) if staff_id else []
    options = webauthn.generate_authentication_options(
        rp_id=_site().id, allow_credentials=allowed, user_verification=REQUIRED
    )
    return Ceremony(options=options_to_json(options), challenge=options.challenge)


def check_passkey(
    *, at: datetime, challenge: bytes, credential: str, remote: str, staff_id: UUID | None = None
) -> SignedIn:
    """Whose passkey answered `challenge`. The user has shown himself to the authenticator (PIN, finger)."""
    count_try(what="staff-passkey-from", who=remote, at=at, limit=TRIES, per=WINDOW)
    passkey, user_handle = _find(credential)
    staff = passkey.staff
    if not staff.active or (staff_id and staff.id != staff_id) or (user_handle not in {None, staff.id.bytes}):
        raise PasskeyRefused
    site = _site()
    try:
        found = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=site.id,
            expected_origin=site.origin,
            credential_public_key=bytes(passkey.public_key),
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError) as wrong:
        _record_miss(staff, at=at, why="passkey")
        raise PasskeyRefused from wrong
    if not _advance(passkey, found.new_sign_count, at):
        _record_miss(staff, at=at, why="passkey_count")
        raise PasskeyRefused
    return signed_in(staff, at=at)


def _advance(passkey: Passkey, count: int, at: datetime) -> bool:
    """A counter that stands still means a copy of the key (WebAuthn 6.1.1); keys without one answer 0.

    The UPDATE must change one row: of two answers with one count only the first opens.
    """
    actor = actor_of(staff_facts(passkey.staff))
    with acting(actor):
        known = Passkey.objects.filter(id=passkey.id)
        known = known.filter(sign_count__lt=count) if count else known.filter(sign_count=0)
        if known.update(sign_count=count, last_used_at=at) != 1:
            return False
        Staff.objects.filter(id=passkey.staff_id).update(signed_in_at=at)
        record_about(passkey.staff, actor=actor, at=at, action="sign_in", detail={"by": "passkey"})
        return True


def _find(credential: str) -> tuple[Passkey, bytes | None]:
    try:
        answer = parse_authentication_credential_json(credential)
        credential_id = base64url_to_bytes(answer.id)
    except (WebAuthnException, InvalidAuthenticationResponse, ValueError) as wrong:
        raise PasskeyRefused from wrong
    found = Passkey.objects.select_related("staff__office").filter(credential_id=credential_id).first()
    if found is None:
        raise PasskeyRefused
    return found, answer.response.user_handle


def _record_miss(staff: Staff, *, at: datetime, why: str) -> None:
    stranger = Actor(kind=Kind.PUBLIC, id=None, name="sign-in", scope=Scope.none())
    with acting(stranger):
        record_about(staff, actor=stranger, at=at, action="sign_in_failed", detail={"by": why})


def _descriptors(staff: Staff) -> list[PublicKeyCredentialDescriptor]:
    known = Passkey.objects.filter(staff_id=staff.id).values_list("credential_id", flat=True)
    return [PublicKeyCredentialDescriptor(id=bytes(one)) for one in known]


def _own(actor: Actor, *, lock: bool = False) -> Staff:
    found = Staff.objects.select_related("office").filter(id=actor.id, active=True)
    staff = (found.select_for_update(of=("self",)) if lock else found).first()
    if staff is None:
        raise NoSuchStaff
    return staff
