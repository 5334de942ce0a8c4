"""Data goes out for a purpose, with its columns only, of the own region, and the trail tells of it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction, Scope, system
from adminduk.foundation.audit.models import Look
from adminduk.offices.types import NoSuchRegion
from adminduk.register.operations import export_file, import_file
from adminduk.register.transfer.columns import BY_NAME
from adminduk.register.transfer.leaving import EXPRESSIONS
from adminduk.register.transfer.purposes import purposes
from adminduk.register.types import FieldNotAllowed, NoSuchPurpose
from tests import people
from tests.register.importing import an_office

pytestmark = pytest.mark.django_db

BOGOR_ONLY = system("export", Scope.of(people.BOGOR), "register.export")
NATION = system("export", Scope.nation(), "register.export")


def send(
    folder: Path, name: str = "out.csv", actor: Any = NATION, purpose: str = "voters", **how: Any
) -> list[dict]:
    path = folder / name
    export_file(actor=actor, at=people.AT, path=path, purpose=purpose, **how)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(autouse=True)
def residents() -> None:
    people.settle(people.asep_and_siti(), people.ujang(), people.maya())


def test_a_purpose_gives_its_columns_and_no_others(tmp_path: Path) -> None:
    rows = send(tmp_path)
    assert len(rows) == 5
    assert tuple(rows[0]) == purposes()["voters"].columns
    assert {"SITI NURHASANAH", "MAYA ANGGRAENI"} <= {one["NAMA_LGKP"] for one in rows}
    assert tuple(send(tmp_path, columns=("NAMA_LGKP", "NIK"))[0]) == ("NIK", "NAMA_LGKP")
    with pytest.raises(FieldNotAllowed, match="NAMA_LGKP_IBU"):
        send(tmp_path, columns=("NIK", "NAMA_LGKP_IBU"))


def test_an_unknown_purpose_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPurpose, match="voters"):
        send(tmp_path, purpose="curiosity")
    assert list(tmp_path.iterdir()) == []


def test_statistics_hold_nobody_by_name_or_number() -> None:
    assert not {"NIK", "NO_KK", "NAMA_LGKP", "ALAMAT"} & set(purposes()["statistics"].columns)


def test_every_column_of_a_purpose_is_one_that_the_import_knows() -> None:
    for purpose in purposes().values():
        assert set(purpose.columns) <= set(EXPRESSIONS) <= set(BY_NAME)


def test_people_of_other_regions_stay_where_they_are(tmp_path: Path) -> None:
    assert len(send(tmp_path, actor=BOGOR_ONLY)) == 4
    assert [one["NAMA_LGKP"] for one in send(tmp_path, region=people.CITEUREUP[:6])] == ["UJANG SUPRIATNA"]
    with pytest.raises(OutsideJurisdiction):
        send(tmp_path, actor=BOGOR_ONLY, region=people.KOTA_BOGOR)
    with pytest.raises(NoSuchRegion):
        send(tmp_path, region="3299")
    with pytest.raises(NotAllowed):
        send(tmp_path, actor=people.HENDRA)


def test_the_trail_tells_what_went_out(tmp_path: Path) -> None:
    send(tmp_path, region=people.BOGOR, columns=("NIK",))
    look = Look.objects.get(purpose="export: voters")
    assert (look.subject_kind, look.subject_ids, look.elements) == ("region", [people.BOGOR], ["NIK"])


def test_a_file_is_for_its_owner_only(tmp_path: Path) -> None:
    send(tmp_path)
    assert (tmp_path / "out.csv").stat().st_mode & 0o077 == 0


def test_parquet_has_types(tmp_path: Path) -> None:
    from pyarrow import parquet

    path = tmp_path / "out.parquet"
    report = export_file(actor=NATION, at=people.AT, path=path, purpose="voters")
    table = parquet.read_table(path)
    assert (report.rows, table.num_rows) == (5, 5)
    assert str(table.schema.field("TGL_LHR").type) == "date32[day]"
    assert "1990-03-12" in {str(one) for one in table.column("TGL_LHR").to_pylist()}


@pytest.mark.parametrize("name", ["all.csv", "all.parquet"])
def test_what_goes_out_for_registration_comes_in_again(tmp_path: Path, name: str) -> None:
    export_file(actor=NATION, at=people.AT, path=tmp_path / name, purpose="registration")
    an_office()
    an_office(people.KOTA_BOGOR)
    report = import_file(actor=people.LOADER, at=people.AT, path=tmp_path / name)
    # They are here already, and nothing else is wrong with them.
    assert set(report.reasons) == {"nik_taken", "kk_taken"}
    assert report.rejected == 5


def test_a_region_is_never_part_of_the_statement(tmp_path: Path) -> None:
    with pytest.raises(NoSuchRegion):
        send(tmp_path, region="32' OR true --")
    assert connection.is_usable()
