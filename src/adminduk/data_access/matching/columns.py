"""Names of columns in institutions' files: ours in the API, SIAK's, and what people write."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adminduk.data_access.elements import ELEMENTS, Rule

ALSO = {
    "no_kk": "NOKK KK NKK NOMORKK",
    "nama_lengkap": "NAMA NAMALGKP NAMALENGKAP",
    "jenis_kelamin": "JENISKLMIN JK KELAMIN",
    "tempat_lahir": "TMPTLHR TMPLHR",
    "tanggal_lahir": "TGLLHR TGLLAHIR",
    "golongan_darah": "GOLDRH GOLDARAH",
    "status_perkawinan": "STATKWN STATUSKAWIN STATUSPERKAWINAN",
    "hubungan_keluarga": "STATHBKEL SHDK",
    "disabilitas": "PNYDNGCCT",
    "pendidikan": "PDDKAKH PENDIDIKANTERAKHIR",
    "pekerjaan": "JENISPKRJN",
    "nama_ibu": "NAMALGKPIBU IBUKANDUNG NAMAIBUKANDUNG",
    "nama_ayah": "NAMALGKPAYAH",
    "alamat_sebelumnya": "ALAMATSBLM",
    "rt": "NORT",
    "rw": "NORW",
    "kode_desa": "KODEWIL KODEKELURAHAN",
    "kode_pos": "KODEPOS",
    "nomor_akta_lahir": "NOAKTALHR",
    "nomor_akta_kawin": "NOAKTAKWN",
    "tanggal_kawin": "TGLKWN",
    "nomor_akta_cerai": "NOAKTACRAI",
    "tanggal_cerai": "TGLCRAI",
    "kewarganegaraan": "KWRNGRN",
}
NIK = "nik"


def spelling(header: str) -> str:
    """A header without what people vary: "Tgl. Lahir" and "TGL_LAHIR" are one."""
    return re.sub(r"[^A-Z0-9]", "", header.upper())


BY_SPELLING = {"NIK": NIK, "NONIK": NIK, "NOMORINDUKKEPENDUDUKAN": NIK} | {
    one: element.wire
    for element in ELEMENTS
    if element.rule is not Rule.ABSENT
    for one in (spelling(element.wire), *ALSO.get(element.wire, "").split())
}


def known(headers: Sequence[str]) -> int:
    return sum(spelling(one) in BY_SPELLING for one in headers)


def read(headers: Sequence[str]) -> tuple[dict[str, int], list[str], list[str]]:
    """Where each element stands (and "nik"), headers that say nothing to us, and what is missing or named twice."""
    places: dict[str, int] = {}
    unread, trouble = [], []
    for index, header in enumerate(headers):
        wire = BY_SPELLING.get(spelling(header))
        if wire is None:
            unread.append(header.strip()[:60])
        elif wire in places:
            trouble.append(wire)
        else:
            places[wire] = index
    if NIK not in places:
        trouble.append(NIK)
    elif len(places) == 1:
        trouble.append("nama_lengkap")
    return places, [one for one in unread if one], trouble
