"""What offices give: regions, offices and staff as frozen facts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.offices.roles import Role


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """`level` is province, kabkota, kecamatan or village; `zone` WIB, WITA or WIT."""

    code: str
    name: str
    level: str
    kind: str
    parent_code: str
    postal_code: str
    zone: str


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    id: int
    kabkota: str
    code: str
    name: str
    kind: str
    town: str
    address: str
    phone: str
    zone: str
    hours: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class StaffFacts:
    id: UUID
    username: str
    name: str
    nip: str
    title: str
    role: Role
    office: OfficeFacts
    sight: tuple[str, ...]
    active: bool
    on_duty: bool
    language: str
    single_keys: bool


class NoSuchRegion(Refused):
    sentence = Both(
        id="Kode wilayah {code} tidak ada.",
        en="There is no region with the code {code}.",
    )


class NoSuchOffice(Refused):
    sentence = Both(
        id="Belum ada kantor Dukcapil yang memakai layanan ini di wilayah itu.",
        en="No Dukcapil office in that region uses this service yet.",
    )


class NoSuchStaff(Refused):
    sentence = Both(
        id="Akun petugas itu tidak ada atau sudah tidak aktif.",
        en="That staff account does not exist or is no longer active.",
    )
