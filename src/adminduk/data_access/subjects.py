"""Whom a line of the log is about, when the NIK is nobody's: an id derived from it under a key of our own.

So walking through NIKs can be seen, and the same NIK asked twice is the same subject, while the log tells
nobody which NIK it was. Such ids are of version 8 (RFC 9562, 5.8); those of people are of version 7.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from adminduk.foundation.keys import derived_key


def nobody(nik: str) -> UUID:
    """The subject of a question about a NIK that nobody has."""
    return UUID(nobody_hex(nik))


def nobody_hex(nik: str) -> str:
    keyed = _keyed().copy()
    keyed.update(nik.encode())
    told = keyed.hexdigest()
    return f"{told[:12]}8{told[13:16]}8{told[17:]}"


@cache
def _keyed() -> Any:
    key = derived_key(Path(settings.ADMINDUK_MASTER_KEY), "institutions/nobody")
    return blake2b(key=key, digest_size=16)
