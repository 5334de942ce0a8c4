"""The number that an applicant reads off his receipt: `3201-2611-04217`."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adminduk.casework.models import CaseNumber
from adminduk.casework.types.refusals import NumberUsedUp
from adminduk.foundation.db.serials import next_serial

LAST_SERIAL = 99_999


def next_case_number(*, kabkota: str, day: date, case_id: UUID) -> str:
    """kab/kota, year and month of filing, serial of that month."""
    prefix = f"{kabkota}-{day:%y%m}"
    serial = next_serial("casework_number_counter", prefix, limit=LAST_SERIAL)
    if serial is None:
        raise NumberUsedUp
    number = f"{prefix}-{serial:05d}"
    CaseNumber.objects.create(number=number, case_id=case_id, kabkota=kabkota)
    return number
