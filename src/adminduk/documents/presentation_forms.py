"""What the forms F-2.01, F-2.03 and F-2.04 print; see presentation.py."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from adminduk.documents import terbilang
from adminduk.documents.datasets import (
    BirthReportForm,
    FormChild,
    FormPerson,
    SpouseStatement,
    TruthStatement,
)
from adminduk.documents.presentation import Presented, present
from adminduk.documents.wording import texts


def _person(person: FormPerson | None) -> dict[str, Any]:
    person = person or FormPerson()
    return {
        **asdict(person),
        "birth_date": None,
        "birth": _place_and_day(person.birth_place, person.birth_date),
    }


def _witnesses(people: tuple[FormPerson, ...]) -> list[dict[str, Any]]:
    return [_person(people[place] if place < len(people) else None) for place in range(2)]


def _place_and_day(place: str | None, day: date | None) -> str | None:
    return ", ".join(part for part in (place, day and terbilang.long_date(day)) if part) or None


def _child(child: FormChild) -> dict[str, Any]:
    day = child.birth_date
    return {
        "name": child.name,
        "sex": child.sex,
        "place_kind": child.place_kind,
        "birth_place": child.birth_place,
        "birth_date": day and f"{terbilang.day_name(day)}, {terbilang.long_date(day)}",
        "birth_time": child.birth_time and f"{child.birth_time:%H.%M} {child.zone or ''}".strip(),
        "birth": _place_and_day(child.birth_place, day),
        "birth_kind": child.birth_kind,
        "order": child.order and f"{child.order} ({terbilang.number_in_words(child.order)})",
        "helper": child.helper,
        "weight": child.weight and f"{_decimal(child.weight, 1000)} kg",
        "length": child.length and f"{_decimal(child.length, 10)} cm",
    }


def _decimal(number: int, unit: int) -> str:
    """3200 grams in units of 1000 are `3,2`: Indonesian writes a decimal comma."""
    whole, rest = divmod(number, unit)
    fraction = str(rest).zfill(len(str(unit)) - 1).rstrip("0")
    return f"{whole},{fraction}" if fraction else str(whole)


def _place_date(place: str | None, day: date) -> str | None:
    return f"{place}, {terbilang.long_date(day)}" if place else None


@present.register
def _birth_report(form: BirthReportForm) -> Presented:
    return Presented(
        data={
            "office": form.office,
            "case_number": form.case_number,
            "stillbirth": form.stillbirth,
            "reporter": _person(form.reporter),
            "relation": form.relation,
            "witnesses": _witnesses(form.witnesses),
            "father": _person(form.father),
            "mother": _person(form.mother),
            "child": _child(form.child),
            "gestation": form.gestation and f"{form.gestation} minggu",
            "cause": form.cause,
            "papers": list(form.papers),
            "place_date": _place_date(form.place, form.filled_on),
        },
        title=_title("F-2.01 Formulir Pelaporan Pencatatan Sipil", form.case_number),
        description="Formulir F-2.01, pelaporan kelahiran" + (" (lahir mati)" if form.stillbirth else ""),
        author=form.office,
        day=form.filled_on,
        texts=("form.", "f201."),
    )


@present.register
def _truth_statement(form: TruthStatement) -> Presented:
    helper = form.child.helper and texts(form.wording)[f"f201.helper.{form.child.helper}"].id
    return Presented(
        data={
            "office": form.office,
            "case_number": form.case_number,
            "declarant": _person(form.declarant),
            "child": {**_child(form.child), "helper_words": helper or None},
            "parents_unknown": form.parents_unknown,
            "father": form.father,
            "father_nik": form.father_nik,
            "mother": form.mother,
            "mother_nik": form.mother_nik,
            "witnesses": _witnesses(form.witnesses),
            "place_date": _place_date(form.place, form.filled_on),
        },
        title=_title("F-2.03 SPTJM Kebenaran Data Kelahiran", form.case_number),
        description="Formulir F-2.03, pengganti surat keterangan kelahiran",
        author=form.office,
        day=form.filled_on,
        texts=("form.", "f203.", "sptjm."),
    )


@present.register
def _spouse_statement(form: SpouseStatement) -> Presented:
    return Presented(
        data={
            "office": form.office,
            "case_number": form.case_number,
            "declarant": _person(form.declarant),
            "husband": _person(form.husband),
            "wife": _person(form.wife),
            "family_number": form.family_number,
            "marriage_place": form.marriage_place,
            "marriage_date": form.marriage_date and terbilang.long_date(form.marriage_date),
            "witnesses": _witnesses(form.witnesses),
            "place_date": _place_date(form.place, form.filled_on),
        },
        title=_title("F-2.04 SPTJM Kebenaran sebagai Pasangan Suami Istri", form.case_number),
        description="Formulir F-2.04, pengganti bukti perkawinan",
        author=form.office,
        day=form.filled_on,
        texts=("form.", "f204.", "sptjm."),
    )


def _title(name: str, case_number: str | None) -> str:
    return f"{name} – {case_number}" if case_number else name
