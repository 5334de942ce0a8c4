"""Births: of a living child, of a child without life, a late akta, a child that was found.

The example of every service. It is read like the page of a handbook: what is asked (`notice`), what
proves it (`papers`), what is looked at (`checks`), what enters the register and what is given (`entry`).
"""

from __future__ import annotations

from adminduk.casework.facts import Facts
from adminduk.casework.notice import Answers
from adminduk.casework.service import Decision, Probe, Role, Service
from adminduk.casework.services.birth.attention import attention
from adminduk.casework.services.birth.check_duplicates import probe_for
from adminduk.casework.services.birth.checks import check
from adminduk.casework.services.birth.compare import compare
from adminduk.casework.services.birth.derived import derive
from adminduk.casework.services.birth.entry import correct, documents, enter, read
from adminduk.casework.services.birth.forms import BIRTH_FORMS
from adminduk.casework.services.birth.notice import BIRTH_NOTICE
from adminduk.casework.services.birth.papers import BIRTH_PAPERS
from adminduk.casework.services.birth.report import What
from adminduk.foundation.texts import Both
from adminduk.regulations.birth import needs_decision_of_head

__all__ = ["BIRTH"]


def probe(answers: Answers, facts: Facts) -> Probe | None:
    return probe_for(read(answers, facts))


def decisions(answers: Answers, facts: Facts) -> list[Decision]:
    """A late birth waits for the written decision of the head of office (UU 24/2013 art. 32)."""
    report = read(answers, facts)
    born = report.birth_date
    if born is None or report.what is What.STILLBIRTH:
        return []
    if not needs_decision_of_head(born, facts.reported_on, facts.law):
        return []
    return [
        Decision(
            name="late_decision",
            label=Both(id="Nomor keputusan kepala dinas", en="Number of the head's decision"),
            help=Both(
                id="Laporan lewat {days} hari perlu keputusan kepala dinas.",
                en="A report after {days} days needs a decision of the head of office.",
            ).format(days=facts.law.birth.reporting_limit_days),
            article=facts.law.article("birth.late_needs_decision"),
        )
    ]


def subject_name(answers: Answers, facts: Facts) -> str:
    """The child's name, for the queue and for messages; "" for a child without a name."""
    return read(answers, facts).child_name


BIRTH = Service(
    name="birth",
    title=Both(id="Kelahiran", en="Birth"),
    description=Both(
        id="Anak lahir, akta untuk yang belum punya, lahir mati, atau anak yang ditemukan.",
        en="A birth, an akta for somebody without one, a stillbirth, or a child that was found.",
    ),
    notice=BIRTH_NOTICE,
    papers=BIRTH_PAPERS,
    people=(
        Role(
            name="subject",
            label=Both(id="Pemohon akta", en="Whose akta it is"),
            member="subject_member",
            nik="subject_nik",
            reporter_when=("reporter_relation", "self"),
        ),
        Role(
            name="mother",
            label=Both(id="Ibu", en="Mother"),
            member="mother_member",
            nik="mother_nik",
            reporter_when=("reporter_relation", "mother"),
        ),
        Role(
            name="father",
            label=Both(id="Ayah", en="Father"),
            member="father_member",
            nik="father_nik",
            reporter_when=("reporter_relation", "father"),
        ),
    ),
    derive=derive,
    check=check,
    compare=compare,
    probe=probe,
    decisions=decisions,
    attention=attention,
    enter=enter,
    correct=correct,
    documents=documents,
    target_hours=lambda law: law.birth.target_hours,
    subject_name=subject_name,
    forms=BIRTH_FORMS,
    gives=(
        Both(id="Akta kelahiran", en="Birth certificate"),
        Both(id="Kartu keluarga baru, dengan NIK anak", en="New family card, with the child's NIK"),
    ),
)
