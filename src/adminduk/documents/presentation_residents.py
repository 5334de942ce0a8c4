"""What the forms on residents print (F-1.01 to F-1.07 and F-2.02); see presentation.py."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from enum import Enum
from typing import Any

from adminduk.documents import terbilang
from adminduk.documents.datasets import (
    Dataset,
    FormAddress,
    FormChange,
    FormMember,
    FormPerson,
    ResidentForm,
)
from adminduk.documents.presentation import Presented
from adminduk.documents.presentation_letters import present
from adminduk.documents.wording import texts

WITNESSES = 2


@present.register
def _form(form: ResidentForm) -> Presented:
    assert isinstance(form, Dataset)
    data = {one.name: _printed(getattr(form, one.name)) for one in fields(form)}
    if "witnesses" in data:
        data["witnesses"] = (data["witnesses"] + [_person(FormPerson())] * WITNESSES)[:WITNESSES]
    data["place_date"] = f"{form.place}, {terbilang.long_date(form.filled_on)}" if form.place else None
    words = texts(form.wording)
    name = f"{words[f'{form.kind}.code'].id} {words[f'{form.kind}.title'].id}"
    return Presented(
        data=data,
        title=f"{name} – {form.case_number}" if form.case_number else name,
        description=f"Formulir {name}",
        author=form.office,
        day=form.filled_on,
        texts=("form.", f"{form.kind}.", "sptjm."),
    )


def _printed(value: Any) -> Any:
    match value:
        case date():
            return terbilang.long_date(value)
        case FormPerson():
            return _person(value)
        case FormMember():
            return _member(value)
        case FormAddress():
            rt_rw = " / ".join(part for part in (value.rt, value.rw) if part)
            return {**asdict(value), "rt_rw": rt_rw or None}
        case FormChange():
            return asdict(value)
        case Enum():
            return str(value)
        case tuple():
            return [_printed(one) for one in value]
        case bool() | int() | str() | None:
            return value
    raise TypeError(f"a form cannot print {type(value).__name__}")


def _person(who: FormPerson) -> dict[str, Any]:
    day = who.birth_date and terbilang.long_date(who.birth_date)
    birth = ", ".join(part for part in (who.birth_place, day) if part)
    return {**asdict(who), "birth_date": None, "birth": birth or None}


def _member(who: FormMember) -> dict[str, Any]:
    day = who.birth_date and terbilang.short_date(who.birth_date)
    return {**asdict(who), "sex": who.sex and str(who.sex), "birth_date": day}
