from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from adminduk.foundation.texts import Both


class Verdict(StrEnum):
    """Green: genuine and in force. Yellow: genuine, but a newer one exists. Red: not genuine."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Verification:
    """Our register's word on a code. Names are masked; nothing is said of a code that is not ours."""

    verdict: Verdict
    sentence: Both
    title: Both | None = None
    number: str = ""
    label: str = ""
    issued_on: date | None = None
    signed_at: datetime | None = None
    signer_name: str = ""
    signer_title: str = ""
    kabkota: str = ""
    signed_sha256: str = ""
    superseded_at: datetime | None = None
