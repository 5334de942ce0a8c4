"""The columns of a file: SIAK's names, what they may also be called, and where their values go.

The numbers are those of the 31 elements of UU 24/2013 art. 58(2). Fingerprints, irises, signatures and what
shames (28-31) are never taken in nor given out here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """`attribute` names the value inside; `also` are other spellings, letters and digits only."""

    name: str
    attribute: str
    element: int | None
    also: tuple[str, ...] = ()
    needed: bool = False


def _column(
    name: str, attribute: str, element: int | None, also: str = "", *, needed: bool = False
) -> Column:
    return Column(name, attribute, element, (spelling(name), *also.split()), needed)


def spelling(header: str) -> str:
    """A header without what people vary: "No. KK" and "NO_KK" are one."""
    return re.sub(r"[^A-Z0-9]", "", header.upper())


COLUMNS = (
    _column("NO_KK", "kk_number", 1, "KK NKK NOMORKK NOMORKARTUKELUARGA NOKARTUKELUARGA", needed=True),
    _column("NIK", "nik", 2, "NONIK NOMORINDUKKEPENDUDUKAN", needed=True),
    _column("NAMA_LGKP", "name", 3, "NAMA NAMALENGKAP NAMALKP", needed=True),
    _column("JENIS_KLMIN", "sex", 4, "JENISKELAMIN JK KELAMIN JNSKLMIN LP", needed=True),
    _column("TMPT_LHR", "birth_place", 5, "TEMPATLAHIR TMPTLAHIR TMPLHR", needed=True),
    _column("TGL_LHR", "birth_date", 6, "TANGGALLAHIR TGLLAHIR", needed=True),
    _column("TGL_LHR_KIRA", "birth_date_estimated", None, "TANGGALLAHIRPERKIRAAN"),
    _column("KAB_LHR", "birth_region", None, "KODELAHIR KABUPATENLAHIR"),
    _column("GOL_DRH", "blood_type", 7, "GOLONGANDARAH GOLDARAH"),
    _column("AGAMA", "religion", 8, "AGAMAKEPERCAYAAN KEPERCAYAAN"),
    _column("STAT_KWN", "marital_ktp", 9, "STATUSKAWIN STATUSPERKAWINAN STATKAWIN"),
    _column("STAT_KWN_KK", "marital_status", 9, "STATUSKAWINKK STATUSPERKAWINANKK"),
    _column(
        "STAT_HBKEL", "relation", 10,
        "SHDK STATUSHUBUNGAN HUBUNGANKELUARGA STATUSHUBUNGANKELUARGA STATUSHUBUNGANDALAMKELUARGA", needed=True,
    ),
    _column("PNYDNG_CCT", "disability", 11, "PENYANDANGCACAT CACAT DISABILITAS"),
    _column("PDDK_AKH", "education", 12, "PENDIDIKAN PENDIDIKANAKHIR PENDIDIKANTERAKHIR"),
    _column("JENIS_PKRJN", "occupation", 13, "PEKERJAAN JENISPEKERJAAN"),
    _column("NIK_IBU", "mother_nik", 14, "NIKIBUKANDUNG"),
    _column("NAMA_LGKP_IBU", "mother_name", 15, "NAMAIBU NAMALENGKAPIBU IBU"),
    _column("NIK_AYAH", "father_nik", 16, ""),
    _column("NAMA_LGKP_AYAH", "father_name", 17, "NAMAAYAH NAMALENGKAPAYAH AYAH"),
    _column("ALAMAT_SBLM", "previous_address", 18, "ALAMATSEBELUMNYA"),
    _column("ALAMAT", "address", 19, "ALAMATSEKARANG ALAMATRUMAH", needed=True),
    _column("NO_RT", "rt", 19, "RT"),
    _column("NO_RW", "rw", 19, "RW"),
    _column("KODE_WIL", "village_code", 19, "KODEDESA KODEKELURAHAN KODEKEL KODEWILAYAH"),
    _column("NO_PROP", "province", 19, "KODEPROP NOPROVINSI KODEPROVINSI"),
    _column("NO_KAB", "regency", 19, "KODEKAB NOKABUPATEN"),
    _column("NO_KEC", "district", 19, "KODEKEC NOKECAMATAN"),
    _column("NO_KEL", "village", 19, "NODESA NOKELURAHAN"),
    _column("KODE_POS", "postal_code", 19, "KODEPOS"),
    _column("AKTA_LHR", "has_birth_akta", 20, "AKTAKELAHIRAN MEMILIKIAKTALAHIR"),
    _column("NO_AKTA_LHR", "birth_akta_number", 21, "NOMORAKTALAHIR NOAKTAKELAHIRAN"),
    _column("AKTA_KWN", "has_marriage_akta", 22, "AKTAKAWIN AKTAPERKAWINAN"),
    _column("NO_AKTA_KWN", "marriage_number", 23, "NOMORAKTAKAWIN NOAKTAPERKAWINAN NOBUKUNIKAH"),
    _column("TGL_KWN", "marriage_date", 24, "TANGGALKAWIN TGLKAWIN TANGGALPERKAWINAN"),
    _column("AKTA_CRAI", "has_divorce_akta", 25, "AKTACERAI AKTAPERCERAIAN"),
    _column("NO_AKTA_CRAI", "divorce_number", 26, "NOMORAKTACERAI NOAKTAPERCERAIAN"),
    _column("TGL_CRAI", "divorce_date", 27, "TANGGALCERAI TGLCERAI TANGGALPERCERAIAN"),
    _column("KWRNGRN", "citizenship", None, "KEWARGANEGARAAN WARGANEGARA"),
    _column("KEBANGSAAN", "nationality", None, "NEGARAASAL"),
    _column("NO_PASPOR", "passport_number", None, "NOMORPASPOR PASPOR"),
    _column("NO_DOK_IMGR", "stay_permit_number", None, "NOKITAP NOKITAS NODOKIMI"),
    _column("TGL_KK", "since", None, "TANGGALKK TGLTERBITKK"),
)  # fmt: skip
BY_NAME = {column.name: column for column in COLUMNS}
BY_SPELLING = {one: column for column in COLUMNS for one in column.also}
# The village is one code of ten digits, or four columns as SIAK keeps them.
PARTS = ("province", "regency", "district", "village")


def match(headers: list[str]) -> tuple[dict[str, int], list[str], list[str]]:
    """Where each attribute stands, headers that say nothing to us, and what is missing or named twice."""
    places: dict[str, int] = {}
    unknown, trouble = [], []
    for index, header in enumerate(headers):
        column = BY_SPELLING.get(spelling(header))
        if column is None:
            unknown.append(header.strip())
        elif column.attribute in places:
            trouble.append(column.name)
        else:
            places[column.attribute] = index
    trouble += [one.name for one in COLUMNS if one.needed and one.attribute not in places]
    if "village_code" not in places and not all(part in places for part in PARTS):
        trouble.append("KODE_WIL")
    if "marital_ktp" not in places and "marital_status" not in places:
        trouble.append("STAT_KWN")
    return places, [one for one in unknown if one], trouble
