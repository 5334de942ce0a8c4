"""An election commission with its agreement, and the two officers of the centre who make and release lists."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from adminduk.data_access.elements import mask_of
from adminduk.data_access.models import Agreement, Institution
from adminduk.foundation.access.types import Actor, Kind, Scope
from adminduk.foundation.db.ids import new_id
from adminduk.offices.roles import DATA_APPROVER, DATA_OFFICER, Role
from tests import people

_NAMES = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
POLLING_DAY = date(2027, 2, 14)
FIELDS = (
    "no_kk", "nama_lengkap", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "status_perkawinan", "alamat",
    "rt", "rw", "kode_desa",
)  # fmt: skip


def at_the_centre(name: str, role: Role) -> Actor:
    return Actor(
        kind=Kind.STAFF,
        id=uuid5(_NAMES, name),
        name=name,
        scope=Scope.nation(),
        permissions=role.permissions,
        office_id=1,
    )


DIAN = at_the_centre("Dian Pertiwi", DATA_OFFICER)
BAYU = at_the_centre("Bayu Wicaksono", DATA_APPROVER)


def an_agreement(number: int = 71, *, kind: str = "election", **more: Any) -> Agreement:
    """A DP4 agreement of the election commission, in force through 2027 and for the whole nation."""
    institution = Institution.objects.create(
        institution_id=new_id(),
        name="Komisi Pemilihan Umum",
        short_name="KPU",
        kind=kind,
        email="data@kpu.example",
        created_at=people.AT,
    )
    terms: dict[str, Any] = {
        "status": "active",
        "pks_number": "119/71/PKS",
        "legal_basis": "UU 7/2017",
        "purpose": "dp4",
        "purpose_text": "Daftar penduduk potensial pemilih",
        "fields": mask_of(FIELDS),
        "bulk": True,
        "regions": ["*"],
        "per_day": 1,
        "per_second": 1,
        "tariff": "government",
        "valid_from": date(2026, 1, 1),
        "valid_until": date(2027, 12, 31),
        "drafted_by": DIAN.id,
        "approved_by": BAYU.id,
        "created_at": people.AT,
        "changed_at": people.AT,
    }
    terms |= more
    return Agreement.objects.create(
        agreement_id=new_id(),
        agreement_no=number,
        institution=institution,
        elements=terms["fields"],
        **terms,
    )
