"""Fields that are picked: one of some answers, yes or no, an agreement, a region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from adminduk.casework.notice.conditions import ALWAYS, Condition, Values
from adminduk.casework.notice.field import Field, Wrong, as_pair, same
from adminduk.foundation.texts import Both
from adminduk.regulations.codes import CodeList

PICK_ONE = Both(id="Pilih salah satu jawaban.", en="Please choose one answer.")
YES = Both(id="Ya", en="Yes")
NO = Both(id="Tidak", en="No")
_YES, _NO = ("yes", "ya", "true", "1"), ("no", "tidak", "false", "0")
_LENGTHS = {"province": 2, "kabkota": 4, "kecamatan": 6, "village": 10}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer; offered while `when` holds."""

    value: str
    label: Both
    help: Both | None = None
    when: Condition = ALWAYS


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of `options` (the answer is text) or one code of a code list (the answer is a number)."""

    kind: ClassVar[str] = "choice"
    options: tuple[Option, ...] = ()
    codes: CodeList | None = None

    def parse(self, text: str, known: Values) -> str | int:
        for value, _label, _help in self.offered(known):
            if text == str(value):
                return value
        raise Wrong(PICK_ONE)

    def offered(self, known: Values) -> list[tuple[str | int, Both, Both | None]]:
        """What may be picked now: value, label, help."""
        if self.codes is not None:
            return [(code, label, None) for code, label in self.codes.choices()]
        return [(one.value, one.label, one.help) for one in self.options if one.when.holds(known)]

    def still_allows(self, value: object, values: Values) -> bool:
        return any(value == offered for offered, _label, _help in self.offered(values))

    def text(self, value: object, known: Values) -> Both:
        if self.codes is not None:
            return self.codes.label(value if isinstance(value, int) else None)
        return next((one.label for one in self.options if one.value == value), same(str(value)))

    def empty_sentence(self) -> Both:
        return self.empty or PICK_ONE

    def extra_json(self) -> dict[str, object]:
        if self.codes is not None:
            choices = [{"value": code, "label": as_pair(label)} for code, label in self.codes.choices()]
            return {"codes": self.codes.name, "options": choices}
        return {
            "options": [
                {"value": one.value, "label": as_pair(one.label), "when": one.when.as_json()}
                | ({"help": as_pair(one.help)} if one.help else {})
                for one in self.options
            ]
        }


@dataclass(frozen=True, kw_only=True)
class YesNo(Field):
    """True or false; the inputs are "yes" and "no"."""

    kind: ClassVar[str] = "yes_no"

    def parse(self, text: str, known: Values) -> bool:
        if text.lower() in _YES:
            return True
        if text.lower() in _NO:
            return False
        raise Wrong(PICK_ONE)

    def text(self, value: object, known: Values) -> Both:
        return YES if value else NO

    def empty_sentence(self) -> Both:
        return self.empty or PICK_ONE


@dataclass(frozen=True, kw_only=True)
class Agreement(YesNo):
    """A box that must be ticked before the notice can be sent; the answer is true or nothing."""

    kind: ClassVar[str] = "agreement"

    def parse(self, text: str, known: Values) -> bool | None:
        return True if text.lower() in (*_YES, "on") else None

    def write(self, value: object, key: str) -> dict[str, str]:
        return {key: "yes" if value is True else ""}

    def empty_sentence(self) -> Both:
        return self.empty or Both(
            id="Centang kotak ini bila pernyataannya benar.",
            en="Please tick this box if the statement is true.",
        )


@dataclass(frozen=True, kw_only=True)
class Region(Field):
    """A region of one `level`, by its code of digits.

    The fact `regions.names` (code → name) tells which codes exist: whoever calls puts the posted ones
    there, see `Notice.posted_regions`. Without it only the form of the code is checked.
    """

    kind: ClassVar[str] = "region"
    level: str = "kabkota"

    def parse(self, text: str, known: Values) -> str:
        code = text.replace(".", "")
        names = known.get("regions.names")
        is_code = code.isascii() and code.isdigit() and len(code) == _LENGTHS[self.level]
        if not is_code or (isinstance(names, Mapping) and code not in names):
            raise Wrong(Both(id="Pilih wilayah dari daftar.", en="Please choose a region from the list."))
        return code

    def text(self, value: object, known: Values) -> Both:
        names = known.get("regions.names")
        return same(str(names.get(value, value)) if isinstance(names, Mapping) else str(value))

    def extra_json(self) -> dict[str, object]:
        return {"level": self.level}
