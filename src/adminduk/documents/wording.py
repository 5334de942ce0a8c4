"""The table of sentences that documents print: templates/wording.yaml and its further files, by version.

A document keeps the version it was made with, so that a copy of an old document prints the old words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from adminduk.foundation.texts import Both

TABLE = Path(__file__).parent / "templates" / "wording.yaml"


@cache
def _table() -> dict:
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    for further in sorted(TABLE.parent.glob("wording_*.yaml")):
        more = yaml.safe_load(further.read_text(encoding="utf-8"))["texts"]
        if twice := table["texts"].keys() & more.keys():
            raise ValueError(f"said twice: {sorted(twice)}")
        table["texts"] |= more
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
