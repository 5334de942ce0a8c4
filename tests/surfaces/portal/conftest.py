from __future__ import annotations

import pytest
from django.test import Client

from adminduk.register.types.loading import LoadedFamily
from tests.cast import office
from tests.people import asep_and_siti, settle
from tests.surfaces.portal.mother import Report, sign_in


@pytest.fixture
def family(db: None) -> LoadedFamily:
    """Asep and Siti, with an office that takes their report."""
    office()
    return settle(asep_and_siti())


@pytest.fixture
def siti(family: LoadedFamily) -> Client:
    """The mother's phone, signed in."""
    client = Client()
    sign_in(client, family.members[1], family)
    return client


@pytest.fixture
def report(siti: Client) -> Report:
    return Report(siti)
