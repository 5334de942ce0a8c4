"""The columns of a list, in SIAK's names: those of the agreement and no other; the NIK is the key."""

from __future__ import annotations

from adminduk.data_access.elements import BY_WIRE

# In the order in which the function data_access_voters writes them.
OF_ELEMENT = (
    ("no_kk", "NO_KK"),
    ("nama_lengkap", "NAMA_LGKP"),
    ("jenis_kelamin", "JENIS_KLMIN"),
    ("tempat_lahir", "TMPT_LHR"),
    ("tanggal_lahir", "TGL_LHR"),
    ("status_perkawinan", "STAT_KWN"),
    ("disabilitas", "PNYDNG_CCT"),
    ("alamat", "ALAMAT"),
    ("alamat", "TEMPAT_TINGGAL"),
    ("rt", "NO_RT"),
    ("rw", "NO_RW"),
    ("kode_desa", "KODE_WIL"),
)
LISTED = 0
for _wire, _ in OF_ELEMENT:
    LISTED |= BY_WIRE[_wire].bit


def columns_of(fields: int) -> tuple[str, ...]:
    """NIK, and the columns of the elements in `fields` (bits)."""
    return ("NIK", *(name for wire, name in OF_ELEMENT if BY_WIRE[wire].bit & fields))


def header(fields: int) -> bytes:
    return (";".join(columns_of(fields)) + "\n").encode()


def file_name(number: int, kabkota: str, kind: str) -> str:
    return f"dp4-{number:04d}-{kabkota}.{kind}"
