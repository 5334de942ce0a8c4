from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests import database
from tests.data_access.answering.house import House
from tests.surfaces.institutions.caller import Caller, a_caller


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """One process for a whole module, over committed rows; then the database is made anew."""
    from django.db import connections

    with django_db_blocker.unblock():
        made = House()
        made.fill()
        yield made
        made.stop()
        connections.close_all()
        database.make_worker_database()


@pytest.fixture(scope="module")
def port(house: House) -> int:
    return house.start()


@pytest.fixture(scope="module")
def sandbox(house: House, port: int) -> Caller:
    """A sandbox client whose agreement has much, and not all."""
    return a_caller(house, port, sandbox=True)
