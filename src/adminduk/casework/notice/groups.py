"""Fields that hold others: a group that repeats (witnesses, children), and what is only shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from adminduk.casework.notice.conditions import Values, is_answered
from adminduk.casework.notice.field import Field, Form, Read, as_pair
from adminduk.foundation.texts import Both


@dataclass(frozen=True, kw_only=True)
class Group(Field):
    """`fields` repeated from `least` to `most` times; inputs are `<name>-0-<field>`, `<name>-1-<field>`, …

    The answer is a list of objects. `item` is the heading of one, with {number}.
    """

    kind: ClassVar[str] = "group"
    fields: tuple[Field, ...]
    least: int
    most: int
    item: Both

    def read(self, form: Form, key: str, known: Values) -> Read:
        items: list[dict[str, object]] = []
        errors: dict[str, Both] = {}
        for number in range(self.most):
            reads = {one: one.read(form, f"{key}-{number}-{one.name}", known) for one in self.fields}
            begun = any(is_answered(read.value) or read.errors for read in reads.values())
            if not begun and number >= self.least:
                continue
            for one, read in reads.items():
                errors |= read.errors
                missing = not is_answered(read.value) and not read.errors
                if begun and missing and one.is_required(known):
                    errors[f"{key}-{number}-{one.name}"] = one.empty_sentence()
            if begun:
                items.append({one.name: read.value for one, read in reads.items() if is_answered(read.value)})
        if items and len(items) < self.least and not errors:
            place = next(
                number for number in range(self.least) if not self._begun(form, f"{key}-{number}", known)
            )
            errors[f"{key}-{place}-{self.fields[0].name}"] = self.fields[0].empty_sentence()
        return Read(None if errors else items or None, errors)

    def write(self, value: object, key: str) -> dict[str, str]:
        items = value if isinstance(value, list) else []
        found: dict[str, str] = {}
        for number, item in enumerate(items[: self.most]):
            for one in self.fields:
                found |= one.write(
                    item.get(one.name) if isinstance(item, dict) else None, f"{key}-{number}-{one.name}"
                )
        return found

    def text(self, value: object, known: Values) -> Both:
        texts = [self.item_text(item, known) for item in (value if isinstance(value, list) else [])]
        return Both(id="; ".join(one.id for one in texts), en="; ".join(one.en for one in texts))

    def item_text(self, item: object, known: Values) -> Both:
        """One repetition in words."""
        values = item if isinstance(item, dict) else {}
        texts = [one.text(values[one.name], known) for one in self.fields if one.name in values]
        return Both(id=", ".join(one.id for one in texts), en=", ".join(one.en for one in texts))

    def extra_json(self) -> dict[str, object]:
        return {
            "least": self.least,
            "most": self.most,
            "item": as_pair(self.item),
            "fields": [one.as_json() for one in self.fields],
        }

    def _begun(self, form: Form, prefix: str, known: Values) -> bool:
        return any(is_answered(one.read(form, f"{prefix}-{one.name}", known).value) for one in self.fields)


@dataclass(frozen=True, kw_only=True)
class Computed(Field):
    """Never asked: what follows from the answers and the register, the fact `known_from`, shown in words.

    The fact is a text, or an object {"id", "en"}.
    """

    kind: ClassVar[str] = "computed"
    required: bool = False

    def is_asked(self, values: Values) -> bool:
        return False

    def read(self, form: Form, key: str, known: Values) -> Read:
        return Read()

    def text(self, value: object, known: Values) -> Both:
        if isinstance(value, dict):
            return Both(id=str(value.get("id", "")), en=str(value.get("en", "")))
        return Both(id=str(value), en=str(value))
