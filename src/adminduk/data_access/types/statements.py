"""What an institution used and owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from adminduk.data_access.types.agreements import AgreementFacts
from adminduk.data_access.types.outcomes import Outcome, Way


class ChargeKind(StrEnum):
    """What is paid as a whole: a file that was matched, or figures for half a year."""

    MATCHING = "matching"
    MATCHING_INCOMPLETE = "matching_incomplete"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class UsageLine:
    """Accesses of one day by one way with one outcome, over all live clients of an agreement."""

    day: date
    way: Way
    outcome: Outcome
    accesses: int


@dataclass(frozen=True, slots=True)
class StatementLine:
    """`way` is a `Way` in small letters, or the kind of a charge. Rupiah are whole."""

    way: str
    accesses: int
    charged: int
    rupiah: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One month of one agreement. `counted_at`: the log was counted that far; later accesses are not in it."""

    agreement: AgreementFacts
    month: date
    lines: tuple[StatementLine, ...]
    counted_at: datetime | None

    @property
    def accesses(self) -> int:
        return sum(one.accesses for one in self.lines)

    @property
    def rupiah(self) -> int:
        return sum(one.rupiah for one in self.lines)


@dataclass(frozen=True, slots=True)
class Price:
    """One line of the price list of a class of tariff."""

    name: str
    rupiah: int
