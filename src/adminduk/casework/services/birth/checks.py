"""The checks of a birth: each a short function that yields what it finds, each with its article."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from adminduk.casework.facts import Facts
from adminduk.casework.findings import Audience, Finding, confirm, from_objection, note, refusal
from adminduk.casework.notice import Answers
from adminduk.casework.services.birth.check_duplicates import duplicate_findings
from adminduk.casework.services.birth.check_parents import PARENT_CHECKS
from adminduk.casework.services.birth.entry import read
from adminduk.casework.services.birth.report import BirthReport, What
from adminduk.foundation.texts import Both
from adminduk.register.types import Citizenship, Person, Residence
from adminduk.regulations import birth as law_of_birth
from adminduk.regulations import families
from adminduk.regulations.birth import Wording
from adminduk.regulations.names import objections_to_name
from adminduk.regulations.nik import disagreements


def check(answers: Answers, facts: Facts) -> list[Finding]:
    """Everything that is to be refused, confirmed or noted about a report of a birth."""
    report = read(answers, facts)
    return [finding for one in CHECKS for finding in one(report)]


def reporter_is_grown_up(report: BirthReport) -> Iterator[Finding]:
    reporter = report.facts.reporter
    if reporter is None or report.text("reporter_relation") in ("mother", "father"):
        return
    age = reporter.age_on(report.facts.reported_on)
    if not families.may_be_head(age, reporter.marital_status, report.facts.law):
        yield refusal(
            "reporter_is_a_minor",
            Both(
                id="Pelapor belum 17 tahun. Mintalah orang tua, wali, atau keluarga dewasa melapor.",
                en="The reporter is under 17. Please ask a parent, guardian or adult relative to report.",
            ),
            article="UU 23/2006 art. 63",
            field="reporter_relation",
        )


def name_follows_the_rule(report: BirthReport) -> Iterator[Finding]:
    """New names only: who stands in the register keeps the name he has."""
    if report.what in (What.BIRTH, What.FOUNDLING) and report.child_name:
        for objection in objections_to_name(report.text("child_name"), report.facts.law):
            yield from_objection(objection, field="child_name")


def birth_is_past(report: BirthReport) -> Iterator[Finding]:
    if report.birth_date and report.birth_date > report.facts.reported_on:
        yield refusal(
            "born_in_the_future",
            Both(
                id="Tanggal lahir belum tiba. Periksa lagi.", en="The birth date lies ahead. Please check it."
            ),
            field="birth_date",
        )


def birth_is_in_time(report: BirthReport) -> Iterator[Finding]:
    law = report.facts.law
    if not report.is_late:
        return
    limit = law.birth.reporting_limit_days
    if law.birth.late_needs_decision:
        sentence = Both(
            id="Laporan lewat {limit} hari. Tetap bisa, setelah keputusan kepala dinas.",
            en="Reported after {limit} days. It is still possible, once the head of office has decided.",
        )
    else:
        sentence = Both(
            id="Laporan lewat {limit} hari. Tetap bisa dicatat.",
            en="Reported after {limit} days. It can still be registered.",
        )
    yield note(
        "late",
        sentence.format(limit=limit),
        article=law.article("birth.late_needs_decision"),
        field="birth_date",
        audience=Audience.REPORTER,
    )


def stillbirth_is_registrable(report: BirthReport) -> Iterator[Finding]:
    weeks, facts = report.number("pregnancy_weeks"), report.facts
    if report.what is not What.STILLBIRTH:
        return
    if weeks is not None and not law_of_birth.is_registrable_stillbirth(weeks, facts.law):
        yield refusal(
            "pregnancy_too_short",
            Both(
                id="Kami turut berduka. Lahir mati dicatat mulai kandungan {weeks} minggu.",
                en="We are sorry for your loss. A stillbirth is registered from week {weeks} on.",
            ).format(weeks=facts.law.birth.stillbirth_weeks),
            article=facts.law.article("birth.stillbirth_weeks"),
            field="pregnancy_weeks",
        )
    if report.birth_date and law_of_birth.is_late_stillbirth(report.birth_date, facts.reported_on, facts.law):
        yield note(
            "late_stillbirth",
            Both(
                id="Dilaporkan lewat {days} hari. Tetap dicatat.",
                en="Reported after {days} days. It is registered all the same.",
            ).format(days=facts.law.birth.stillbirth_limit_days),
            article=facts.law.article("birth.stillbirth_limit_days"),
        )


def subject_may_have_an_akta(report: BirthReport) -> Iterator[Finding]:
    """A late akta: for somebody living, of this region, who has none; he keeps his NIK."""
    if report.what is not What.LATE_AKTA:
        return
    subject, told = report.facts.subject, report.text("subject_nik")
    if report.subject is None:
        if subject or told:
            yield refusal(
                "subject_not_here",
                Both(
                    id="NIK itu tidak ada di register kami. Periksa lagi, atau lapor di Dinas asal KK-nya.",
                    en="That NIK is not in our register. Please check it, or report where his KK is from.",
                ),
                field="subject_nik",
            )
        return
    subject = report.subject
    # The akta of a case that was sent back is its own.
    if subject.has_birth_akta and not report.facts.entered:
        yield refusal(
            "subject_has_akta",
            Both(
                id="Orang ini sudah punya akta kelahiran. Bila hilang, mintalah kutipan kedua.",
                en="This person has a birth akta already. If it is lost, ask for a second copy.",
            ),
            article="UU 23/2006 art. 27(2)",
            field="subject_member",
        )
    yield note(
        "nik_stays",
        Both(id="NIK tetap; tidak ada NIK baru.", en="The NIK stays; no new one is given."),
        article="UU 24/2013 art. 13",
    )
    if subject.nik and disagreements(subject.nik, subject.birth_date, subject.sex):
        yield note(
            "nik_parts_disagree",
            Both(
                id="Angka NIK berbeda dari biodata. Mungkin biodata pernah dibetulkan.",
                en="The NIK differs from the biodata. Perhaps the biodata was corrected once.",
            ),
            article="Permendagri 108/2019 art. 15",
        )


def twins_are_reported_one_by_one(report: BirthReport) -> Iterator[Finding]:
    if report.is_multiple and report.what is What.BIRTH:
        yield note(
            "multiple_birth",
            Both(
                id="Kelahiran kembar: buat satu laporan untuk tiap anak.",
                en="A multiple birth: please make one report for each child.",
            ),
            field="birth_kind",
            audience=Audience.REPORTER,
        )


def akta_says_of_the_parents(report: BirthReport) -> Iterator[Finding]:
    if report.what is What.STILLBIRTH or not (report.mother_facts or report.what is What.FOUNDLING):
        return
    texts = {
        Wording.MARRIED: Both(id="Akta memuat ayah dan ibu.", en="The akta names father and mother."),
        Wording.UNREGISTERED_MARRIAGE: Both(
            id="Akta memuat ayah dan ibu, dengan keterangan perkawinan belum tercatat.",
            en="The akta names both parents and says that the marriage is not registered.",
        ),
        Wording.MOTHER_ONLY: Both(id="Akta memuat ibu saja.", en="The akta names the mother alone."),
        Wording.UNKNOWN: Both(id="Akta tidak memuat orang tua.", en="The akta names no parents."),
    }
    yield note(
        "wording",
        texts[report.wording],
        article=report.facts.law.article("birth.unregistered_marriage_wording"),
        field="marriage",
        audience=Audience.REPORTER,
    )


def card_takes_the_child(report: BirthReport) -> Iterator[Finding]:
    """Indonesians enter a family card; a foreign child only where a parent holds a KITAP."""
    chosen = report.text("family_card")
    if report.what not in (What.BIRTH, What.FOUNDLING) or not chosen:
        return
    if report.family is None:
        if report.citizenship is Citizenship.INDONESIAN:
            yield refusal(
                "card_is_needed",
                Both(
                    id="Anak WNI harus masuk kartu keluarga. Pilih KK-nya.",
                    en="An Indonesian child joins a family card. Please choose it.",
                ),
                article="UU 23/2006 art. 61",
                field="family_card",
            )
        return
    if report.family.kabkota != report.facts.kabkota:
        yield refusal(
            "card_is_elsewhere",
            Both(
                id="KK itu milik kabupaten atau kota lain. Laporkan di sana.",
                en="That family card belongs to another kabupaten or kota. Please report there.",
            ),
            article="UU 24/2013 art. 27",
            field="family_card",
        )
    parents = [one for one in (report.mother, report.father) if one]
    settled = any(one.residence is Residence.RESIDENT for one in parents)
    if report.citizenship is Citizenship.FOREIGN and not settled:
        yield refusal(
            "visitors_have_no_card",
            Both(
                id="Anak orang asing masuk KK hanya bila orang tuanya punya KITAP.",
                en="A foreign child joins a KK only if a parent holds a KITAP.",
            ),
            article="UU 23/2006 art. 62",
            field="family_card",
        )


def witnesses_are_others(report: BirthReport) -> Iterator[Finding]:
    given = report.values.get("witnesses")
    witnesses = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    niks = [one.get("nik") for one in witnesses]
    if len(set(niks)) < len(niks):
        yield refusal(
            "witness_twice",
            Both(id="Kedua saksi harus orang yang berbeda.", en="The two witnesses must be two people."),
            article="Permendagri 109/2019, F-2.01",
            field="witnesses",
        )
    people = (report.facts.reporter, report.mother, report.father, report.subject)
    if {one.nik for one in people if one and one.nik} & set(niks):
        yield refusal(
            "witness_is_a_party",
            Both(
                id="Saksi tidak boleh pelapor atau orang tua anak. Tulis orang lain.",
                en="A witness may not be the reporter or a parent. Please name somebody else.",
            ),
            article="Permendagri 109/2019, F-2.01",
            field="witnesses",
        )
    if witnesses and len(witnesses) < report.facts.law.birth.witnesses:
        yield refusal(
            "witnesses_too_few",
            Both(id="Perlu {count} saksi.", en="{count} witnesses are needed.").format(
                count=report.facts.law.birth.witnesses
            ),
            article="Permendagri 109/2019, F-2.01",
            field="witnesses",
        )


def reporter_is_seen(report: BirthReport) -> Iterator[Finding]:
    """Numbers stand on every photocopy: an officer matches the reporter before anything is registered."""
    if isinstance(report.facts.reporter, Person) and not report.facts.is_matched:
        yield confirm(
            "reporter_not_matched",
            Both(
                id="Pelapor belum dicocokkan. Bandingkan namanya di bukti dengan register.",
                en="The reporter is not matched yet. Please compare him with the register.",
            ),
            article="Permendagri 7/2019",
            field="reporter_relation",
        )


CHECKS: tuple[Callable[[BirthReport], Iterator[Finding]], ...] = (
    reporter_is_grown_up,
    reporter_is_seen,
    subject_may_have_an_akta,
    name_follows_the_rule,
    birth_is_past,
    birth_is_in_time,
    stillbirth_is_registrable,
    twins_are_reported_one_by_one,
    *PARENT_CHECKS,
    akta_says_of_the_parents,
    card_takes_the_child,
    duplicate_findings,
    witnesses_are_others,
)
