"""Files as offices send them, for the tests of the import: rows of good families, to be spoilt."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from adminduk.offices.operations import open_office
from adminduk.offices.types import OfficeFacts
from adminduk.register.operations import import_file
from adminduk.register.types import ImportReport
from tests import people

COLUMNS = (
    "NO_KK", "NIK", "NAMA_LGKP", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "GOL_DRH", "AGAMA", "STAT_KWN",
    "STAT_HBKEL", "PDDK_AKH", "JENIS_PKRJN", "NIK_IBU", "NAMA_LGKP_IBU", "NIK_AYAH", "NAMA_LGKP_AYAH", "ALAMAT",
    "NO_RT", "NO_RW", "KODE_WIL", "NO_AKTA_KWN", "TGL_KWN",
)  # fmt: skip
Row = dict[str, str]


def a_row(**values: str) -> Row:
    row = dict.fromkeys(COLUMNS, "") | {
        "JENIS_KLMIN": "1", "TMPT_LHR": "BOGOR", "GOL_DRH": "13", "AGAMA": "1", "STAT_KWN": "1", "PDDK_AKH": "5",
        "JENIS_PKRJN": "15", "ALAMAT": "KP. SUKAMAJU", "NO_RT": "1", "NO_RW": "2", "KODE_WIL": people.CIBINONG,
    }  # fmt: skip
    return row | values


def a_couple(serial: int = 1) -> list[Row]:
    """Father, mother and a daughter; numbers of their own for each `serial` (1 to 99)."""
    kk = f"320101010715{serial:04d}"
    father, mother, child = (
        f"3201011203900{serial:03d}",
        f"3201015405920{serial:03d}",
        f"3201014302180{serial:03d}",
    )
    married = {"NO_KK": kk, "STAT_KWN": "2", "NO_AKTA_KWN": "474/21/VI/2014", "TGL_KWN": "21-06-2014"}
    return [
        a_row(NIK=father, NAMA_LGKP="ASEP SUNANDAR", TGL_LHR="12-03-1990", STAT_HBKEL="1", **married),
        a_row(
            NIK=mother, NAMA_LGKP="SITI NURHASANAH", JENIS_KLMIN="2", TGL_LHR="14-05-1992", STAT_HBKEL="3", **married
        ),
        a_row(
            NO_KK=kk, NIK=child, NAMA_LGKP="DEWI LESTARI", JENIS_KLMIN="2", TGL_LHR="2018-02-03", STAT_HBKEL="4",
            NIK_IBU=mother, NAMA_LGKP_IBU="SITI NURHASANAH", NIK_AYAH=father, NAMA_LGKP_AYAH="ASEP SUNANDAR",
        ),
    ]  # fmt: skip


def as_csv(rows: list[Row], separator: str = ";", columns: tuple[str, ...] = COLUMNS) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=separator, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def an_office(kabkota: str = people.BOGOR) -> OfficeFacts:
    from adminduk.foundation.access.types import Scope, system

    return open_office(
        actor=system("test", Scope.nation(), "office.open"),
        at=people.AT,
        kabkota=kabkota,
        code=kabkota,
        name="Dinas",
        town="Cibinong",
        address="",
        phone="",
    )


def bring_in(
    folder: Path, content: str | bytes, *, name: str = "penduduk.csv", **how: object
) -> ImportReport:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_file(actor=people.LOADER, at=people.AT, path=path, **how)


def refused(report: ImportReport) -> list[tuple[int, str, str]]:
    """Line, column and code of every refusal."""
    with Path(report.rejected_file).open(encoding="utf-8-sig", newline="") as file:
        return [(int(one["baris"]), one["kolom"], one["kode"]) for one in csv.DictReader(file, delimiter=";")]
