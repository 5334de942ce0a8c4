"""The data dictionary: every dimension and code of the published statistics, in both languages."""

from __future__ import annotations

from functools import cache

from adminduk.data_access.types.open_data import Dimension
from adminduk.foundation.texts import Both
from adminduk.regulations import codes

NOT_RECORDED = Both(id="Tidak tercatat", en="Not recorded")
OLDEST = 75
LICENCE = Both(
    id="Boleh dipakai siapa saja dengan menyebut sumber (CC BY 4.0).",
    en="Free for everybody to use, naming the source (CC BY 4.0).",
)
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
SEXES = {0: Both(id="Semua", en="All"), **codes.sex.labels}


def _ages() -> dict[str, Both]:
    found = {
        str(year): Both(id=f"{year}–{year + 4} tahun", en=f"{year}–{year + 4} years")
        for year in range(0, OLDEST, 5)
    }
    return found | {str(OLDEST): Both(id=f"{OLDEST} tahun ke atas", en=f"{OLDEST} years and older")}


def _listed(held: codes.CodeList, none: Both = NOT_RECORDED) -> dict[str, Both]:
    return {str(code): label for code, label in held.choices() if code} | {"0": none}


@cache
def dimensions() -> dict[str, Dimension]:
    found = (
        Dimension("people", Both(id="Penduduk", en="Residents"), {"all": Both(id="Semua", en="All")}),
        Dimension(
            "families", Both(id="Kartu keluarga", en="Family cards"), {"all": Both(id="Semua", en="All")}
        ),
        Dimension("age", Both(id="Kelompok umur", en="Age group"), _ages() | {"0": _ages()["0"]}),
        Dimension(
            "religion", Both(id="Agama atau kepercayaan", en="Religion or belief"), _listed(codes.religion)
        ),
        Dimension("education", Both(id="Pendidikan terakhir", en="Education"), _listed(codes.education)),
        Dimension("occupation", Both(id="Pekerjaan", en="Occupation"), _listed(codes.occupation)),
        Dimension("marital", Both(id="Status perkawinan", en="Marital status"), _listed(codes.marital_kk)),
        Dimension("blood", Both(id="Golongan darah", en="Blood type"), _listed(codes.blood_type)),
        Dimension("citizenship", Both(id="Kewarganegaraan", en="Citizenship"), _listed(codes.citizenship)),
        Dimension(
            "disability",
            Both(id="Disabilitas", en="Disability"),
            _listed(codes.disability, Both(id="Tidak ada atau tidak tercatat", en="None or not recorded")),
        ),
    )
    return {one.name: one for one in found}


def label_of(dimension: str, code: str) -> Both:
    known = dimensions().get(dimension)
    return known.codes.get(code, NOT_RECORDED) if known else NOT_RECORDED
