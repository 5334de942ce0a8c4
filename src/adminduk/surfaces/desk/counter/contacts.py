"""Where the applicant at the counter wants to hear from us; both boxes may stay empty."""

from __future__ import annotations

import re
from typing import Any

import phonenumbers
from django.utils.translation import gettext as _

from adminduk.messaging.types import Recipient
from adminduk.surfaces.components import posted

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")


def read_contact(data: Any) -> tuple[Recipient | None, dict[str, str]]:
    """The recipient, None for nobody; and sentences by the name of the box that is wrong."""
    phone, email = posted.read("phone", "phone", data), posted.read("email", "email", data)
    errors: dict[str, str] = {}
    number = _e164(phone) if phone else None
    if phone and number is None:
        errors["phone"] = _("Nomor HP ini tidak lengkap. Contoh: 0812 3456 7890.")
    if email and not (len(email) <= 254 and _EMAIL.fullmatch(email)):
        errors["email"] = _("Alamat surel ini tidak lengkap. Contoh: nama@contoh.id.")
    if errors or not (number or email):
        return None, errors
    return Recipient(phone=number, email=email or None), errors


def _e164(text: str) -> str | None:
    try:
        number = phonenumbers.parse(text[:40], "ID")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
