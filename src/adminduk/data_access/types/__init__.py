"""What this room gives and takes: frozen dataclasses, enums and refusals."""

from adminduk.data_access.comparing import ABSENT, COMPARED
from adminduk.data_access.policy import Policy
from adminduk.data_access.tokens import Token
from adminduk.data_access.types.outcomes import SAID, Outcome, Sector, Status, Way
from adminduk.data_access.types.questions import (
    LOWEST_THRESHOLD,
    MOST_PEOPLE,
    USUAL_THRESHOLD,
    Question,
    WrongQuestion,
)
from adminduk.data_access.types.requests import Request
from adminduk.data_access.types.troubles import (
    AccessRefused,
    AgreementNotInForce,
    Ending,
    HouseFull,
    NoBulk,
    NotAgreed,
    NoToken,
    QuotaSpent,
    TooManyPeople,
    Unavailable,
    WrongPlace,
)

__all__ = [
    "ABSENT",
    "COMPARED",
    "LOWEST_THRESHOLD",
    "MOST_PEOPLE",
    "SAID",
    "USUAL_THRESHOLD",
    "AccessRefused",
    "AgreementNotInForce",
    "Ending",
    "HouseFull",
    "NoBulk",
    "NoToken",
    "NotAgreed",
    "Outcome",
    "Policy",
    "Question",
    "QuotaSpent",
    "Request",
    "Sector",
    "Status",
    "Token",
    "TooManyPeople",
    "Unavailable",
    "Way",
    "WrongPlace",
    "WrongQuestion",
]
