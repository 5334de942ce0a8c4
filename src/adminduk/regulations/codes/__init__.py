"""The code lists that records are stored with: `codes.religion.label(1)`, `codes.religion.choices()`.

One YAML file a list, named as here; it says where the list comes from and how sure we are of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import yaml

from adminduk.foundation.texts import Both

HERE = Path(__file__).parent
UNKNOWN = Both(id="Tidak tercatat", en="Not recorded")


class CodeList:
    """One list of whole-number codes with a label in both languages; read when first asked."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<code list {self.name}>"

    def __contains__(self, code: object) -> bool:
        return isinstance(code, int) and not isinstance(code, bool) and code in self.labels

    @cached_property
    def labels(self) -> Mapping[int, Both]:
        content = yaml.safe_load((HERE / f"{self.name}.yaml").read_text("utf-8"))
        return MappingProxyType({code: Both(**label) for code, label in content["codes"].items()})

    def label(self, code: int | None) -> Both:
        """The label; of a code that is not in the list (or None) the words for "not recorded"."""
        return self.labels.get(code, UNKNOWN) if code is not None else UNKNOWN

    def choices(self) -> tuple[tuple[int, Both], ...]:
        """All codes with their labels, in the order of the list."""
        return tuple(self.labels.items())


sex = CodeList("sex")
blood_type = CodeList("blood_type")
religion = CodeList("religion")
marital_ktp = CodeList("marital_ktp")
marital_kk = CodeList("marital_kk")
relation = CodeList("relation")
education = CodeList("education")
occupation = CodeList("occupation")
citizenship = CodeList("citizenship")
disability = CodeList("disability")
disability_siak = CodeList("disability_siak")
birth_place_kind = CodeList("birth_place_kind")
birth_kind = CodeList("birth_kind")
birth_helper = CodeList("birth_helper")
death_cause = CodeList("death_cause")
death_stated_by = CodeList("death_stated_by")
move_reason = CodeList("move_reason")
move_class = CodeList("move_class")
move_who = CodeList("move_who")
kk_of_those_who_stay = CodeList("kk_of_those_who_stay")
kk_of_those_who_move = CodeList("kk_of_those_who_move")

# Codes of `marital_kk` that events give.
NOT_MARRIED, MARRIED, MARRIED_UNREGISTERED, DIVORCED, DIVORCED_UNREGISTERED, WIDOWED = range(1, 7)

every = tuple(one for one in tuple(globals().values()) if isinstance(one, CodeList))


def code_list(name: str) -> CodeList:
    """The list of that name; raises KeyError."""
    return {one.name: one for one in every}[name]
