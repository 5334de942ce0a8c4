"""What the one box of the search understands."""

from __future__ import annotations

from datetime import date

import pytest

from adminduk.surfaces.desk.search.reading import Read, read

A_DAY = date(1992, 5, 14)


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("siti nurhasanah", Read(rest="siti nurhasanah")),
        ("siti 14-05-1992", Read(rest="siti", since=A_DAY, until=A_DAY)),
        ("14/5/1992 siti", Read(rest="siti", since=A_DAY, until=A_DAY)),
        ("siti, 14 mei 1992", Read(rest="siti", since=A_DAY, until=A_DAY)),
        ("1992-05-14", Read(since=A_DAY, until=A_DAY)),
        ("dedi 17 agustus 1985", Read(rest="dedi", since=date(1985, 8, 17), until=date(1985, 8, 17))),
        ("tjahjo 1965", Read(rest="tjahjo", since=date(1965, 1, 1), until=date(1965, 12, 31))),
        ("asep 1985-1990", Read(rest="asep", since=date(1985, 1, 1), until=date(1990, 12, 31))),
        ("siti 31-02-1992", Read(rest="siti", wrong="31-02-1992")),
        ("siti 31 nopember 1992", Read(rest="siti", wrong="31 nopember 1992")),
        ("3201015405920001", Read(number="3201015405920001")),
        ("3201.0154.0592.0001", Read(number="3201015405920001")),
        ("akta 3201-lu-20022018-0004", Read(akta="3201-LU-20022018-0004")),
        ("1901-2611-04217", Read()),
        ("", Read()),
    ],
)
def test_the_box_understands(text: str, understood: Read) -> None:
    assert read(text) == understood
