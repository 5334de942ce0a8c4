from __future__ import annotations

import pytest

from adminduk.register.types.loading import LoadedFamily
from tests.casework.office import Desk
from tests.people import asep_and_siti, settle


@pytest.fixture
def desk(db: None) -> Desk:
    """The Dinas of Kabupaten Bogor."""
    return Desk()


@pytest.fixture
def family(db: None) -> LoadedFamily:
    """Asep, Siti and Dewi, in the register."""
    return settle(asep_and_siti())
