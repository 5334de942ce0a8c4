"""What every field of a notice is: a question with a name, a label, a rule and a condition."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from adminduk.casework.notice.conditions import ALWAYS, NEVER, Condition, Values, is_answered
from adminduk.foundation.texts import Both

Form = Mapping[str, object]
"""What a form posted: a text or a list of texts by name. Nothing about it is trusted."""


class Wrong(Exception):
    """An answer cannot be taken; the sentence says why and how to mend it."""

    def __init__(self, sentence: Both) -> None:
        super().__init__(sentence.id)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one field: a JSON value (None: no answer) and sentences by the name of an input."""

    value: object = None
    errors: Mapping[str, Both] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Field:
    """A question. `name` is the key of its answer.

    `required`: True, False, or a condition. `when`: the field is shown while it holds. `known_from`:
    the fact which answers it; while that fact is known the field is shown as known and not asked.
    """

    kind: ClassVar[str]

    name: str
    label: Both
    help: Both | None = None
    required: bool | Condition = True
    when: Condition = ALWAYS
    known_from: str = ""
    empty: Both | None = None

    def is_required(self, values: Values) -> bool:
        return self.required_when.holds(values)

    def is_asked(self, values: Values) -> bool:
        """Whether it is shown and the register does not answer it already."""
        return self.when.holds(values) and not is_answered(values.get(self.known_from))

    @property
    def required_when(self) -> Condition:
        if isinstance(self.required, bool):
            return ALWAYS if self.required else NEVER
        return self.required

    def read(self, form: Form, key: str, known: Values) -> Read:
        """The answer under the input `key`; never raises, whatever was posted."""
        text = typed(form, key)
        if not text:
            return Read()
        try:
            return Read(self.parse(text, known))
        except Wrong as wrong:
            return Read(errors={key: wrong.sentence})

    def parse(self, text: str, known: Values) -> object:
        """The JSON value of a typed text that is not empty; raises `Wrong`."""
        raise NotImplementedError

    def write(self, value: object, key: str) -> dict[str, str]:
        """The inputs that show `value`; `read` gives it back. A value of another kind shows as nothing."""
        return {key: as_typed(value)}

    def still_allows(self, value: object, values: Values) -> bool:
        """Whether an answer given before still fits what was answered since."""
        return True

    def text(self, value: object, known: Values) -> Both:
        """The answer in words, for the page where everything is checked."""
        return same(str(value))

    def empty_sentence(self) -> Both:
        return self.empty or Both(
            id=f"Isi bagian “{self.label.id}”.", en=f"Please fill in “{self.label.en}”."
        )

    def as_json(self) -> dict[str, object]:
        """The definition for other channels; see `docs/guides/notices.md`."""
        found: dict[str, object] = {"name": self.name, "kind": self.kind, "label": as_pair(self.label)}
        if self.help:
            found["help"] = as_pair(self.help)
        found["required"] = self.required_when.as_json()
        found["when"] = self.when.as_json()
        if self.known_from:
            found["known_from"] = self.known_from
        return found | self.extra_json()

    def extra_json(self) -> dict[str, object]:
        return {}


def typed(form: Form, key: str) -> str:
    """The text of one input, without control signs and needless spaces; "" for anything that is no text."""
    value = form.get(key)
    if isinstance(value, list | tuple):
        value = value[-1] if value else ""
    if not isinstance(value, str):
        return ""
    kept = (" " if one.isspace() else one for one in value if one.isspace() or not _is_hidden(one))
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def as_typed(value: object) -> str:
    """A JSON value as somebody would type it; "" for what nobody could type."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**12 else ""
    return value if isinstance(value, str) else ""


def same(text: str) -> Both:
    """A text that is the same in both languages."""
    return Both(id=text, en=text)


def as_pair(text: Both) -> dict[str, str]:
    return {"id": text.id, "en": text.en}


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"}
