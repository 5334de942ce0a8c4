"""What the law says about a marriage, each question a function that reads aloud."""

from __future__ import annotations

from datetime import date, timedelta

from adminduk.regulations import codes
from adminduk.regulations.law import Law

MAN, WOMAN = 1, 2
FOREIGN = 2
# UU 1/1974 came into force; before it no law of all said from which age somebody marries.
MARRIAGE_LAW_SINCE = date(1975, 10, 1)


def are_man_and_woman(husband_sex: int, wife_sex: int) -> bool:
    """A marriage joins a man and a woman (UU 1/1974 art. 1)."""
    return husband_sex == MAN and wife_sex == WOMAN


def is_in_the_future(happened_on: date, today: date) -> bool:
    """An event is reported after it happened (UU 23/2006 art. 34)."""
    return happened_on > today


def is_late(married_on: date, reported_on: date, law: Law) -> bool:
    """Reported later than 60 days (UU 23/2006 art. 34(1)); never a reason to refuse."""
    return reported_on > married_on + timedelta(law.marriage.reporting_limit_days)


def is_late_annulment(final_on: date, reported_on: date, law: Law) -> bool:
    """Reported later than 90 days after the final ruling (UU 23/2006 art. 39(1))."""
    return reported_on > final_on + timedelta(law.marriage.annulment_limit_days)


def needs_dispensation(sex: int, born: date, married_on: date, law: Law) -> bool:
    """Too young on the wedding day by the law of that day (UU 1/1974 art. 7; UU 16/2019: 19 for both)."""
    if married_on < MARRIAGE_LAW_SINCE:
        return False
    then = _law_of(married_on, law).marriage_age
    return _age(born, married_on) < (then.husband if sex == MAN else then.wife)


def needs_parents_consent(born: date, married_on: date, law: Law) -> bool:
    """Who is not 21 yet marries with the consent of both parents (UU 1/1974 art. 6(2))."""
    if married_on < MARRIAGE_LAW_SINCE:
        return False
    return _age(born, married_on) < _law_of(married_on, law).marriage_age.consent_until


def needs_proof_of_end(marital_status: int) -> bool:
    """Who was married before shows how that ended: the akta of the divorce or of the death
    (Perpres 96/2018)."""
    return marital_status in (codes.DIVORCED, codes.DIVORCED_UNREGISTERED, codes.WIDOWED)


def is_in_waiting_time(sex: int, ended_by: str, ended_on: date, married_on: date, law: Law) -> bool:
    """Whether a woman marries before her waiting time (waktu tunggu, iddah) is over (UU 1/1974 art. 11; PP 9/1975
    art. 39): never a reason to refuse, since what shortens or lengthens it is not in the register.

    `ended_by` is how the earlier marriage ended: "death", or a divorce.
    """
    days = {
        "death": law.marriage.waiting_days_after_death,
        "divorce": law.marriage.waiting_days_after_divorce,
        "declared_divorce": law.marriage.waiting_days_after_divorce,
    }.get(ended_by, 0)
    return sex == WOMAN and ended_on <= married_on < ended_on + timedelta(days)


def may_marry_again(sex: int, *, bound: bool, allowed_by_court: bool) -> bool:
    """Who is still married may not; but a man whom the court allowed another wife (UU 1/1974 art. 3-5, 9)."""
    return not bound or (sex == MAN and allowed_by_court)


def are_for_the_religious_office(husband: int | None, wife: int | None, law: Law) -> bool:
    """Muslim couples are recorded by the KUA and divorced by the religious court (UU 23/2006 art. 8(2));
    codes of `religion`, None where it is not known."""
    return husband in law.marriage.religious_office_for and wife in law.marriage.religious_office_for


def need_a_ruling_for_their_faiths(husband: int | None, wife: int | None, law: Law) -> bool:
    """A couple of two religions is registered by ruling only (UU 23/2006 art. 35 a; SEMA 2/2023)."""
    if husband is None or wife is None or husband == wife:
        return False
    return not {husband, wife} <= set(law.marriage.of_one_faith)


def needs_permit(citizenship: int, occupation: int | None, law: Law) -> bool:
    """A soldier or police officer shows the commander's permit, a foreigner that of his own country
    (Perpres 96/2018)."""
    return citizenship == FOREIGN or occupation in law.marriage.permit_for_occupations


def are_too_near(
    one: object, other: object, parents_of_one: set[object], parents_of_other: set[object]
) -> bool:
    """Parent and child, brother and sister, also of one parent only, do not marry (UU 1/1974 art. 8).
    Each is told by his id; parents who are not known are left out."""
    return one in parents_of_other or other in parents_of_one or bool(parents_of_one & parents_of_other)


def is_witnessed(witnesses: int, law: Law) -> bool:
    """A statement of an unregistered marriage or divorce has two witnesses (form F-1.05)."""
    return witnesses >= law.marriage.statement_witnesses


def _law_of(day: date, law: Law) -> Law:
    return Law(on=day, region=law.region, supposed=law.supposed)


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
