"""People as CRVS_Person (`vendored/CRVSPerson.jsonld`), with what the register has beyond it under a name of our own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from adminduk.data_access.types import SAID, Outcome, Question
from adminduk.surfaces.institutions.dci.attributes import MARITAL, SEXES, STANDARD

CONTEXT = {
    "@vocab": "https://schema.spdci.org/core/v1",
    "spdci": "https://schema.spdci.org/extensions/crvs/v1/data",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": "http://schema.org/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "adminduk": "urn:adminduk:crvs:",
}
RECORD_TYPE, REGISTRY_TYPE = "spdci-extensions-dci:Person", "ns:org:RegistryType:Civil"
# What stands in a field of its own, or within one.
_PLACED = frozenset(STANDARD.values()) | {"rt", "rw", "kode_kecamatan"}


def record(question: Question) -> dict[str, Any]:
    """Only what was given; a person who is no resident any more has his state and nothing else."""
    told: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": f"urn:adminduk:akses:{question.access_id}",
        "@type": "CRVS_Person",
        "identifier": _identifier(question.nik),
    }
    if question.outcome != Outcome.FOUND:
        return told | {"adminduk:status": SAID[Outcome(question.outcome)]}
    values = {wire: value for wire, value in (question.values or {}).items() if value not in {None, ""}}
    told |= _facts(values)
    told |= {f"adminduk:{wire}": _plain(value) for wire, value in values.items() if wire not in _PLACED}
    return told


def _facts(values: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if "nama_lengkap" in values:
        # The register does not part a name.
        told["name"] = {"@type": "Name", "surname": "", "given_name": values["nama_lengkap"]}
    if "jenis_kelamin" in values:
        told["sex"] = SEXES.get(values["jenis_kelamin"], "unknown")
    if "tanggal_lahir" in values:
        told["birth_date"] = _time(values["tanggal_lahir"])
    if "tempat_lahir" in values:
        told["birth_place"] = {"@type": "Place", "name": values["tempat_lahir"]}
    if address := _address(values):
        told["address"] = address
    if "status_perkawinan" in values:
        told["marital_status"] = MARITAL.get(values["status_perkawinan"], "")
    for name in ("marriage_date", "divorce_date"):
        if STANDARD[name] in values:
            told[name] = [_time(values[STANDARD[name]])]
    for name in ("parent1_identifier", "parent2_identifier"):
        if STANDARD[name] in values:
            told[name] = _identifier(values[STANDARD[name]])
    return told


def _address(values: Mapping[str, Any]) -> dict[str, Any]:
    line2 = " ".join(f"{wire.upper()} {values[wire]}" for wire in ("rt", "rw") if wire in values)
    told = {
        "address_line1": values.get("alamat"),
        "address_line2": line2 or None,
        "locality": values.get("kode_desa") or values.get("kode_kecamatan"),
        "sub_region_code": values.get("kode_kabkota"),
        "region_code": values.get("kode_provinsi"),
        "postal_code": values.get("kode_pos"),
    }
    known = {name: value for name, value in told.items() if value}
    return {"@type": "Address", **known, "country_code": "ID"} if known else {}


def _identifier(nik: str) -> dict[str, str]:
    return {"@type": "Identifier", "identifier_type": "UIN", "identifier_value": nik}


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
