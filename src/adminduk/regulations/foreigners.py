"""What the law says about foreigners (orang asing): permits, letters and cards."""

from __future__ import annotations

from datetime import date, timedelta

from adminduk.regulations.countries import ALPHA3, WITHOUT_A_COUNTRY
from adminduk.regulations.law import Law

# Limited and permanent stay permits: `stay_permit_kind`.
ITAS, ITAP = "ITAS", "ITAP"
INDONESIA = "IDN"


def is_nationality_of_a_foreigner(code: str) -> bool:
    """A country of ISO 3166-1 alpha-3 other than Indonesia, or a code of somebody who has none."""
    return code in ALPHA3 | WITHOUT_A_COUNTRY and code != INDONESIA


def permit_counts(until: date, today: date) -> bool:
    """Letter and card count as long as the permit does (UU 23/2006 art. 20-21); its last day is `until`."""
    return until >= today


def is_late(issued_on: date, reported_on: date, law: Law) -> bool:
    """Reported later than 14 days after the permit (UU 23/2006 art. 20(1), 21(1)); never refused."""
    return reported_on > issued_on + timedelta(law.foreigners.permit_limit_days)


def stands_on_a_family_card(permit: str) -> bool:
    """Who stays for good has a family card; who stays for a time has a letter (UU 23/2006 art. 20-21, 61)."""
    return permit == ITAP


def gets_nik(permit: str, law: Law) -> bool:
    """Everyone with a permanent permit has a NIK (UU 24/2013 art. 13); with a limited one by practice."""
    return permit == ITAP or law.foreigners.visitor_gets_nik


def renews_in_time(old_until: date, reported_on: date, law: Law) -> bool:
    """Card and letter are renewed at the latest 30 days before they end (UU 24/2013 art. 63-64)."""
    return reported_on <= old_until - timedelta(law.foreigners.renewal_days_before)


def renewal_is_longer(old_until: date | None, until: date) -> bool:
    """A renewed permit ends later than the one before."""
    return old_until is None or until > old_until
