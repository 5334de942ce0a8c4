"""Somebody's biodata as rows of words."""

from __future__ import annotations

from adminduk.foundation.texts import Both
from adminduk.register.types import Life, Person
from adminduk.regulations import codes
from adminduk.surfaces.components.formats import day, grouped


def biodata(person: Person) -> list[dict[str, object]]:
    """Rows for the summary list; what is not known is left out."""
    born = ", ".join(part for part in (person.birth_place, day(person.birth_date)) if part)
    marriage = ", ".join(part for part in (person.marriage_number, day(person.marriage_date)) if part)
    rows: list[tuple[Both, object]] = [
        (Both(id="NIK", en="NIK"), grouped(person.nik)),
        (Both(id="Lahir", en="Born"), born),
        (Both(id="Jenis kelamin", en="Sex"), codes.sex.label(person.sex)),
        (Both(id="Keadaan", en="State"), _STATES[person.life]),
        (Both(id="Agama", en="Religion"), codes.religion.label(person.religion) if person.religion else ""),
        (Both(id="Status perkawinan", en="Marital status"), codes.marital_kk.label(person.marital_status)),
        (Both(id="Akta perkawinan", en="Marriage akta"), marriage),
        (Both(id="Akta kelahiran", en="Birth akta"), person.birth_akta_number or _NO_AKTA),
        (Both(id="Ibu", en="Mother"), person.mother_name),
        (Both(id="Ayah", en="Father"), person.father_name),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


_STATES = {
    Life.LIVING: Both(id="Hidup, NIK aktif", en="Living, NIK in use"),
    Life.DEAD: Both(id="Tercatat meninggal", en="Registered as deceased"),
    Life.MERGED: Both(id="Digabung dengan data lain", en="Merged with another record"),
    Life.VOID: Both(id="Dibatalkan", en="Void"),
}
_NO_AKTA = Both(id="Belum ada", en="None yet")
