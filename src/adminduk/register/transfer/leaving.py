"""People on their way out: one statement, sent by the server as CSV, written as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.db import connection

# Each column as the import takes it. Dates as yyyy-mm-dd, absent values empty.
EXPRESSIONS = {
    "NO_KK": "family.kk_number",
    "NIK": "person.nik",
    "NAMA_LGKP": "person.name",
    "JENIS_KLMIN": "person.sex",
    "TMPT_LHR": "person.birth_place",
    "TGL_LHR": "person.birth_date",
    "TGL_LHR_KIRA": "person.birth_date_estimated::int",
    "KAB_LHR": "person.birth_region",
    "GOL_DRH": "person.blood_type",
    "AGAMA": "person.religion",
    "STAT_KWN": "(ARRAY[1, 2, 2, 3, 3, 4])[person.marital_status]",
    "STAT_KWN_KK": "person.marital_status",
    "STAT_HBKEL": "place.relation",
    "PNYDNG_CCT": "person.disability",
    "PDDK_AKH": "person.education",
    "JENIS_PKRJN": "person.occupation",
    "NIK_IBU": "person.mother_nik",
    "NAMA_LGKP_IBU": "person.mother_name",
    "NIK_AYAH": "person.father_nik",
    "NAMA_LGKP_AYAH": "person.father_name",
    "ALAMAT_SBLM": "person.previous_address",
    "ALAMAT": "family.address",
    "NO_RT": "family.rt",
    "NO_RW": "family.rw",
    "KODE_WIL": "family.village_code",
    "KODE_POS": "family.postal_code",
    "NO_AKTA_LHR": "person.birth_akta_number",
    "NO_AKTA_KWN": "person.marriage_number",
    "TGL_KWN": "person.marriage_date",
    "NO_AKTA_CRAI": "person.divorce_number",
    "TGL_CRAI": "person.divorce_date",
    "KWRNGRN": "person.citizenship",
    "KEBANGSAAN": "person.nationality",
    "NO_PASPOR": "person.passport_number",
    "NO_DOK_IMGR": "person.stay_permit_number",
}
WHOLE_NUMBERS = {
    "JENIS_KLMIN", "TGL_LHR_KIRA", "GOL_DRH", "AGAMA", "STAT_KWN", "STAT_KWN_KK", "STAT_HBKEL", "PNYDNG_CCT",
    "PDDK_AKH", "JENIS_PKRJN", "KWRNGRN",
}  # fmt: skip
ROWS_A_GROUP = 100_000
KABKOTA = 4
DAYS = {"TGL_LHR", "TGL_KWN", "TGL_CRAI"}

# Who lives here now. Row-level security narrows it to the sight of whoever asks.
PEOPLE = """
COPY (
    SELECT {columns} FROM register_family AS family
    JOIN register_membership AS place ON place.family_id = family.family_id AND upper_inf(place.during)
    JOIN register_person AS person ON person.person_id = place.person_id
    WHERE family.active AND person.life = 'living' AND family.village_code LIKE {region}
) TO STDOUT (FORMAT csv, HEADER, DELIMITER ';')
"""


def as_sent(columns: tuple[str, ...], region: str) -> Iterator[bytes]:
    """The server's bytes, a row at a time; the first are the names of `columns`."""
    chosen = ", ".join(f'{EXPRESSIONS[name]} AS "{name}"' for name in columns)
    # The region is digits only, seen to by whoever calls: COPY takes no parameters.
    query = PEOPLE.format(columns=chosen, region=f"'{region}%'")
    with connection.cursor() as cursor:
        if len(region) < KABKOTA:
            # Most of each table is wanted, so each is read once from end to end; the planner, which can't
            # see through the wall between regions, would look everybody up one by one.
            cursor.execute("SET LOCAL enable_nestloop = off")
            cursor.execute("SET LOCAL work_mem = '128MB'")
        with cursor.copy(query) as stream:
            for block in stream:
                yield bytes(block)


def write_csv(path: Path, blocks: Iterator[bytes]) -> int:
    """Answers the number of rows."""
    sent = -1
    with path.open("wb", buffering=1 << 20) as file:
        for block in blocks:
            file.write(block)
            sent += 1
    return sent


def write_parquet(path: Path, blocks: Iterator[bytes], columns: tuple[str, ...]) -> int:
    import pyarrow as arrow
    from pyarrow import csv, parquet

    kinds = {
        name: arrow.int16() if name in WHOLE_NUMBERS else arrow.date32() if name in DAYS else arrow.string()
        for name in columns
    }
    schema, rows = arrow.schema(list(kinds.items())), 0
    next(blocks)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while lines := b"".join(islice(blocks, ROWS_A_GROUP)):
            table = csv.read_csv(
                arrow.BufferReader(lines),
                read_options=csv.ReadOptions(column_names=list(columns)),
                parse_options=csv.ParseOptions(delimiter=";"),
                convert_options=csv.ConvertOptions(column_types=kinds, strings_can_be_null=False),
            )
            writer.write_table(table)
            rows += table.num_rows
    return rows
