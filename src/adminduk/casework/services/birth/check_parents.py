"""The checks of a birth that look at mother, father and their marriage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from adminduk.casework.facts import Somebody
from adminduk.casework.findings import Audience, Finding, confirm, note, refusal
from adminduk.casework.services.birth.report import BirthReport, What
from adminduk.foundation.texts import Both
from adminduk.register.types import Citizenship, Life, Sex
from adminduk.regulations import birth as law_of_birth
from adminduk.regulations import families
from adminduk.regulations.nik import disagreements


def parents_are_found(report: BirthReport) -> Iterator[Finding]:
    for role, person in (("mother", report.mother), ("father", report.father)):
        if report.text(f"{role}_nik") and person is None:
            yield refusal(
                f"{role}_not_found",
                Both(
                    id="NIK ini tidak kami temukan. Periksa lagi, atau pilih “Tanpa NIK”.",
                    en="We do not find this NIK. Please check it, or choose “No NIK”.",
                ),
                field=f"{role}_nik",
            )


def parents_are_woman_and_man(report: BirthReport) -> Iterator[Finding]:
    for role, person, sex in (("mother", report.mother, Sex.FEMALE), ("father", report.father, Sex.MALE)):
        if person and person.sex is not sex:
            yield refusal(
                f"{role}_of_other_sex",
                Both(
                    id="Jenis kelamin orang ini di KK tidak cocok. Periksa lagi pilihan Anda.",
                    en="This person's sex on the KK does not fit. Please check your choice.",
                ),
                field=_asked_in(report, role),
            )
    mother, father, subject = report.mother, report.father, report.subject
    ids = [one.person_id for one in (mother, father, subject) if one]
    if len(set(ids)) < len(ids):
        yield refusal(
            "one_person_twice",
            Both(
                id="Ibu, ayah, dan anak harus orang yang berbeda.",
                en="Mother, father and child must be different people.",
            ),
            field="mother_kind",
        )


def ages_are_plausible(report: BirthReport) -> Iterator[Finding]:
    born, law = report.birth_date, report.facts.law
    if born is None:
        return
    if report.mother:
        age = _age(report.mother, born)
        if law_of_birth.is_of_unusual_age_for_a_mother(age, law):
            yield confirm(
                "mothers_age",
                Both(
                    id="Ibu berumur {age} tahun saat melahirkan. Pastikan NIK dan tanggalnya benar.",
                    en="The mother was {age} at the birth. Please make sure of NIK and date.",
                ).format(age=age),
                article=law.article("birth.mother_youngest"),
                field=_asked_in(report, "mother"),
            )
    if report.father and not families.gap_is_plausible(report.father.birth_date, born, law):
        yield confirm(
            "fathers_age",
            Both(
                id="Ayah berumur {age} tahun saat anak lahir. Pastikan NIK dan tanggalnya benar.",
                en="The father was {age} at the birth. Please make sure of NIK and date.",
            ).format(age=_age(report.father, born)),
            article=law.article("families.youngest_parent"),
            field=_asked_in(report, "father"),
        )


def parents_were_alive(report: BirthReport) -> Iterator[Finding]:
    died, born, law = report.facts.father_died_on, report.birth_date, report.facts.law
    if report.mother and report.mother.life is Life.DEAD:
        yield confirm(
            "mother_is_dead",
            Both(
                id="Ibu tercatat sudah meninggal. Pastikan anak lahir sebelumnya.",
                en="The mother is registered as deceased. Please make sure that the birth came before.",
            ),
            field=_asked_in(report, "mother"),
        )
    if report.father and report.father.life is Life.DEAD:
        if died and born and law_of_birth.may_be_child_of_late_father(born, died, law):
            return
        yield confirm(
            "father_is_dead",
            Both(
                id="Ayah tercatat sudah meninggal. Anaknya lahir paling lambat {days} hari sesudahnya.",
                en="The father is registered as deceased. His child is born within {days} days of it.",
            ).format(days=law.birth.days_after_fathers_death),
            article=law.article("birth.days_after_fathers_death"),
            field=_asked_in(report, "father"),
        )


def mother_lives_here(report: BirthReport) -> Iterator[Finding]:
    if report.mother and report.mother.kabkota != report.facts.kabkota:
        yield note(
            "mother_from_elsewhere",
            Both(
                id="Ibu terdaftar di wilayah {kabkota}. Dinas di sana menerima kabar dari register.",
                en="The mother is registered in region {kabkota}. Its office is told by the register.",
            ).format(kabkota=report.mother.kabkota),
        )


def biodata_fit_the_niks(report: BirthReport) -> Iterator[Finding]:
    for role, person in (("mother", report.mother), ("father", report.father)):
        if person and person.nik and disagreements(person.nik, person.birth_date, person.sex):
            yield note(
                "nik_parts_disagree",
                Both(
                    id="Angka NIK berbeda dari biodata. Mungkin biodata pernah dibetulkan.",
                    en="The NIK differs from the biodata. Perhaps the biodata was corrected once.",
                ),
                article="Permendagri 108/2019 art. 15",
                field=_asked_in(report, role),
            )


def marriage_came_before(report: BirthReport) -> Iterator[Finding]:
    married, born = report.day("marriage_date"), report.birth_date
    if married and born and married > born:
        yield confirm(
            "born_before_marriage",
            Both(
                id="Anak lahir sebelum perkawinan tercatat. Mungkin perlu pengesahan anak.",
                en="The child was born before the registered marriage. It may need legitimation.",
            ),
            article="UU 24/2013 art. 50",
            field="marriage_date",
        )


def citizenship_is_clear(report: BirthReport) -> Iterator[Finding]:
    mother, father = report.mother_facts, report.father_facts
    both = [one.citizenship if one else None for one in (mother, father)]
    if report.what is What.STILLBIRTH:
        return
    if law_of_birth.has_parent_of_each_citizenship(*both):
        yield note(
            "two_citizenships",
            Both(
                id="Anak dapat berkewarganegaraan ganda sampai 18 tahun. Daftarkan juga di Imigrasi.",
                en="The child may hold two citizenships until 18. Please register at Immigration too.",
            ),
            article="UU 12/2006 art. 6",
            audience=Audience.REPORTER,
        )
    elif report.subject is None and mother and report.citizenship is Citizenship.FOREIGN:
        yield note(
            "foreign_child",
            Both(
                id="Anak orang asing: akta diberikan; KK hanya bila orang tua punya KITAP.",
                en="A foreign child gets an akta; a KK only if a parent holds a KITAP.",
            ),
            article="UU 23/2006 art. 62",
            audience=Audience.REPORTER,
        )


def parents_are_complete(report: BirthReport) -> Iterator[Finding]:
    """A father cannot stand on an akta alone: without the mother nobody is named."""
    if report.what is What.LATE_AKTA and report.father_facts and report.mother_facts is None:
        yield note(
            "father_without_mother",
            Both(
                id="Ibu tidak diketahui, jadi akta tidak memuat orang tua.",
                en="The mother is not known, so the akta names no parents.",
            ),
            field="mother_kind",
            audience=Audience.REPORTER,
        )


PARENT_CHECKS: tuple[Callable[[BirthReport], Iterator[Finding]], ...] = (
    parents_are_found,
    parents_are_woman_and_man,
    ages_are_plausible,
    parents_were_alive,
    mother_lives_here,
    biodata_fit_the_niks,
    marriage_came_before,
    citizenship_is_clear,
    parents_are_complete,
)


def _age(person: Somebody, day: date) -> int:
    born = person.birth_date
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _asked_in(report: BirthReport, role: str) -> str:
    """The answer by which a parent was named."""
    if report.text("reporter_relation") == role:
        return "reporter_relation"
    names = (f"{role}_member", f"{role}_nik", f"{role}_name")
    return next((name for name in names if report.text(name)), f"{role}_kind")
