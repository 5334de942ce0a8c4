"""The Indonesian profile: which attribute of CRVS_Person is which element. `docs/guides/standards.md` says the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from adminduk.data_access.types import BY_WIRE, Policy

IDENTIFIERS = frozenset({"UIN", "NIK"})
# Names of CRVSPerson.jsonld; what it has no word for goes by the element's own name.
STANDARD: Mapping[str, str] = {
    "name": "nama_lengkap",
    "sex": "jenis_kelamin",
    "birth_date": "tanggal_lahir",
    "birth_place": "tempat_lahir",
    "marital_status": "status_perkawinan",
    "marriage_date": "tanggal_kawin",
    "divorce_date": "tanggal_cerai",
    "parent1_identifier": "nik_ayah",
    "parent2_identifier": "nik_ibu",
    "address_line1": "alamat",
    "postal_code": "kode_pos",
    "locality": "kode_desa",
    "sub_region_code": "kode_kabkota",
    "region_code": "kode_provinsi",
}
WIRES: Mapping[str, str] = {wire: wire for wire in BY_WIRE} | dict(STANDARD)
SEXES = {1: "male", 2: "female"}
_FROM_SEX = {"male": 1, "female": 2}
MARITAL = {1: "S", 2: "M", 3: "M", 4: "D", 5: "D", 6: "W"}
DATES = frozenset({"tanggal_lahir", "tanggal_kawin", "tanggal_cerai"})


def to_ours(wire: str, value: Any) -> Any:
    """A value as our core reads it; of times, the day."""
    if wire == "jenis_kelamin" and isinstance(value, str):
        return _FROM_SEX.get(value.lower(), value)
    if wire in DATES and isinstance(value, str):
        return value.partition("T")[0]
    return value


def may_give(policy: Policy) -> tuple[str, ...]:
    return tuple(wire for wire in BY_WIRE if policy.fields & BY_WIRE[wire].bit)
