"""Which OSIA attribute is which element of the register: our profile. `docs/guides/standards.md` says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from adminduk.data_access.types import BY_WIRE, Policy

UIN = "uin"
# Names in Indonesia are one text, and the register does not part them: only the whole is offered.
WIRES: Mapping[str, str] = {
    "fullName": "nama_lengkap",
    "gender": "jenis_kelamin",
    "placeOfBirth": "tempat_lahir",
    "dateOfBirth": "tanggal_lahir",
    "nationality": "kewarganegaraan",
    "maritalStatus": "status_perkawinan",
    "bloodType": "golongan_darah",
    "religion": "agama",
    "relationToHead": "hubungan_keluarga",
    "disability": "disabilitas",
    "education": "pendidikan",
    "occupation": "pekerjaan",
    "motherUin": "nik_ibu",
    "motherName": "nama_ibu",
    "fatherUin": "nik_ayah",
    "fatherName": "nama_ayah",
    "familyCardNumber": "no_kk",
    "previousAddress": "alamat_sebelumnya",
    "address": "alamat",
    "rt": "rt",
    "rw": "rw",
    "villageCode": "kode_desa",
    "districtCode": "kode_kecamatan",
    "regencyCode": "kode_kabkota",
    "provinceCode": "kode_provinsi",
    "postalCode": "kode_pos",
    "birthCertificateNumber": "nomor_akta_lahir",
    "marriageCertificateNumber": "nomor_akta_kawin",
    "dateOfMarriage": "tanggal_kawin",
    "divorceCertificateNumber": "nomor_akta_cerai",
    "dateOfDivorce": "tanggal_cerai",
}
NAMES = {wire: name for name, wire in WIRES.items()}
BIOMETRICS = {"FACE": "wajah", "FINGER": "sidik_jari", "IRIS": "iris", "SIGNATURE": "tanda_tangan"}
# Sets of Third Party Services; ALL is whatever the agreement lets be given.
SETS: Mapping[str, tuple[str, ...]] = {
    "DEFAULT_SET_01": ("fullName", "placeOfBirth", "dateOfBirth", "gender"),
    "DEFAULT_SET_02": ("fullName", "placeOfBirth", "dateOfBirth", "gender", "nationality", "maritalStatus"),
    "ADDRESS_SET_01": ("address", "rt", "rw", "villageCode", "postalCode"),
    "FAMILY_SET_01": ("familyCardNumber", "relationToHead", "motherName", "fatherName"),
}
BIOMETRIC_SETS: Mapping[str, tuple[str, ...]] = {"SET_BIOM_01": ("wajah",)}
ALL = "ALL"
GENDERS = {1: "M", 2: "F"}
_FROM_GENDER = {"M": 1, "F": 2}
NATIONALITIES = {1: "IDN"}
CITIZEN, FOREIGNER = 1, 2


def to_ours(wire: str, value: Any) -> Any:
    """A value as our core reads it."""
    if wire == "jenis_kelamin" and isinstance(value, str):
        return _FROM_GENDER.get(value.upper(), value)
    if wire == "kewarganegaraan" and isinstance(value, str) and len(value) == 3 and value.isalpha():
        # Whose citizen a foreigner is stands on another list than the one that is compared.
        return CITIZEN if value.upper() == "IDN" else FOREIGNER
    return value


def to_osia(wire: str, value: Any) -> str | None:
    """A value as OSIA has it; None where the register holds nothing."""
    if wire == "jenis_kelamin":
        return GENDERS.get(value)
    if wire == "kewarganegaraan":
        # ISO 3166 has XXA … XXZ for whom nobody names a country.
        return None if value is None else NATIONALITIES.get(value, "XXX")
    if isinstance(value, date):
        return value.isoformat()
    # The files say "one of string, integer, number": a whole number would be two of them, so codes are texts.
    return str(value) if value not in {None, ""} else None


def given(values: Mapping[str, Any], wires: Iterable[str]) -> dict[str, str]:
    """What is held of these elements, by OSIA's names and in their order."""
    told = ((NAMES[wire], to_osia(wire, values.get(wire))) for wire in wires if wire in NAMES)
    return {name: value for name, value in told if value is not None}


def may_give(policy: Policy) -> tuple[str, ...]:
    """Every element that the agreement lets be given and OSIA has a name for."""
    return tuple(wire for wire in NAMES if policy.fields & BY_WIRE[wire].bit)
