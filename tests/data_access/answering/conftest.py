from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests import database
from tests.data_access.answering.house import House


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """Committed for a whole module; then the database is made anew."""
    from django.db import connections

    with django_db_blocker.unblock():
        made = House()
        made.fill()
        yield made
        made.stop()
        connections.close_all()
        database.make_worker_database()
