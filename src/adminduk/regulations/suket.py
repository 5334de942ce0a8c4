"""The letter in place of a KTP-el (suket): an emergency, and for how long it counts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from adminduk.regulations.law import Law


def valid_until(issued_on: date, law: Law) -> date:
    """The last day of a suket: so many calendar months later, on the same day or the month's last."""
    months = issued_on.month - 1 + law.suket.valid_months
    year, month = issued_on.year + months // 12, months % 12 + 1
    return date(year, month, min(issued_on.day, monthrange(year, month)[1]))


def may_be_given(reason: str, law: Law) -> bool:
    """Only while there are no blank cards (Ditjen Dukcapil, November 2022): whoever gives one says why."""
    return not law.suket.needs_reason or bool(reason.strip())
