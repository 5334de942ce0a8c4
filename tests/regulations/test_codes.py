from __future__ import annotations

import pytest

from adminduk.regulations import codes


@pytest.mark.parametrize("listed", codes.every, ids=lambda one: one.name)
def test_every_code_has_both_labels(listed: codes.CodeList) -> None:
    assert listed.choices()
    for code, label in listed.choices():
        assert isinstance(code, int) and label.id.strip() and label.en.strip()


def test_a_code_is_read_aloud() -> None:
    assert codes.religion.label(1).say("id") == "Islam"
    assert codes.occupation.label(73).say("en") == "Midwife"
    assert len(codes.occupation.choices()) == 99


def test_a_code_outside_the_list_is_not_recorded() -> None:
    assert codes.religion.label(42).say("id") == "Tidak tercatat"
    assert codes.religion.label(None).say("en") == "Not recorded"
    assert 42 not in codes.religion
    assert "1" not in codes.religion
    assert True not in codes.religion


def test_every_file_is_offered() -> None:
    assert {path.stem for path in codes.HERE.glob("*.yaml")} == {one.name for one in codes.every}
    assert codes.code_list("relation") is codes.relation
