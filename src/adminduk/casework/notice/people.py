"""Fields that name people: a NIK, somebody of the reporter's family, a family card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from adminduk.casework.notice.choices import PICK_ONE
from adminduk.casework.notice.conditions import Values
from adminduk.casework.notice.field import Field, Wrong, as_pair, same
from adminduk.foundation.masking import mask_nik
from adminduk.foundation.texts import Both
from adminduk.regulations import nik

OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Nik(Field):
    """A NIK, taken with or without spaces; the answer has its sixteen digits."""

    kind: ClassVar[str] = "nik"

    def parse(self, text: str, known: Values) -> str:
        digits = nik.tidy(text)
        objection = nik.objection_to_nik(digits)
        if objection:
            raise Wrong(objection.sentence)
        return digits

    def text(self, value: object, known: Values) -> Both:
        return same(mask_nik(str(value)))


@dataclass(frozen=True, kw_only=True)
class RegisteredPerson(Nik):
    """The NIK of somebody of the register; the caller looks him up and puts him into the facts."""

    kind: ClassVar[str] = "registered_person"


@dataclass(frozen=True, kw_only=True)
class FamilyMember(Field):
    """One of the people in the fact `options_from`, a list of {"value", "label"}; the answer is the value.

    `other` adds an answer "other": somebody who is not in the list.
    """

    kind: ClassVar[str] = "family_member"
    options_from: str
    other: Both | None = None

    def parse(self, text: str, known: Values) -> str:
        if any(text == value for value, _label, _help in self.offered(known)):
            return text
        raise Wrong(PICK_ONE)

    def offered(self, known: Values) -> list[tuple[str, Both, Both | None]]:
        """What may be picked now: value, label, help."""
        found = known.get(self.options_from)
        options: list[tuple[str, Both, Both | None]] = [
            (str(one["value"]), same(str(one["label"])), _pair(one.get("help")))
            for one in (found if isinstance(found, list) else [])
            if isinstance(one, Mapping) and "value" in one and "label" in one
        ]
        return [*options, (OTHER, self.other, None)] if self.other else options

    def text(self, value: object, known: Values) -> Both:
        found = (label for offered, label, _help in self.offered(known) if offered == value)
        return next(found, Both(id="Sudah dipilih", en="Chosen"))

    def empty_sentence(self) -> Both:
        return self.empty or PICK_ONE

    def extra_json(self) -> dict[str, object]:
        return {"options_from": self.options_from} | ({"other": as_pair(self.other)} if self.other else {})


@dataclass(frozen=True, kw_only=True)
class FamilyCard(FamilyMember):
    """One of the family cards that are known; the answer is the family's id."""

    kind: ClassVar[str] = "family_card"
    options_from: str = "families.all"


def _pair(text: object) -> Both | None:
    if isinstance(text, Mapping):
        return Both(id=str(text.get("id", "")), en=str(text.get("en", "")))
    return None
