"""What the law says about changing an element of a family card or KTP (Permendagri 108/2019 art. 15)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from adminduk.foundation.texts import Both
from adminduk.regulations.codes import MARRIED, MARRIED_UNREGISTERED, NOT_MARRIED
from adminduk.regulations.law import Law

LABELS = {
    "name": Both(id="nama", en="name"),
    "sex": Both(id="jenis kelamin", en="sex"),
    "birth_place": Both(id="tempat lahir", en="birthplace"),
    "birth_date": Both(id="tanggal lahir", en="birth date"),
    "birth_time": Both(id="jam lahir", en="hour of birth"),
    "religion": Both(id="agama", en="religion"),
    "education": Both(id="pendidikan", en="education"),
    "occupation": Both(id="pekerjaan", en="occupation"),
    "blood_type": Both(id="golongan darah", en="blood type"),
    "disability": Both(id="disabilitas", en="disability"),
    "marital_status": Both(id="status perkawinan", en="marital status"),
    "relation": Both(id="hubungan dalam keluarga", en="relation to the head"),
    "mother": Both(id="nama ibu", en="mother's name"),
    "father": Both(id="nama ayah", en="father's name"),
    "passport_number": Both(id="nomor paspor", en="passport number"),
    "stay_permit_number": Both(id="nomor izin tinggal", en="number of the stay permit"),
    "stay_permit_kind": Both(id="jenis izin tinggal", en="kind of stay permit"),
    "stay_permit_until": Both(id="masa izin tinggal", en="end of the stay permit"),
}

# Most letters that a record takes of each.
LONGEST = {
    "name": 120,
    "mother": 120,
    "father": 120,
    "birth_place": 100,
    "birth_time": 5,
    "passport_number": 30,
    "stay_permit_number": 30,
    "stay_permit_kind": 10,
}


def without_proof(changed: Iterable[str], papers: Collection[str], law: Law) -> list[str]:
    """The elements that none of the papers proves: each needs evidence of its own (form F-1.06)."""
    return [one for one in changed if not set(papers) & set(law.elements.proofs[one].split())]


def needs_new_ktp(changed: Iterable[str], age: int, marital_status: int, law: Law) -> bool:
    """Whether the KTP is to be printed anew: its holder has one, and it shows what changed
    (UU 24/2013 art. 64(8) and 63(1))."""
    has_ktp = age >= law.elements.ktp_from_age or marital_status != NOT_MARRIED
    return has_ktp and bool(set(changed) & set(law.elements.on_ktp))


def may_state_marital_status(status: int, *, married_now: bool, papers: Collection[str], law: Law) -> bool:
    """Whether the marital status may be written without an event: of a person whom the register does not
    hold as married, on his own statement (F-1.05, Permendagri 108/2019 art. 10(2)) or on an akta."""
    if married_now or status in (NOT_MARRIED, MARRIED, MARRIED_UNREGISTERED):
        return False
    return bool(set(papers) & set(law.elements.marital_proofs[status].split()))


def may_have_stay_permit(citizenship: int) -> bool:
    """A stay permit is a foreigner's (UU 23/2006 art. 20-21)."""
    return citizenship == 2


def is_past(day: date, today: date) -> bool:
    """Nobody is born in the future."""
    return day <= today


def relation_fits_marriage(relation: int, *, married_to_head: bool) -> bool:
    """Who is called husband or wife of the head is married to the head, and the other way round."""
    return (relation in (2, 3)) == married_to_head


def may_become_relation(before: int, after: int) -> bool:
    """The head of a family changes by an event of its own (UU 23/2006 art. 61)."""
    return 1 not in (before, after)
