"""The rules that terms must keep, asked when they are submitted, proposed and approved."""

from __future__ import annotations

from datetime import date

from adminduk.data_access.elements import ELEMENTS, wires_of
from adminduk.data_access.types.agreements import Terms
from adminduk.data_access.types.refusals import (
    BadPeriod,
    BadQuota,
    BadRegions,
    ElementsNotOfLaw,
    NotFounded,
    PurposeNotOfLaw,
    TariffDoesNotFit,
)
from adminduk.foundation.access.jurisdiction import NATION
from adminduk.foundation.access.types import Actor
from adminduk.offices.queries import get_region
from adminduk.regulations import data_access as law_of
from adminduk.regulations.law import Law

EVERY_BIT = sum(element.bit for element in ELEMENTS)
SECONDS_OF_A_DAY = 86_400


def check_terms(terms: Terms, *, sector: str, today: date) -> None:
    """Raises the refusal that says which rule the terms break."""
    law = Law(on=today)
    if not law_of.agreement_is_founded(terms.mou_number, terms.pks_number, terms.legal_basis):
        raise NotFounded
    if not law_of.purpose_is_of_the_law(terms.purpose, law) or not terms.purpose_text.strip():
        raise PurposeNotOfLaw
    known = terms.elements > 0 and not terms.elements & ~EVERY_BIT and not terms.fields & ~terms.elements
    if not known or not law_of.elements_are_of_the_law(wires_of(terms.elements), law):
        raise ElementsNotOfLaw
    in_time = law_of.period_is_possible(terms.valid_from, terms.valid_until, law)
    if not in_time or terms.valid_until < today:
        raise BadPeriod(years=law.data_access.longest_years)
    # More a day than all its seconds allow would be a promise that cannot be kept.
    if not 0 < terms.per_second <= terms.per_day <= terms.per_second * SECONDS_OF_A_DAY:
        raise BadQuota
    if not law_of.tariff_fits(sector, terms.tariff, law):
        raise TariffDoesNotFit


def check_regions(terms: Terms, *, actor: Actor, permission: str) -> None:
    """Nobody agrees on people beyond his own sight; `BadRegions`, `NoSuchRegion`, `OutsideJurisdiction`."""
    if not terms.regions or (NATION in terms.regions and len(terms.regions) > 1):
        raise BadRegions
    for code in terms.regions:
        if code != NATION:
            get_region(code)
        actor.require(permission, code)
