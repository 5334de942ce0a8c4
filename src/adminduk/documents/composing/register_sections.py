"""How the register page of an akta writes people, days, codes and rulings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from adminduk.documents.datasets import RegisterFact, RegisterSection
from adminduk.documents.terbilang import day_name, long_date
from adminduk.documents.wording import current_version, texts
from adminduk.register.queries import AktaFacts
from adminduk.register.types import Citizenship, Person
from adminduk.regulations import codes
from adminduk.regulations.codes import CodeList

Sections = Iterator[RegisterSection]


@dataclass(frozen=True, slots=True)
class Page:
    """One akta on its way to the page; `zone` is that of the office's clock."""

    akta: AktaFacts
    zone: str

    @property
    def facts(self) -> dict[str, Any]:
        return self.akta.entry.facts

    def say(self, key: str) -> str:
        """Words of the text table."""
        return texts(current_version())[f"register.{key}"].id

    def label(self, of: CodeList, code: int | None) -> str | None:
        return of.label(code).id if code is not None else None

    def day(self, on: date) -> str:
        return f"{day_name(on)}, {long_date(on)}"

    def ruling(self, facts: dict[str, Any] | None) -> str | None:
        if not facts:
            return None
        given = long_date(date.fromisoformat(facts["given_on"]))
        return f"{facts['by']} Nomor {facts['number']} tanggal {given}"


def section(key: str, **facts: Any) -> RegisterSection:
    """A section with the particulars that are known, in the order in which they are given."""
    return RegisterSection(
        key=key,
        facts=tuple(RegisterFact(key=name, text=str(value)) for name, value in facts.items() if value),
    )


def of_child(page: Page, child: dict[str, Any], citizenship: int | None) -> RegisterSection:
    """A child as the entry of its birth tells it."""
    return section(
        "child",
        name=child["name"].upper(),
        sex=page.label(codes.sex, child["sex"]),
        citizenship=page.label(codes.citizenship, citizenship),
    )


def somebody(
    page: Page, key: str, said: dict[str, Any], people: dict[str, Person], **more: Any
) -> RegisterSection:
    """Somebody of the register as he was, or who is only named, with what was said of him."""
    person = people.get(said["person_id"] or "")
    if person is None:
        born = said.get("birth_date")
        return section(
            key,
            name=said["name"].upper(),
            nik=said.get("nik"),
            born=long_date(date.fromisoformat(born)) if born else None,
            citizenship=page.label(codes.citizenship, said.get("citizenship")),
            religion=page.label(codes.religion, said.get("religion")),
            **more,
        )
    foreigner = person.citizenship == Citizenship.FOREIGN
    known = {
        "name": person.name.upper(),
        "nik": person.nik,
        "sex": page.label(codes.sex, person.sex),
        "born": f"{person.birth_place.upper()}, {long_date(person.birth_date)}",
        "citizenship": page.label(codes.citizenship, person.citizenship),
        "papers": person.passport_number if foreigner else None,
        "religion": page.label(codes.religion, person.religion),
        "occupation": page.label(codes.occupation, person.occupation),
        "parents": " DAN ".join(name.upper() for name in (person.father_name, person.mother_name) if name),
    }
    return section(key, **{**known, **{name: value for name, value in more.items() if value}})
