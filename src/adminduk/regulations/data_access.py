"""What the law says about institutions that use population data, and what they pay (PP 10/2023)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta

from adminduk.regulations.families import NOT_MARRIED
from adminduk.regulations.law import Law

FREE, COMMERCIAL, OPERATOR = "free", "commercial", "operator"
PLAIN, FINGERPRINT, FACE = "plain", "fingerprint", "face"


def elements_are_of_the_law(elements: Collection[str], law: Law) -> bool:
    """Nothing is agreed on that the law does not name (UU 24/2013 art. 58(2))."""
    return bool(elements) and set(elements) <= set(law.data_access.elements)


def purpose_is_of_the_law(purpose: str, law: Law) -> bool:
    """UU 24/2013 art. 58(4)."""
    return purpose in law.data_access.purposes


def agreement_is_founded(mou_number: str, pks_number: str, legal_basis: str) -> bool:
    """A PKS stands on a memorandum and on a legal basis of its holder (Permendagri 17/2023 art. 7)."""
    return all(text.strip() for text in (mou_number, pks_number, legal_basis))


def period_is_possible(valid_from: date, valid_until: date, law: Law) -> bool:
    """From and until in order, both days included, and not for longer than an agreement may last."""
    try:
        end = valid_from.replace(year=valid_from.year + law.data_access.longest_years)
    except ValueError:
        # From the 29th of February to a year without one.
        end = valid_from.replace(year=valid_from.year + law.data_access.longest_years, day=28)
    return valid_from <= valid_until < end


def tariff_fits(sector: str, tariff: str, law: Law) -> bool:
    """Who makes a profit pays; government, regions, BPJS and their hospitals do not (PP 10/2023)."""
    return tariff in law.data_access.tariffs_of_sectors.get(sector, "").split()


def price_of_access(tariff: str, how: str, law: Law) -> int:
    """Rupiah for one NIK; `how` is plain, fingerprint or face (PP 10/2023, annex)."""
    section = law.data_access
    prices = {
        PLAIN: section.price_of_access,
        FINGERPRINT: section.price_of_fingerprint,
        FACE: section.price_of_face,
    }
    return _share(prices[how], tariff, law)


def access_is_charged(way: str, found: bool, law: Law) -> bool:
    """Whether an access is paid for by itself; `found`: it was about somebody whom the institution may ask about."""
    by_itself = way in law.data_access.charged_by_access
    return by_itself and (found or law.data_access.misses_are_charged)


def price_of_matching(tariff: str, people: int, full: bool, law: Law) -> int:
    """Rupiah for one file of `people` with the full elements or with fewer (PP 10/2023, annex)."""
    section = law.data_access
    prices = section.price_of_matching if full else section.price_of_matching_incomplete
    return _share(prices[bisect_left(section.matching_up_to, people)], tariff, law)


def matching_is_full(elements: Collection[str], law: Law) -> bool:
    """Whether a file pays the tariff of full elements (PP 10/2023, annex)."""
    return set(law.data_access.matching_is_full_with) <= set(elements)


def price_of_figures(tariff: str, level: int, law: Law) -> int:
    """Rupiah for figures of `level` (1, 2 or 3) for six months (PP 10/2023, annex)."""
    return _share(law.data_access.price_of_figures[level - 1], tariff, law)


def semesters_over(valid_from: date, valid_until: date, today: date) -> list[str]:
    """The semesters, as in "2026-1", that touched the agreement and are over; each is to be reported on."""
    found = []
    year, half = valid_from.year, 1 if valid_from.month <= 6 else 2
    while (end := semester_end(f"{year}-{half}")) < today and date(year, 6 * half - 5, 1) <= valid_until:
        found.append(f"{end.year}-{half}")
        year, half = (year, 2) if half == 1 else (year + 1, 1)
    return found


def semester_end(semester: str) -> date:
    """The last day of a semester such as "2026-1"."""
    year, _, half = semester.partition("-")
    return date(int(year), 6, 30) if half == "1" else date(int(year), 12, 31)


def report_is_late(semester: str, today: date, law: Law) -> bool:
    """Whether the report on `semester` should have been here."""
    return today > semester_end(semester) + timedelta(days=law.data_access.report_days)


def _share(rupiah: int, tariff: str, law: Law) -> int:
    """What a class pays of the tariff: nothing, all, or the operators' percentage."""
    if tariff == FREE:
        return 0
    return rupiah * law.data_access.operator_percent // 100 if tariff == OPERATOR else rupiah


def walks_through_numbers(found: int, near: int, law: Law) -> bool:
    """Of `found` people, `near` have a NIK beside another one's (parameter alarm_walk)."""
    return _much(near, found, law.data_access.alarm_walk)


def tries_numbers(asked: int, missed: int, law: Law) -> bool:
    """Of `asked` NIK, `missed` are nobody's (parameter alarm_misses)."""
    return _much(missed, asked, law.data_access.alarm_misses)


def asks_at_night(clock_hour: int, asked: int, usual: float, days: int, law: Law) -> bool:
    """`asked` in the hour `clock_hour` (0 to 23, WIB); `usual` is the mean of such hours over `days` days
    before (parameter alarm_night)."""
    told = law.data_access.alarm_night
    quiet = clock_hour < told["until"] and days >= told["days"]
    return quiet and asked >= max(told["least"], told["times"] * usual)


def grows_suddenly(today: int, usual: float, days: int, law: Law) -> bool:
    """`today` against `usual`, the mean of `days` days before (parameter alarm_growth)."""
    told = law.data_access.alarm_growth
    return days >= told["days"] and today >= max(told["least"], told["times"] * usual)


def _much(part: int, whole: int, told: Mapping[str, int]) -> bool:
    return part >= told["least"] and part * 100 >= whole * told["percent"]


def parent_watches_over(birth_date: date, marital_status: int, today: date, law: Law) -> bool:
    """A parent sees who looked at a child that is not of age and never married (UU 1/1974 art. 47)."""
    years = today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))
    return years < law.data_access.watched_below_age and marital_status == NOT_MARRIED


def objection_due(at: datetime, law: Law) -> datetime:
    """Until when an objection to a look is to be answered (UU 27/2022)."""
    return at + timedelta(hours=law.data_access.objection_hours)
