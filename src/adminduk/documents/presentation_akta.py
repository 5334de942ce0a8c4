"""What the kutipan akta of death, marriage, divorce, acknowledgement and legitimation print.

Each is rows before the name, the name (or the two), rows after it, and notes: `akta_event.typ` lays them out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from adminduk.documents import terbilang
from adminduk.documents.datasets import (
    AcknowledgementCertificate,
    AktaChild,
    AktaSpouse,
    CourtRuling,
    DeathCertificate,
    DivorceCertificate,
    LegitimationCertificate,
    MarriageCertificate,
)
from adminduk.documents.datasets.akta import Excerpt
from adminduk.documents.presentation import Presented, in_runs, present, signatory
from adminduk.documents.presentation_room import sets_for

Row = dict[str, Any]
Rows = Iterable[Row | None]
CITIZEN, FOREIGNER, MIXED = "akta.citizen", "akta.foreigner", "akta.mixed"


def row(key: str, text: str | None, *, english: str | None = None) -> Row | None:
    """A row with a name or a place; None where nothing is known."""
    return _row(key, text=text, english=english) if text else None


def said(key: str, sentence: str) -> Row:
    """A row whose words stand in the text table."""
    return _row(key, said=sentence)


def day(key: str, on: date | None) -> Row | None:
    """A day in words, with its figures and in English."""
    if on is None:
        return None
    return _row(
        key,
        text=terbilang.date_in_words(on).upper(),
        figures=terbilang.short_date(on),
        english=terbilang.long_date_english(on),
    )


def prose(key: str, text: str | None) -> Row | None:
    """A row of running text (numbers, courts), lighter than a name."""
    return _row(key, runs=in_runs(text), light=True) if text else None


def _row(key: str, **parts: Any) -> Row:
    empty = {"text": None, "said": None, "runs": None, "figures": None, "english": None, "light": False}
    return {"key": key, **empty, **parts}


def in_words(ruling: CourtRuling | None, *, what: str) -> str | None:
    """`Putusan PN Cibinong Nomor 88/Pdt.G/2026/PN Cbi tanggal 1 Oktober 2026`."""
    if ruling is None:
        return None
    return f"{what} {ruling.by} Nomor {ruling.number} tanggal {terbilang.long_date(ruling.given_on)}"


def person(name: str, nik: str | None, *, role: str | None = None, joined: str | None = None) -> Row:
    return {"name": name, "nik": nik, "role": role, "joined": joined}


def _citizenship(*foreign: bool) -> str:
    if all(foreign):
        return FOREIGNER
    return MIXED if any(foreign) else CITIZEN


def _presented(
    akta: Excerpt,
    of: str,
    *,
    called: str,
    about: str,
    citizenship: str,
    before: Rows,
    event: str,
    people: list[Row],
    after: Rows,
    copy: str | None = None,
) -> Presented:
    above, below = [one for one in before if one], [one for one in after if one]
    return Presented(
        data={
            "sets": sets_for([*above, *below], people, akta.marginal_notes),
            "keys": {
                "title": f"{of}.title",
                "number": f"{of}.number",
                "event": event,
                "citizenship": citizenship,
                "copy": copy and f"akta.copy.{copy}",
            },
            "number": akta.number,
            "before": above,
            "people": people,
            "after": below,
            "notes": [in_runs(note) for note in akta.marginal_notes],
            "place": akta.place,
            "issued_on": terbilang.long_date(akta.issued_on),
            "issued_on_english": terbilang.long_date_english(akta.issued_on),
            "signatory": signatory(akta.signatory),
        },
        title=f"KUTIPAN AKTA {called.upper()} {akta.number} – {about}",
        description=f"Kutipan Akta {called} nomor {akta.number}",
        author=akta.office,
        day=akta.issued_on,
        texts=("akta.", f"{of}."),
    )


@present.register
def _death(akta: DeathCertificate) -> Presented:
    clock = akta.death_time and f"{akta.death_time:%H.%M} {akta.zone or ''}".strip()
    ruling = in_words(akta.ruling, what="Penetapan")
    return _presented(
        akta,
        "death",
        called="Kematian",
        about=akta.name,
        citizenship=_citizenship(akta.foreigner),
        before=(
            row("akta.place", akta.death_place and akta.death_place.upper()),
            day("akta.date", akta.death_date),
            row("death.time", clock),
        ),
        event="death.presumed" if akta.presumed else "death.event",
        people=[person(akta.name, akta.nik)],
        after=(
            row("akta.born_in", akta.birth_place and akta.birth_place.upper()),
            day("akta.date", akta.birth_date),
            said("akta.sex", f"sex.{akta.sex}"),
            row("death.father", akta.father),
            row("akta.mother" if akta.father else "death.mother_only", akta.mother),
            prose("akta.basis", ruling),
        ),
    )


def _couple(husband: AktaSpouse, wife: AktaSpouse) -> list[Row]:
    return [
        person(husband.name, husband.nik, role="akta.husband"),
        person(wife.name, wife.nik, role="akta.wife", joined="akta.and"),
    ]


def _origin(who: str, spouse: AktaSpouse) -> Rows:
    """Where and when he or she was born, and of whom: two rows, for a couple has to find room."""
    born = spouse.birth_date and terbilang.long_date(spouse.birth_date).upper()
    place = spouse.birth_place and spouse.birth_place.upper()
    key = f"marriage.{who}_born" if place else f"marriage.{who}_born_on"
    yield row(key, ", ".join(part for part in (place, born) if part))
    yield row(f"marriage.{who}_of", " DAN ".join(part for part in (spouse.father, spouse.mother) if part))


@present.register
def _marriage(akta: MarriageCertificate) -> Presented:
    leader = ", ".join(part for part in (akta.faith, akta.solemnised_by) if part)
    return _presented(
        akta,
        "marriage",
        called="Perkawinan",
        about=f"{akta.husband.name} DAN {akta.wife.name}",
        citizenship=_citizenship(akta.husband.foreigner, akta.wife.foreigner),
        copy=akta.copy,
        before=(row("akta.place", akta.place.upper()), day("akta.date", akta.registered_on)),
        event="marriage.event",
        people=_couple(akta.husband, akta.wife),
        after=(
            row("marriage.held_in", akta.wedding_place and akta.wedding_place.upper()),
            day("akta.date" if akta.wedding_place else "marriage.held_on", akta.married_on),
            row("marriage.before", leader.upper()),
            prose("akta.basis", in_words(akta.ruling, what="Penetapan")),
            *_origin("husband", akta.husband),
            *_origin("wife", akta.wife),
            prose("marriage.agreement", akta.agreement),
        ),
    )


@present.register
def _divorce(akta: DivorceCertificate) -> Presented:
    married = akta.married_on and f", perkawinan tanggal {terbilang.long_date(akta.married_on)}"
    return _presented(
        akta,
        "divorce",
        called="Perceraian",
        about=f"{akta.husband.name} DAN {akta.wife.name}",
        citizenship=_citizenship(akta.husband.foreigner, akta.wife.foreigner),
        copy=akta.copy,
        before=(row("akta.place", akta.place.upper()), day("akta.date", akta.registered_on)),
        event="divorce.event",
        people=_couple(akta.husband, akta.wife),
        after=(
            prose("divorce.marriage", f"Akta Perkawinan Nomor {akta.marriage_number}{married or ''}"),
            prose("divorce.ruling", in_words(akta.ruling, what="Putusan")),
            day("divorce.final", akta.final_on),
        ),
    )


def _child(child: AktaChild) -> Rows:
    return (
        row("akta.born_in", child.birth_place.upper()),
        day("akta.date", child.birth_date),
        said("akta.sex", f"sex.{child.sex}"),
        prose("akta.birth_number", child.birth_number),
    )


@present.register
def _acknowledgement(akta: AcknowledgementCertificate) -> Presented:
    return _presented(
        akta,
        "acknowledgement",
        called="Pengakuan Anak",
        about=akta.child.name,
        citizenship=_citizenship(akta.child.foreigner),
        before=(row("akta.place", akta.place.upper()), day("akta.date", akta.registered_on)),
        event="acknowledgement.event",
        people=[person(akta.child.name, akta.child.nik)],
        after=(
            *_child(akta.child),
            row("akta.mother_only", akta.mother),
            row("acknowledgement.father", akta.father),
            said("acknowledgement.consent", "acknowledgement.mother_approves")
            if akta.mother_approves
            else None,
            prose("acknowledgement.stated_on", terbilang.long_date(akta.acknowledged_on)),
            prose("akta.basis", in_words(akta.ruling, what="Penetapan")),
        ),
    )


@present.register
def _legitimation(akta: LegitimationCertificate) -> Presented:
    return _presented(
        akta,
        "legitimation",
        called="Pengesahan Anak",
        about=akta.child.name,
        citizenship=_citizenship(akta.child.foreigner),
        before=(row("akta.place", akta.place.upper()), day("akta.date", akta.registered_on)),
        event="legitimation.event",
        people=[person(akta.child.name, akta.child.nik)],
        after=(
            *_child(akta.child),
            row("legitimation.father", akta.father),
            row("akta.mother", akta.mother),
            prose("legitimation.marriage", f"Akta Perkawinan Nomor {akta.marriage_number}"),
            prose("legitimation.wedding", akta.married_on and terbilang.long_date(akta.married_on)),
            prose("akta.basis", in_words(akta.ruling, what="Penetapan")),
        ),
    )
