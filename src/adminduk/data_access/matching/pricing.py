"""What a file costs: PP 10/2023 by its rows, nothing for government."""

from __future__ import annotations

from datetime import datetime

from adminduk.data_access.elements import wires_of
from adminduk.data_access.models import Matching
from adminduk.data_access.policy import ZONE
from adminduk.data_access.types.statements import ChargeKind
from adminduk.foundation.clock import day_at
from adminduk.regulations import data_access as law_of
from adminduk.regulations.law import Law


def price_of(matching: Matching, tariff: str, at: datetime) -> tuple[ChargeKind, int]:
    """Kind of charge and rupiah, for the rows that can be asked about."""
    law = Law(on=day_at(at, ZONE))
    full = law_of.matching_is_full(wires_of(matching.asked), law)
    kind = ChargeKind.MATCHING if full else ChargeKind.MATCHING_INCOMPLETE
    return kind, law_of.price_of_matching(tariff, matching.rows - matching.refused, full, law)
