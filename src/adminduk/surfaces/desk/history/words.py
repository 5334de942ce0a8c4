"""What the columns of the register are called on a page, and what their values mean."""

from __future__ import annotations

from datetime import date
from typing import Any

from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region
from adminduk.regulations import codes
from adminduk.surfaces.components.formats import day, grouped

COLUMNS: dict[str, Both] = {
    "name": Both(id="Nama", en="Name"),
    "nik": Both(id="NIK", en="NIK"),
    "sex": Both(id="Jenis kelamin", en="Sex"),
    "birth_date": Both(id="Tanggal lahir", en="Birth date"),
    "birth_place": Both(id="Tempat lahir", en="Birth place"),
    "birth_time": Both(id="Jam lahir", en="Time of birth"),
    "citizenship": Both(id="Kewarganegaraan", en="Citizenship"),
    "life": Both(id="Keadaan", en="State"),
    "residence": Both(id="Kependudukan", en="Residence"),
    "religion": Both(id="Agama", en="Religion"),
    "blood_type": Both(id="Golongan darah", en="Blood type"),
    "education": Both(id="Pendidikan", en="Education"),
    "occupation": Both(id="Pekerjaan", en="Occupation"),
    "disability": Both(id="Disabilitas", en="Disability"),
    "marital_status": Both(id="Status perkawinan", en="Marital status"),
    "marriage_date": Both(id="Tanggal perkawinan", en="Date of marriage"),
    "marriage_number": Both(id="Akta perkawinan", en="Marriage akta"),
    "divorce_date": Both(id="Tanggal perceraian", en="Date of divorce"),
    "divorce_number": Both(id="Akta perceraian", en="Divorce akta"),
    "birth_akta_number": Both(id="Akta kelahiran", en="Birth akta"),
    "death_date": Both(id="Tanggal meninggal", en="Date of death"),
    "death_akta_number": Both(id="Akta kematian", en="Death akta"),
    "mother_name": Both(id="Nama ibu", en="Mother's name"),
    "father_name": Both(id="Nama ayah", en="Father's name"),
    "passport_number": Both(id="Nomor paspor", en="Passport number"),
    "stay_permit_number": Both(id="Nomor izin tinggal", en="Stay permit number"),
    "stay_permit_until": Both(id="Izin tinggal sampai", en="Stay permit until"),
    "nationality": Both(id="Kebangsaan", en="Nationality"),
    "previous_address": Both(id="Alamat sebelumnya", en="Previous address"),
    "stay_address": Both(id="Alamat tinggal sementara", en="Address of the stay"),
    "stay_rt": Both(id="RT tinggal sementara", en="RT of the stay"),
    "stay_rw": Both(id="RW tinggal sementara", en="RW of the stay"),
    "stay_village": Both(id="Desa tinggal sementara", en="Village of the stay"),
    "temporary_number": Both(id="Nomor identitas sementara", en="Temporary number"),
    "moving_to": Both(id="Pindah ke", en="Moving to"),
    "kabkota": Both(id="Kab/kota", en="Kab/kota"),
    "relation": Both(id="Hubungan dalam keluarga", en="Relation"),
    "since": Both(id="Masuk KK sejak", en="On the card since"),
    "until": Both(id="Keluar KK pada", en="Off the card on"),
}
LIFE = {
    "living": Both(id="Hidup", en="Living"),
    "dead": Both(id="Meninggal", en="Deceased"),
    "merged": Both(id="Digabung dengan data lain", en="Merged into another record"),
    "void": Both(id="Dibatalkan", en="Annulled"),
}
RESIDENCE = {
    "resident": Both(id="Penduduk", en="Resident"),
    "visitor": Both(id="Izin tinggal terbatas", en="Limited stay"),
    "abroad": Both(id="Di luar negeri", en="Abroad"),
    "moving": Both(id="Dalam perpindahan", en="On the way"),
    "temporary": Both(id="Identitas sementara", en="Temporary identity"),
}
LISTS = {
    "sex": codes.sex,
    "citizenship": codes.citizenship,
    "religion": codes.religion,
    "blood_type": codes.blood_type,
    "education": codes.education,
    "occupation": codes.occupation,
    "disability": codes.disability,
    "marital_status": codes.marital_kk,
    "relation": codes.relation,
}
DATES = {"birth_date", "marriage_date", "divorce_date", "death_date", "stay_permit_until", "since", "until"}


def place_name(code: str) -> str:
    """A region by its name; its code where the list does not know it any more."""
    region = find_region(code)
    return region.name if region else code


def value_words(column: str, value: Any) -> Any:
    """A stored value as people read it; "" for nothing."""
    if value is None or value == "":
        return ""
    if column in LISTS:
        return LISTS[column].label(value)
    if column in DATES:
        return day(date.fromisoformat(value))
    if column == "nik":
        return grouped(value)
    if column in ("kabkota", "moving_to", "stay_village"):
        return place_name(value)
    return {"life": LIFE, "residence": RESIDENCE}.get(column, {}).get(value, value)
