"""Duplicates in the whole register: from the tables to the officers' desks, and on where it was stopped."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope, system
from adminduk.foundation.audit.models import Act
from adminduk.register.models import NameWord, Pair
from adminduk.register.operations import duplicates, find_all_duplicates
from adminduk.register.types import Relation, Sex
from tests.people import (
    AT,
    BOGOR_SELATAN,
    CIBINONG,
    CITEUREUP,
    LILIS,
    TODAY,
    a_crowd,
    a_family,
    a_person,
    asep_and_siti,
    settle,
    ujang,
)

pytestmark = pytest.mark.django_db

SEARCH = system("search for duplicates", Scope.nation(), "register.match")
YATI = {"name": "ROHAYATI KUSUMAWARDANI", "born": date(1988, 4, 9), "mother_name": "SITI KOMARIAH"}


def settled(serial: int, village: str, **facts: Any) -> Any:
    said = YATI | facts
    one = a_person(
        said.pop("name"),
        Sex.FEMALE,
        said.pop("born"),
        Relation.HEAD,
        kecamatan=village[:6],
        serial=serial,
        **said,
    )
    return settle(a_family(one, village=village, serial=serial)).members[0].person_id


def search(folder: Path) -> duplicates.Search:
    return find_all_duplicates(actor=SEARCH, at=AT, today=TODAY, folder=folder)


def pairs() -> set[tuple[Any, Any, str, str]]:
    with acting(SEARCH):
        return set(Pair.objects.values_list("first_id", "second_id", "kabkota", "second_kabkota"))


def test_one_person_in_two_regions_comes_to_both_desks(tmp_path: Path) -> None:
    settle(asep_and_siti(), ujang())
    here = settled(61, CITEUREUP)
    there = settled(62, BOGOR_SELATAN, name="ROHAJATI KUSUMAWARDHANI")
    found = search(tmp_path / "run")
    assert (found.people, found.pairs) == (6, 1)
    first, second, *regions = pairs().pop()
    assert {first, second} == {here, there}
    assert first < second
    assert set(regions) == {"3201", "3271"}
    assert not (tmp_path / "run").exists(), "personal data must not stay behind"
    assert Act.objects.filter(action="register.duplicates", detail__pairs=1).exists()


def test_twins_are_no_pair(tmp_path: Path) -> None:
    settled(61, CIBINONG)
    settled(62, CIBINONG, name="DEWI PUSPITASARI")
    assert search(tmp_path / "run").pairs == 0


def test_an_interrupted_search_goes_on_with_what_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(61, CIBINONG)
    settled(62, CITEUREUP)

    def stopped(**_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(duplicates, "keep_pairs", stopped)
        with pytest.raises(KeyboardInterrupt):
            search(tmp_path / "run")
    kept = tmp_path / "run" / "3201.parquet"
    made = kept.stat().st_mtime_ns
    proposals = (tmp_path / "run" / "found" / "proposals.parquet").stat().st_mtime_ns
    seen: list[tuple[str, int]] = []

    def watch(step: str, done: int, of: int) -> None:
        assert kept.stat().st_mtime_ns == made
        assert (tmp_path / "run" / "found" / "proposals.parquet").stat().st_mtime_ns == proposals
        seen.append((step, done))

    find_all_duplicates(actor=SEARCH, at=AT, today=TODAY, folder=tmp_path / "run", progress=watch)
    assert len(pairs()) == 1
    assert ("judge", 1) in seen
    assert "compare" not in {step for step, _ in seen}


def test_how_common_names_are_is_counted_but_never_a_single_bearer(tmp_path: Path) -> None:
    settle(*a_crowd(6))
    settled(61, CIBINONG)
    search(tmp_path / "run")
    counted = dict(NameWord.objects.values_list("word", "people"))
    assert (counted[""], counted["RAMAI"]) == (13, 12)
    assert not {word for word, people in counted.items() if 0 < people < 5}
    assert not any("KUSUMA" in word for word in counted)


def test_nobody_without_the_right_reads_everybody(tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        find_all_duplicates(actor=LILIS, at=AT, today=TODAY, folder=tmp_path / "run")
