from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class ReissueStatus(StrEnum):
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Reissue:
    """New family cards for a whole kecamatan, as far as it is: families of `total`, cards `ordered`."""

    run_id: UUID
    kabkota: str
    kecamatan: str
    reason: str
    status: ReissueStatus
    total: int
    looked_at: int
    ordered: int
    started_by: str
    started_at: datetime
    changed_at: datetime


class NoSuchReissue(Refused):
    sentence = Both(
        id="Penerbitan ulang itu tidak ada di wilayah Anda.",
        en="That re-issue does not exist in your region.",
    )


class NotAKecamatan(Refused):
    sentence = Both(
        id="Kode {code} bukan kode kecamatan. Kode kecamatan terdiri dari 6 angka.",
        en="{code} is not the code of a kecamatan. It has six digits.",
    )


class NoReason(Refused):
    sentence = Both(
        id="Tuliskan alasannya. Alasan itu disimpan bersama penerbitan ulang.",
        en="Please give the reason. It is kept with the re-issue.",
    )


class NoOfficeThere(Refused):
    sentence = Both(
        id="Kabupaten atau kota itu belum mempunyai kantor di sini.",
        en="That kabupaten or kota has no office here yet.",
    )
