"""Precision and recall on data that others made and labelled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from adminduk.register.matching.compare import Scale
from adminduk.register.matching.whole import finding
from adminduk.register.types import Verdict
from adminduk.regulations.law import Law
from tests.register import febrl

# Every second record of FEBRL's file is a duplicate.
LAW = Law(on=date(2026, 11, 21)).supposing(matching__doubles_in_a_million=500_000).matching
PEOPLE = 1_500


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Verdict]:
    folder: Path = tmp_path_factory.mktemp("febrl")
    records = febrl.people(PEOPLE)
    febrl.write(records, folder)
    engine = finding.open_engine(folder)
    proposals = folder / "found" / "proposals.parquet"
    proposals.parent.mkdir()
    finding.propose(engine, LAW, proposals)
    scale = Scale(LAW, len(records), finding.count_words(engine))
    return {
        (one.first, one.second): one.likeness.verdict
        for batch in finding.judge(engine, proposals, scale)
        for one in batch.found
    }


def test_what_is_proposed_as_one_person_is_one(found: dict[tuple[str, str], Verdict]) -> None:
    true = febrl.true_pairs(febrl.people(PEOPLE))
    same = {pair for pair, verdict in found.items() if verdict is Verdict.SAME}
    assert len(same & true) / len(same) >= 0.999
    assert len(same & true) / len(true) >= 0.90


def test_what_officers_should_look_at_leaves_little_out(found: dict[tuple[str, str], Verdict]) -> None:
    true = febrl.true_pairs(febrl.people(PEOPLE))
    assert len(found.keys() & true) / len(found) >= 0.99
    assert len(found.keys() & true) / len(true) >= 0.94
