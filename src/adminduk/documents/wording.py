"""The table of sentences that documents print, by version: templates/wording.yaml and wording_*.yaml.

A document keeps the version it was made with, so that a copy of an old document prints the old words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from adminduk.foundation.texts import Both

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _table() -> dict:
    """All files as one table: `wording.yaml` has the version, and a text stands in one file only."""
    table = yaml.safe_load((TEMPLATES / "wording.yaml").read_text(encoding="utf-8"))
    for file in sorted(TEMPLATES.glob("wording_*.yaml")):
        texts = yaml.safe_load(file.read_text(encoding="utf-8"))["texts"]
        twice = texts.keys() & table["texts"].keys()
        if twice:
            raise ValueError(f"{sorted(twice)} stand in the table before {file.name}")
        table["texts"] |= texts
    return table


def current_version() -> int:
    """The version that new documents are made with."""
    return _table()["version"]


@cache
def texts(version: int) -> Mapping[str, Both]:
    """Every text as it stood in `version`. Raises LookupError for a version that never was."""
    if not 1 <= version <= current_version():
        raise LookupError(f"no wording of version {version}")
    return MappingProxyType({key: _as_of(entry, version) for key, entry in _table()["texts"].items()})


def _as_of(entry: dict, version: int) -> Both:
    words = entry
    for earlier in entry.get("was", ()):
        if version > earlier["until"]:
            break
        words = earlier
    return Both(id=str(words["id"]), en=str(words["en"]))
