"""A comparison kept for later: codes and bits only, and back again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from adminduk.register.types.likeness import Agreement, Compared


def as_codes(fields: Iterable[Compared]) -> str:
    """JSON: a list of [field, agreement, note, bits, one_in]."""
    return json.dumps([[one.field, str(one.agreement), one.note, one.bits, one.one_in] for one in fields])


def from_codes(codes: Iterable[list[Any]]) -> tuple[Compared, ...]:
    return tuple(
        Compared(field, Agreement(agreement), note, bits, one_in)
        for field, agreement, note, bits, one_in in codes
    )
