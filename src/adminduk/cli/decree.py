"""Reads the file of a decree that changes regions: YAML, or CSV with the columns was, code, name, kind."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from adminduk.foundation.configuration import Misconfigured
from adminduk.offices.types import RegionChange

COLUMNS = ("was", "code", "name", "kind", "postal_code")


@dataclass(frozen=True, slots=True)
class Decree:
    """`villages` are those whose people go along, `whole` the kab/kota that go as a whole."""

    legal_basis: tuple[str, ...]
    since: date
    regions: tuple[RegionChange, ...]

    @property
    def villages(self) -> dict[str, str]:
        return self._codes(10)

    @property
    def whole(self) -> dict[str, str]:
        return self._codes(4)

    def _codes(self, digits: int) -> dict[str, str]:
        return {
            one.was: one.code
            for one in self.regions
            if len(one.was) == digits and len(one.code) == digits and one.was != one.code
        }


def read_decree(path: Path, legal_basis: str = "", since: date | None = None) -> Decree:
    """Raises `Misconfigured` with the line that is wrong. What the file says goes before the arguments."""
    if not path.is_file():
        raise Misconfigured(f"There is no file {path}.")
    text = path.read_text("utf-8-sig")
    if path.suffix.lower() == ".csv":
        said: dict[str, Any] = {"regions": list(csv.DictReader(text.splitlines()))}
    else:
        said = _yaml(path, text)
    basis = said.get("legal_basis") or ([legal_basis] if legal_basis else [])
    day = said.get("since") or since
    if not basis or not isinstance(day, date):
        raise Misconfigured("The legal basis and the day (since: YYYY-MM-DD) of the decree are missing.")
    regions = tuple(_region(number, one) for number, one in enumerate(said.get("regions") or (), 1))
    _check(regions)
    return Decree(tuple([basis] if isinstance(basis, str) else basis), day, regions)


def _yaml(path: Path, text: str) -> dict[str, Any]:
    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise Misconfigured(f"{path} is no YAML: {error}") from error
    if not isinstance(said, dict):
        raise Misconfigured(f"{path} must say legal_basis, since and regions.")
    return said


def _region(number: int, line: Mapping[str, Any]) -> RegionChange:
    facts = {name: str(line.get(name) or "").strip() for name in COLUMNS}
    for name in ("was", "code"):
        # Codes are also written with dots: 32.01.01.1003.
        facts[name] = facts[name].replace(".", "")
        if (facts[name] or name == "code") and not re.fullmatch(r"\d{2}|\d{4}|\d{6}|\d{10}", facts[name]):
            raise Misconfigured(f"Region {number}: {name} must have 2, 4, 6 or 10 digits, in quotes.")
    if facts["was"] and len(facts["was"]) != len(facts["code"]):
        raise Misconfigured(f"Region {number}: {facts['was']} and {facts['code']} are not of one level.")
    return RegionChange(**facts)


def _check(regions: Iterable[RegionChange]) -> None:
    seen: set[str] = set()
    left: set[str] = set()
    for one in regions:
        if one.code in seen or one.was in left:
            raise Misconfigured(f"{one.code if one.code in seen else one.was} stands in the file twice.")
        seen.add(one.code)
        left |= {one.was} - {""}
    if not seen:
        raise Misconfigured("The file names no region.")
