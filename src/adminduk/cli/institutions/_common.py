"""Who acts from the command line, and how agreements and clients are found by what people type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adminduk.data_access.types import AgreementFacts
    from adminduk.foundation.access.types import Actor


def operator() -> Actor:
    from adminduk.foundation.access.types import Scope, system

    return system(
        "command line", Scope.nation(), "data_access.view", "data_access.draft", "data_access.count"
    )


def agreement_by_number(number: int) -> AgreementFacts:
    from adminduk.data_access.queries import list_agreements
    from adminduk.data_access.types import NoSuchAgreement

    for one in list_agreements(actor=operator(), limit=1_000_000):
        if one.number == number:
            return one
    raise NoSuchAgreement
