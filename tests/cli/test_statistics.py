"""What `adminduk statistics publish` says."""

from __future__ import annotations

import argparse

import pytest

from adminduk.cli.commands import statistics
from tests import people
from tests.data_access.test_open_data import count, two_villages_and_a_town

pytestmark = pytest.mark.django_db


def test_a_count_is_published_once(capsys: pytest.CaptureFixture[str]) -> None:
    two_villages_and_a_town()
    count()
    for said in (f"Published: {people.TODAY}.", "Nothing new to publish."):
        assert statistics.run(argparse.Namespace(act="publish")) == 0
        assert capsys.readouterr().out.strip() == said
