"""A generated population as a file, with the columns that `adminduk register import` takes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from adminduk.demo.population import Family, Resident

ROWS_A_GROUP = 50_000
OF_FAMILY: dict[str, Callable[[Family], Any]] = {
    "NO_KK": lambda family: family.kk_number,
    "ALAMAT": lambda family: family.address.line,
    "NO_RT": lambda family: family.address.rt,
    "NO_RW": lambda family: family.address.rw,
    "KODE_WIL": lambda family: family.address.village_code,
    "KODE_POS": lambda family: family.address.postal_code,
    "TGL_KK": lambda family: family.issued_on,
}
OF_RESIDENT: dict[str, Callable[[Resident], Any]] = {
    "NIK": lambda one: one.nik,
    "NAMA_LGKP": lambda one: one.name,
    "JENIS_KLMIN": lambda one: one.sex,
    "TMPT_LHR": lambda one: one.birth_place,
    "TGL_LHR": lambda one: one.birth_date,
    "TGL_LHR_KIRA": lambda one: int(one.birth_date_estimated),
    "KAB_LHR": lambda one: one.birth_region,
    "GOL_DRH": lambda one: one.blood_type,
    "AGAMA": lambda one: one.religion,
    "STAT_KWN_KK": lambda one: one.marital_status,
    "STAT_HBKEL": lambda one: one.relation,
    "PNYDNG_CCT": lambda one: one.disability,
    "PDDK_AKH": lambda one: one.education,
    "JENIS_PKRJN": lambda one: one.occupation,
    "NIK_IBU": lambda one: one.mother_nik,
    "NAMA_LGKP_IBU": lambda one: one.mother_name,
    "NIK_AYAH": lambda one: one.father_nik,
    "NAMA_LGKP_AYAH": lambda one: one.father_name,
    "NO_AKTA_LHR": lambda one: one.birth_akta_number,
    "NO_AKTA_KWN": lambda one: one.marriage_number,
    "TGL_KWN": lambda one: one.marriage_date,
    "KWRNGRN": lambda one: one.citizenship,
    "NO_PASPOR": lambda one: one.passport_number,
    "NO_DOK_IMGR": lambda one: one.stay_permit_number,
}
HEADERS = (*OF_FAMILY, *OF_RESIDENT)


def write_families(path: Path, families: Iterable[Family]) -> Iterator[int]:
    """Writes Parquet where the name ends so, otherwise CSV; yields how many people so far."""
    rows = _rows(families)
    write = _write_parquet if path.suffix.lower() == ".parquet" else _write_csv
    yield from write(path, rows)


def _rows(families: Iterable[Family]) -> Iterator[tuple[Any, ...]]:
    of_family, of_resident = tuple(OF_FAMILY.values()), tuple(OF_RESIDENT.values())
    for family in families:
        card = [read(family) for read in of_family]
        for one in family.members:
            yield (*card, *[read(one) for read in of_resident])


def _write_csv(path: Path, rows: Iterator[tuple[Any, ...]]) -> Iterator[int]:
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEADERS)
        while some := list(islice(rows, ROWS_A_GROUP)):
            out.writerows(some)
            written += len(some)
            yield written


def _write_parquet(path: Path, rows: Iterator[tuple[Any, ...]]) -> Iterator[int]:
    import pyarrow as arrow
    from pyarrow import parquet

    whole = {"JENIS_KLMIN", "TGL_LHR_KIRA", "GOL_DRH", "AGAMA", "STAT_KWN_KK", "STAT_HBKEL", "PNYDNG_CCT",
             "PDDK_AKH", "JENIS_PKRJN", "KWRNGRN"}  # fmt: skip
    schema = arrow.schema([
        (name, arrow.int16() if name in whole else arrow.date32() if name.startswith("TGL") else arrow.string())
        for name in HEADERS
    ])  # fmt: skip
    schema = schema.set(HEADERS.index("TGL_LHR_KIRA"), arrow.field("TGL_LHR_KIRA", arrow.int16()))
    written = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as out:
        while some := list(islice(rows, ROWS_A_GROUP)):
            columns = [
                arrow.array(values, kind.type)
                for values, kind in zip(zip(*some, strict=True), schema, strict=True)
            ]
            out.write_table(arrow.Table.from_arrays(columns, schema=schema))
            written += len(some)
            yield written
