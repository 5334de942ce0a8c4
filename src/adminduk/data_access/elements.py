"""The elements of a person that an institution may compare or be given, and what compares each.

They are those of UU 24/2013 art. 58(2); `wire` is the name in our API, in Indonesian as on the forms.
Masks of agreements, requests and the log are sums of `1 << place`; a place is never given to another element.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from adminduk.foundation.texts import Both


class Rule(StrEnum):
    """How an answer is found: only names and places have a score between 0 and 100."""

    EXACT = "exact"
    NAME = "name"
    PLACE = "place"
    DATE = "date"
    CODE = "code"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Element:
    place: int
    wire: str
    rule: Rule
    column: str
    label: Both

    @property
    def bit(self) -> int:
        return 1 << self.place


def _e(place: int, wire: str, rule: Rule, column: str, indonesian: str, english: str) -> Element:
    return Element(place, wire, rule, column, Both(id=indonesian, en=english))


ELEMENTS = (
    _e(0, "no_kk", Rule.EXACT, "kk_number", "nomor KK", "family card number"),
    _e(1, "nama_lengkap", Rule.NAME, "name", "nama lengkap", "full name"),
    _e(2, "jenis_kelamin", Rule.CODE, "sex", "jenis kelamin", "sex"),
    _e(3, "tempat_lahir", Rule.PLACE, "birth_place", "tempat lahir", "birthplace"),
    _e(4, "tanggal_lahir", Rule.DATE, "birth_date", "tanggal lahir", "birth date"),
    _e(5, "golongan_darah", Rule.CODE, "blood_type", "golongan darah", "blood type"),
    _e(6, "agama", Rule.CODE, "religion", "agama atau kepercayaan", "religion or belief"),
    _e(7, "status_perkawinan", Rule.CODE, "marital_status", "status perkawinan", "marital status"),
    _e(8, "hubungan_keluarga", Rule.CODE, "relation", "hubungan dalam keluarga", "relation to the head"),
    _e(9, "disabilitas", Rule.CODE, "disability", "disabilitas", "disability"),
    _e(10, "pendidikan", Rule.CODE, "education", "pendidikan terakhir", "education"),
    _e(11, "pekerjaan", Rule.CODE, "occupation", "pekerjaan", "occupation"),
    _e(12, "nik_ibu", Rule.EXACT, "mother_nik", "NIK ibu", "mother's NIK"),
    _e(13, "nama_ibu", Rule.NAME, "mother_name", "nama ibu", "mother's name"),
    _e(14, "nik_ayah", Rule.EXACT, "father_nik", "NIK ayah", "father's NIK"),
    _e(15, "nama_ayah", Rule.NAME, "father_name", "nama ayah", "father's name"),
    _e(16, "alamat_sebelumnya", Rule.PLACE, "previous_address", "alamat sebelumnya", "previous address"),
    _e(17, "alamat", Rule.PLACE, "address", "alamat", "address"),
    _e(18, "rt", Rule.EXACT, "rt", "RT", "RT"),
    _e(19, "rw", Rule.EXACT, "rw", "RW", "RW"),
    _e(20, "kode_desa", Rule.EXACT, "village_code", "desa atau kelurahan", "village"),
    _e(21, "kode_kecamatan", Rule.EXACT, "village_code:6", "kecamatan", "kecamatan"),
    _e(22, "kode_kabkota", Rule.EXACT, "village_code:4", "kabupaten atau kota", "kabupaten or kota"),
    _e(23, "kode_provinsi", Rule.EXACT, "village_code:2", "provinsi", "province"),
    _e(24, "kode_pos", Rule.EXACT, "postal_code", "kode pos", "postal code"),
    _e(25, "nomor_akta_lahir", Rule.EXACT, "birth_akta_number", "nomor akta kelahiran", "birth akta number"),
    _e(26, "nomor_akta_kawin", Rule.EXACT, "marriage_number", "nomor akta perkawinan", "marriage number"),
    _e(27, "tanggal_kawin", Rule.DATE, "marriage_date", "tanggal perkawinan", "marriage date"),
    _e(28, "nomor_akta_cerai", Rule.EXACT, "divorce_number", "nomor akta perceraian", "divorce number"),
    _e(29, "tanggal_cerai", Rule.DATE, "divorce_date", "tanggal perceraian", "divorce date"),
    _e(30, "kewarganegaraan", Rule.CODE, "citizenship", "kewarganegaraan", "citizenship"),
    # Their place in the contract; there is nothing to compare with until the biometric part exists.
    _e(40, "sidik_jari", Rule.ABSENT, "", "sidik jari", "fingerprint"),
    _e(41, "wajah", Rule.ABSENT, "", "wajah", "face"),
    _e(42, "iris", Rule.ABSENT, "", "iris mata", "iris"),
    _e(43, "tanda_tangan", Rule.ABSENT, "", "tanda tangan", "signature"),
)
BY_WIRE = {element.wire: element for element in ELEMENTS}
# What is read from the person's household, not from his own row.
OF_THE_FAMILY = frozenset({"kk_number", "relation", "address", "rt", "rw", "village_code", "postal_code"})


def mask_of(wires: Iterable[str]) -> int:
    """The bits of elements by their names in the API; `KeyError` names one that there is not."""
    return sum(BY_WIRE[wire].bit for wire in set(wires))


def wires_of(mask: int) -> tuple[str, ...]:
    return tuple(element.wire for element in ELEMENTS if mask & element.bit)
