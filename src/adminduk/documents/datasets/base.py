"""What a document says, as frozen data with one canonical form.

The canonical bytes are JSON with sorted keys, no spaces, NFC text and ISO dates. Their SHA-256 is the
digest that ties a printed copy to the register: the same data always give the same digest.
"""

from __future__ import annotations

import json
import types
import unicodedata
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any, ClassVar, Self, Union, get_args, get_origin, get_type_hints

from adminduk.documents.wording import current_version

SCHEMA = 1
_KINDS: dict[str, type[Dataset]] = {}


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """One document's data. `wording` is the version of the text table it is printed with."""

    kind: ClassVar[str]

    wording: int = 0

    def __init_subclass__(cls, **rest: object) -> None:
        super().__init_subclass__(**rest)
        _KINDS[cls.kind] = cls

    def __post_init__(self) -> None:
        if not self.wording:
            object.__setattr__(self, "wording", current_version())

    def as_json(self) -> bytes:
        """The canonical bytes."""
        return json.dumps(
            {"kind": self.kind, "schema": SCHEMA, "data": _plain(asdict(self))},
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        ).encode()

    def digest(self) -> bytes:
        """SHA-256 of the canonical bytes, 32 bytes."""
        return sha256(self.as_json()).digest()

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        found = from_json(data)
        if not isinstance(found, cls):
            raise ValueError(f"expected {cls.__name__}, found {found.kind}")
        return found


def from_json(data: bytes | str) -> Dataset:
    """The data set that `as_json` wrote. Raises ValueError where it is none."""
    read = json.loads(data)
    try:
        kind, schema, values = _KINDS[read["kind"]], read["schema"], read["data"]
    except (KeyError, TypeError) as missing:
        raise ValueError("not a document's data set") from missing
    if schema != SCHEMA:
        raise ValueError(f"unknown schema {schema} of a document's data set")
    return _build(kind, values)


def _plain(value: Any) -> Any:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case date() | time():
            return value.isoformat()
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return {field.name: get_type_hints(kind)[field.name] for field in fields(kind)}


def _build(wanted: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(wanted) in (Union, types.UnionType):
        wanted = next(option for option in get_args(wanted) if option is not type(None))
    if get_origin(wanted) is tuple:
        return tuple(_build(get_args(wanted)[0], inner) for inner in value)
    if is_dataclass(wanted):
        hints = _hints(wanted)
        unknown = set(value) - set(hints)
        if unknown:
            raise ValueError(f"unknown fields {sorted(unknown)} in {wanted.__name__}")
        return wanted(**{name: _build(hints[name], inner) for name, inner in value.items()})
    if isinstance(wanted, type) and issubclass(wanted, date | time):
        return wanted.fromisoformat(value)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(value)
    return value
