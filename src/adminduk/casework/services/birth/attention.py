"""What the head of office should look at before he signs: whatever is no everyday birth."""

from __future__ import annotations

from collections.abc import Iterator

from adminduk.casework.facts import Facts
from adminduk.casework.notice import Answers
from adminduk.casework.services.birth.entry import read
from adminduk.casework.services.birth.report import BirthReport, What
from adminduk.foundation.texts import Both
from adminduk.register.types import Citizenship
from adminduk.regulations.birth import Wording

WORDINGS = {
    Wording.UNREGISTERED_MARRIAGE: Both(
        id="Perkawinan orang tua belum tercatat", en="The parents' marriage is not registered"
    ),
    Wording.UNKNOWN: Both(id="Akta tanpa nama orang tua", en="The akta names no parents"),
}


def attention(answers: Answers, facts: Facts) -> list[Both]:
    return list(_reasons(read(answers, facts)))


def _reasons(report: BirthReport) -> Iterator[Both]:
    if report.what is What.STILLBIRTH:
        yield Both(id="Lahir mati", en="Stillbirth")
        return
    if report.what is What.FOUNDLING:
        yield Both(id="Anak ditemukan", en="Child that was found")
    elif words := WORDINGS.get(report.wording):
        yield words
    if report.is_late:
        yield Both(id="Lapor lewat {days} hari", en="Reported after {days} days").format(
            days=report.facts.law.birth.reporting_limit_days
        )
    if report.citizenship is Citizenship.FOREIGN:
        yield Both(id="Anak orang asing", en="Child of foreigners")
