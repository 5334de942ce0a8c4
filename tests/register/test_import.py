"""A large file comes in: good families whole, every other row named with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope
from adminduk.register.models import Import, ImportBatch, Membership, Person
from adminduk.register.operations import import_file
from adminduk.register.queries import find_family_by_kk, list_differences
from adminduk.register.types import (
    EmptyFile,
    ImportUnfinished,
    NothingToResume,
    Relation,
    UnreadableFile,
    WrongColumns,
)
from tests import people
from tests.register.importing import COLUMNS, a_couple, a_row, an_office, as_csv, bring_in, refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office() -> None:
    an_office()


def names() -> list[str]:
    with acting(people.LOADER):
        return sorted(Person.objects.values_list("name", flat=True))


def test_a_family_comes_in_whole_with_its_ties(tmp_path: Path) -> None:
    report = bring_in(tmp_path, as_csv(a_couple()))
    assert (report.rows, report.entered, report.rejected, report.families) == (3, 3, 0, 1)
    with acting(people.LOADER):
        mother = Person.objects.get(name="SITI NURHASANAH")
        child = Person.objects.get(name="DEWI LESTARI")
        assert (child.mother_id, child.mother_nik) == (mother.person_id, mother.nik)
        assert [one.relation for one in Membership.objects.order_by("position")] == [
            Relation.HEAD, Relation.WIFE, Relation.CHILD,
        ]  # fmt: skip
        assert (mother.marital_status, mother.marriage_number) == (2, "474/21/VI/2014")
        assert ImportBatch.objects.get().people == 3
        assert Import.objects.get().finished_at == people.AT
    assert refused(report) == []


def test_what_came_in_can_be_rebuilt_from_the_journal(tmp_path: Path) -> None:
    bring_in(tmp_path, as_csv(a_couple(1) + a_couple(2)))
    inspector = people.officer("Sri Wahyuni", people.AUDITOR)
    assert list_differences(actor=inspector, at=people.AT, kabkota=people.BOGOR) == []


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [
        (";", "utf-8"),
        (",", "utf-8-sig"),
        ("\t", "utf-16"),
        ("|", "utf-16-le"),
        (";", "utf-16-be"),
        (",", "cp1252"),
    ],
)
def test_whatever_program_wrote_the_file(tmp_path: Path, separator: str, encoding: str) -> None:
    rows = a_couple()
    rows[0]["NAMA_LGKP"] = "ANDRÉ SUNANDAR"
    report = bring_in(tmp_path, as_csv(rows, separator).encode(encoding))
    assert report.entered == 3
    assert "ANDRÉ SUNANDAR" in names()


def test_headers_may_be_spelt_as_people_spell_them(tmp_path: Path) -> None:
    content = as_csv(a_couple())
    for ours, theirs in (
        ("NO_KK", "No. KK"), ("NAMA_LGKP;", "Nama Lengkap;"), ("STAT_HBKEL", "SHDK"), ("TGL_LHR", "Tanggal Lahir"),
        ("JENIS_KLMIN", "jenis kelamin"), ("STAT_KWN", "Status Perkawinan"),
    ):  # fmt: skip
        content = content.replace(ours, theirs, 1)
    assert bring_in(tmp_path, content).entered == 3


def test_words_may_stand_for_codes_and_siak_parts_for_the_village(tmp_path: Path) -> None:
    rows = a_couple()
    for row in rows:
        row |= {"NO_PROP": "32", "NO_KAB": "1", "NO_KEC": "1", "NO_KEL": "1003", "AGAMA": "Islam"}
        row["JENIS_KLMIN"] = {"1": "L", "2": "Perempuan"}[row["JENIS_KLMIN"]]
    columns = (*(one for one in COLUMNS if one != "KODE_WIL"), "NO_PROP", "NO_KAB", "NO_KEC", "NO_KEL")
    report = bring_in(tmp_path, as_csv(rows, columns=columns))
    assert report.entered == 3
    card = find_family_by_kk(actor=people.RINA, purpose="test", kk_number="3201010107150001")
    assert card is not None and card.village_code == people.CIBINONG and card.rt == "001"


SPOILT = {
    "number_eaten": ("NIK", "3,2E+15"),
    "number_shape": ("NIK", "32010112039"),
    "nik_malformed": ("NIK", "3201010003900001"),
    "kk_malformed": ("NO_KK", "3201019907150001"),
    "date_zero": ("TGL_LHR", "00-00-0000"),
    "date_short_year": ("TGL_LHR", "12-03-90"),
    "date_number": ("TGL_LHR", "32944"),
    "date_shape": ("TGL_LHR", "31-02-1990"),
    "date_future": ("TGL_LHR", "12-03-2090"),
    "date_too_old": ("TGL_LHR", "12-03-1790"),
    "code_unknown": ("AGAMA", "77"),
    "empty": ("NAMA_LGKP", " "),
    "name_letters": ("NAMA_LGKP", "123"),
    "too_long": ("NAMA_LGKP", "ASEP " * 50),
    "control": ("NAMA_LGKP", "ASEP \x07 SUNANDAR"),
    "region_unknown": ("KODE_WIL", "3201999999"),
    "region_without_office": ("KODE_WIL", people.BOGOR_SELATAN),
    "date_before_birth": ("TGL_KWN", "01-01-1985"),
    "relation_sex": ("STAT_HBKEL", "3"),
}


@pytest.mark.parametrize("code", SPOILT)
def test_a_bad_value_is_named_and_its_family_waits(tmp_path: Path, code: str) -> None:
    column, value = SPOILT[code]
    spoilt = a_couple(1)
    spoilt[0][column] = value
    report = bring_in(tmp_path, as_csv(spoilt + a_couple(2)))
    found = refused(report)
    assert (2, column, code) in found
    assert {line for line, _, _ in found} == {2, 3, 4}
    assert (report.rows, report.entered, report.rejected) == (6, 3, 3)


def test_lines_that_cannot_be_read_are_named_one_by_one(tmp_path: Path) -> None:
    lines = as_csv(a_couple(1) + a_couple(2) + a_couple(3)).encode().splitlines()
    lines[2] = lines[2].replace(b"SITI", b"SI\0TI")
    lines[5] = lines[5].replace(b"SITI", b"SIT\xe9")
    lines[7] = lines[7].replace(b"ASEP", b'"ASEP', 1)
    lines.append(b"just a few words")
    lines.append(lines[1].replace(b";", b","))
    report = bring_in(tmp_path, b"\r\n".join(lines))
    codes = {(line, code) for line, _, code in refused(report)}
    # The file is mostly UTF-8 or mostly Windows-1252: the letter é is read in the second.
    assert {(3, "nul"), (8, "quote"), (11, "columns"), (12, "separator")} <= codes
    assert report.rows == report.entered + report.rejected == 11
    assert report.entered == 3


def test_a_broken_line_holds_back_the_family_that_it_names(tmp_path: Path) -> None:
    lines = as_csv(a_couple(1)).splitlines()
    lines[3] = lines[3].rsplit(";", 3)[0]
    report = bring_in(tmp_path, "\n".join(lines))
    assert refused(report) == [(2, "NO_KK", "unread_member"), (3, "NO_KK", "family"), (4, "", "columns")]
    assert names() == []


def test_a_value_in_quotes_may_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    rows = a_couple()
    for row in rows:
        row["ALAMAT"] = 'PERUM "GRIYA; ASRI"\nBLOK A'
    assert bring_in(tmp_path, as_csv(rows)).entered == 3
    card = find_family_by_kk(actor=people.RINA, purpose="test", kk_number="3201010107150001")
    assert card is not None and card.address == 'PERUM "GRIYA; ASRI" BLOK A'


def test_an_endless_value_spoils_its_own_row_only(tmp_path: Path) -> None:
    lines = as_csv(a_couple(1) + a_couple(2)).splitlines()
    lines[1] = lines[1].replace("ASEP SUNANDAR", '"' + "A" * 200_000 + '"')
    lines[2] = lines[2] + "Z" * 2_000_000
    report = bring_in(tmp_path, "\n".join(lines))
    assert {(2, "columns"), (3, "too_long")} <= {(line, code) for line, _, code in refused(report)}
    assert (report.rows, report.entered, report.rejected) == (6, 3, 3)


def family_with(changes: dict[int, dict[str, str]], *more: dict[str, str]) -> list[dict[str, str]]:
    rows = a_couple()
    for place, change in changes.items():
        rows[place] |= change
    return [*rows, *more]


LONE = a_row(
    NO_KK="3201010107150050", NIK="3201011203900050", NAMA_LGKP="UJANG", TGL_LHR="12-03-1990", STAT_HBKEL="1"
)
AMONG_EACH_OTHER = {
    "no_head": (family_with({0: {"STAT_HBKEL": "9"}}), 2),
    "two_heads": (family_with({2: {"STAT_HBKEL": "1"}}), 4),
    "nik_twice": (family_with({2: {"NIK": "3201011203900001"}}), 4),
    "two_families": (family_with({}, LONE | {"NIK": "3201011203900001"}), 5),
    "address_differs": (family_with({1: {"ALAMAT": "KP. LAIN"}}), 3),
    "couple_differs": (family_with({1: {"STAT_KWN": "1"}}), 3),
    "parent_sex": (family_with({2: {"NIK_IBU": "3201011203900001"}}), 4),
    "parent_younger": (family_with({2: {"TGL_LHR": "14-05-1980"}}), 4),
    "circular_parents": (
        family_with({0: {"NIK_AYAH": "3201011203900050"}}, LONE | {"NIK_AYAH": "3201011203900001"}), 2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", AMONG_EACH_OTHER)
def test_rows_that_cannot_stand_beside_each_other_are_named(tmp_path: Path, code: str) -> None:
    rows, line = AMONG_EACH_OTHER[code]
    report = bring_in(tmp_path, as_csv(rows))
    assert (line, code) in {(at, why) for at, _, why in refused(report)}
    assert report.rows == report.entered + report.rejected
    assert names() == ([] if report.rejected == report.rows else ["UJANG"])


def test_whoever_is_in_the_register_is_named_and_not_entered_again(tmp_path: Path) -> None:
    bring_in(tmp_path, as_csv(a_couple(1)))
    again = a_couple(1) + a_couple(2)
    again[0]["NO_KK"] = again[1]["NO_KK"] = again[2]["NO_KK"] = "3201010107150099"
    report = bring_in(tmp_path, as_csv(again), name="again.csv")
    assert [(line, code) for line, _, code in refused(report)] == [
        (2, "nik_taken"),
        (3, "nik_taken"),
        (4, "nik_taken"),
    ]
    assert report.entered == 3
    taken = a_row(
        NO_KK="3201010107150001",
        NIK="3201011203900077",
        NAMA_LGKP="LAIN",
        TGL_LHR="12-03-1990",
        STAT_HBKEL="1",
    )
    assert refused(bring_in(tmp_path, as_csv([taken]), name="kk.csv")) == [(2, "NO_KK", "kk_taken")]


def test_a_parent_may_stand_in_another_family_or_in_the_register(tmp_path: Path) -> None:
    bring_in(tmp_path, as_csv(a_couple(1)))
    son = LONE | {"TGL_LHR": "12-03-2015", "NIK": "3201011203150050", "NIK_IBU": "3201015405920001"}
    grown = a_couple(2)
    niece = LONE | {
        "NO_KK": "3201010107150051",
        "NIK": "3201011203150051",
        "TGL_LHR": "12-03-2015",
        "NIK_AYAH": grown[0]["NIK"],
    }
    assert bring_in(tmp_path, as_csv([niece, son, *grown]), name="more.csv").rejected == 0
    with acting(people.LOADER):
        by_nik = {one.nik: one for one in Person.objects.all()}
    assert by_nik[son["NIK"]].mother_id == by_nik["3201015405920001"].person_id
    assert by_nik[niece["NIK"]].father_id == by_nik[grown[0]["NIK"]].person_id


def test_files_need_not_be_sorted_by_family(tmp_path: Path) -> None:
    rows = [one for three in zip(a_couple(1), a_couple(2), a_couple(3), strict=True) for one in three]
    report = bring_in(tmp_path, as_csv(rows))
    assert (report.entered, report.families) == (9, 3)


def test_an_office_brings_in_its_own_region_only(tmp_path: Path) -> None:
    other = an_office(people.KOTA_BOGOR)
    report = bring_in(tmp_path, as_csv(a_couple()), office=other)
    assert {code for _, _, code in refused(report)} == {"region_of_other_office"}
    with pytest.raises(NotAllowed):
        import_file(actor=people.HENDRA, at=people.AT, path=tmp_path / "penduduk.csv")
    assert people.LOADER.scope == Scope.nation()


def test_files_that_cannot_be_imported_at_all_say_why(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        bring_in(tmp_path, b"")
    with pytest.raises(EmptyFile):
        bring_in(tmp_path, b"\n\n")
    with pytest.raises(WrongColumns, match="NO_KK"):
        bring_in(tmp_path, as_csv(a_couple()).split("\n", 1)[1])
    with pytest.raises(WrongColumns, match="NIK"):
        bring_in(tmp_path, as_csv(a_couple()).replace("NO_RT", "NIK", 1))
    with pytest.raises(UnreadableFile):
        bring_in(tmp_path, b"PAR1 and no more")
    # Nothing came in, so the same file may be tried again.
    assert not Import.objects.filter(finished_at__isnull=True).exists()
    assert bring_in(tmp_path, as_csv([])).rows == 0


def test_columns_that_say_nothing_to_us_are_named(tmp_path: Path) -> None:
    report = bring_in(tmp_path, as_csv(a_couple(), columns=(*COLUMNS, "SIDIK_JARI")))
    assert (report.entered, report.unused_columns) == (3, ("SIDIK_JARI",))


def test_parquet_comes_in_like_text(tmp_path: Path) -> None:
    import pyarrow as arrow
    from pyarrow import parquet

    rows = a_couple(1) + a_couple(2)
    table = arrow.Table.from_pylist(rows)
    table = table.set_column(table.column_names.index("AGAMA"), "AGAMA", arrow.array([1] * 6, arrow.int8()))
    parquet.write_table(table, tmp_path / "penduduk.parquet")
    path = tmp_path / "penduduk.parquet"
    assert bring_in(tmp_path, path.read_bytes(), name=path.name).entered == 6


def test_numbers_that_became_fractions_in_parquet_are_refused(tmp_path: Path) -> None:
    import pyarrow as arrow
    from pyarrow import parquet

    table = arrow.Table.from_pylist(a_couple(1))
    place = table.column_names.index("NIK")
    table = table.set_column(
        place, "NIK", arrow.array([float(one) for one in table.column(place).to_pylist()])
    )
    parquet.write_table(table, tmp_path / "penduduk.parquet")
    report = bring_in(tmp_path, (tmp_path / "penduduk.parquet").read_bytes(), name="penduduk.parquet")
    assert {code for _, column, code in refused(report) if column == "NIK"} == {"number_eaten"}


def test_a_formula_in_a_file_is_not_run_by_whoever_opens_what_was_refused(tmp_path: Path) -> None:
    rows = a_couple()
    rows[0]["AGAMA"] = "=HYPERLINK(1)"
    report = bring_in(tmp_path, as_csv(rows))
    assert ";'=HYPERLINK(1)" in Path(report.rejected_file).read_text("utf-8-sig")


def test_a_run_goes_on_only_where_one_was_broken_off(tmp_path: Path) -> None:
    with pytest.raises(NothingToResume):
        bring_in(tmp_path, as_csv(a_couple()), resume=True)
    bring_in(tmp_path, as_csv(a_couple(1) + a_couple(2)))
    Import.objects.update(finished_at=None)
    with pytest.raises(ImportUnfinished):
        bring_in(tmp_path, as_csv(a_couple(1) + a_couple(2)))
    report = bring_in(tmp_path, as_csv(a_couple(1) + a_couple(2)), resume=True)
    assert (report.rows, report.entered, report.before, report.rejected) == (6, 0, 6, 0)
