from __future__ import annotations

from adminduk.surfaces.desk.cases.letters import marked


def test_the_letters_that_differ_are_marked_on_both_sides() -> None:
    told, known = marked("Siti Nurhasanah", "Siti Nurhasannah")
    assert told == "Siti Nurhasanah"
    assert known == "Siti Nurhasan<mark>n</mark>ah"


def test_capitals_do_not_count() -> None:
    assert marked("ASEP", "Asep") == ("ASEP", "Asep")


def test_what_was_typed_is_escaped() -> None:
    told, known = marked("<b>", "a")
    assert "&lt;" in told
    assert known == "<mark>a</mark>"
