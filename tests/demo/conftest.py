from __future__ import annotations

from datetime import date

import pytest

from adminduk.demo.population import Family, Resident, generate

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def families() -> tuple[Family, ...]:
    """The demo's kabupaten, as it is seeded."""
    return tuple(generate(residents=5_000, today=TODAY))


@pytest.fixture(scope="session")
def residents(families: tuple[Family, ...]) -> tuple[Resident, ...]:
    return tuple(one for family in families for one in family.members)
