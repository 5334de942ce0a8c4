"""For what data may leave, and which columns each purpose covers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from adminduk.foundation.texts import Both
from adminduk.register.types.transfer import FieldNotAllowed, NoSuchPurpose


@dataclass(frozen=True, slots=True)
class Purpose:
    name: str
    label: Both
    basis: str
    columns: tuple[str, ...]


@cache
def purposes() -> dict[str, Purpose]:
    from adminduk.register.transfer.leaving import EXPRESSIONS

    content = yaml.safe_load(Path(__file__).with_name("purposes.yaml").read_text("utf-8"))
    return {
        name: Purpose(
            name,
            Both(**one["label"]),
            one["basis"],
            tuple(EXPRESSIONS if one["columns"] == "all" else one["columns"]),
        )
        for name, one in content.items()
    }


def allowed_columns(purpose: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """`wanted`, or all that the purpose covers; raises `NoSuchPurpose` and `FieldNotAllowed`."""
    known = purposes()
    if purpose not in known:
        raise NoSuchPurpose(known=", ".join(sorted(known)))
    covered = known[purpose].columns
    beyond = [one for one in wanted if one not in covered]
    if beyond:
        raise FieldNotAllowed(fields=", ".join(beyond), allowed=", ".join(covered))
    return tuple(one for one in covered if one in wanted) if wanted else covered
