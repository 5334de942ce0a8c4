"""The file of a decree: what it says, and what is wrong with it by line."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from adminduk.cli.decree import Decree, read_decree
from adminduk.cli.register import carry_over
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.configuration import Misconfigured
from adminduk.offices.operations import open_office
from adminduk.offices.queries.regions import forget_regions
from adminduk.register.types import NoOfficeForRegion
from tests import people
from tests.register.events.moving import family

YAML = """
legal_basis: [UU 12/2026]
since: 2026-11-01
regions:
  - {code: "3280", name: Kabupaten Bogor Barat, kind: kabupaten}
  - {code: "328001", was: "320101"}
  - {code: "32.80.01.1003", was: "32.01.01.1003"}
"""
CSV = "was,code,name,kind\n,3280,Kabupaten Bogor Barat,kabupaten\n320101,328001,,\n3201011003,3280011003,,\n"


def reads(folder: Path, text: str, name: str = "decree.yaml", **more: object) -> Decree:
    path = folder / name
    path.write_text(text, "utf-8")
    return read_decree(path, **more)


def test_yaml_and_csv_say_the_same(tmp_path: Path) -> None:
    decree = reads(tmp_path, YAML)
    assert (decree.legal_basis, decree.since) == (("UU 12/2026",), date(2026, 11, 1))
    assert decree.villages == {"3201011003": "3280011003"}
    assert decree.whole == {}
    written = {"legal_basis": "UU 12/2026", "since": date(2026, 11, 1)}
    assert reads(tmp_path, CSV, "decree.csv", **written) == decree
    assert reads(tmp_path, "\ufeff" + CSV, "decree.csv", **written) == decree


def test_a_kabupaten_with_another_name_carries_nobody(tmp_path: Path) -> None:
    renamed = YAML[: YAML.index("regions")] + 'regions:\n  - {code: "3201", was: "3201", name: Bogor Raya}\n'
    decree = reads(tmp_path, renamed)
    assert (decree.villages, decree.whole) == ({}, {})
    assert decree.regions[0].name == "Bogor Raya"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (YAML.replace("since: 2026-11-01", ""), "legal basis and the day"),
        (YAML.replace("legal_basis: [UU 12/2026]", ""), "legal basis and the day"),
        (YAML.replace('"328001"', '"32801"'), "Region 2: code must have"),
        (YAML.replace('was: "320101"', 'was: "3201"'), "Region 2: 3201 and 328001"),
        (YAML + '  - {code: "3280", name: Lagi}\n', "3280 stands in the file twice"),
        (YAML + '  - {code: "328002", was: "320101"}\n', "320101 stands in the file twice"),
        ("legal_basis: x\nsince: 2026-11-01\nregions: []\n", "names no region"),
        ("- 1\n", "must say legal_basis"),
        ("a: [", "is no YAML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Misconfigured, match=said):
        reads(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match=r"There is no file .*nothing\.yaml"):
        read_decree(tmp_path / "nothing.yaml")


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_command_counts_first_and_then_carries_everybody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = people.settle(people.asep_and_siti())
    path = tmp_path / "decree.yaml"
    path.write_text(YAML, "utf-8")

    assert carry_over.run(asks(path, dry_run=True)) == 0
    said = capsys.readouterr().out
    assert "1 villages, 1 cards, 3 people." in said
    assert "There is no office for 3280 yet" in said and "Nothing was changed." in said
    assert family(home.family_id).kabkota == people.BOGOR

    with pytest.raises(NoOfficeForRegion):
        carry_over.run(asks(path))
    open_office(
        actor=system("test", Scope.nation(), "office.open"),
        at=people.AT,
        kabkota="3280",
        code="3280",
        name="Dinas Dukcapil Kabupaten Bogor Barat",
        town="Jasinga",
    )
    assert carry_over.run(asks(path)) == 0
    assert "Everybody is carried over." in capsys.readouterr().out
    assert (family(home.family_id).kabkota, family(home.family_id).kk_number) == ("3280", home.kk_number)
    forget_regions()


def asks(path: Path, *, dry_run: bool = False) -> Namespace:
    return Namespace(file=path, dry_run=dry_run, legal_basis="", since=None)
