"""Phone numbers and e-mail addresses: one way of writing each, sealed, and found by a blind index."""

from __future__ import annotations

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from adminduk.accounts.types import Contact, ContactKind, ContactUnclear
from adminduk.foundation.crypto import blind_index, open_sealed, seal
from adminduk.foundation.masking import mask_email, mask_phone
from adminduk.messaging.types import Recipient

GET_MESSAGES = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}


def read_contact(typed: str) -> Contact:
    """What somebody typed, as a mobile number (Indonesia's unless it says otherwise) or an e-mail address.

    Raises `ContactUnclear`.
    """
    typed = typed.strip()
    return _email(typed) if "@" in typed else _phone(typed)


def _email(typed: str) -> Contact:
    address = typed.lower()
    try:
        validate_email(address)
    except ValidationError:
        raise ContactUnclear from None
    if len(address) > 254:
        raise ContactUnclear
    return Contact(ContactKind.EMAIL, address)


def _phone(typed: str) -> Contact:
    digits = "".join(letter for letter in typed if letter.isdigit())
    # Many write the country's 62 without its plus, which no rule of a country's own numbers expects.
    text = f"+{digits}" if digits.startswith("62") else typed
    try:
        number = phonenumbers.parse(text, "ID")
    except NumberParseException:
        raise ContactUnclear from None
    if not phonenumbers.is_valid_number(number) or phonenumbers.number_type(number) not in GET_MESSAGES:
        raise ContactUnclear
    return Contact(ContactKind.PHONE, phonenumbers.format_number(number, PhoneNumberFormat.E164))


def index_of(contact: Contact) -> bytes:
    return blind_index(contact.value, field=f"contact/{contact.kind}")


def seal_contact(contact: Contact, *, row: object) -> bytes:
    return seal(contact.value.encode(), context=f"accounts/contact/{row}")


def open_contact(kind: str, box: bytes, *, row: object) -> Contact:
    return Contact(ContactKind(kind), open_sealed(box, context=f"accounts/contact/{row}").decode())


def masked(contact: Contact) -> str:
    return mask_phone(contact.value) if contact.kind is ContactKind.PHONE else mask_email(contact.value)


def recipient(contact: Contact) -> Recipient:
    if contact.kind is ContactKind.PHONE:
        return Recipient(phone=contact.value)
    return Recipient(email=contact.value)
