"""Where two people were born and where they live. People move, so another home says little."""

from __future__ import annotations

from math import log2

from rapidfuzz import fuzz

from adminduk.register.matching.names import is_slip
from adminduk.register.matching.words import fold, words_of
from adminduk.register.types.likeness import Agreement, Compared, Particulars

# Words before a place that offices write or leave out.
PREFIXES = frozenset(
    ["KAB", "KABUPATEN", "KOTA", "KODYA", "ADM", "ADMINISTRASI", "KEC", "KECAMATAN", "DESA", "KEL"]
)
STREETS = frozenset(
    ["JL", "JLN", "JALAN", "KP", "KAMPUNG", "GG", "GANG", "NO", "NOMOR", "BLOK", "PERUM", "STREET"]
)
# A birthplace: how often it is the same for one person, and for two.
M_PLACE, U_PLACE = 0.88, 0.10
IN_ONE_VILLAGE, IN_ONE_KECAMATAN, IN_ONE_KABKOTA, ELSEWHERE = 4.0, 2.5, 1.0, -0.5


def compare_birth_places(one: str, other: str) -> Compared:
    left, right = place_key(one), place_key(other)
    if not left or not right:
        return Compared("birth_place", Agreement.UNKNOWN, "unknown", 0.0)
    if left == right:
        return Compared("birth_place", Agreement.SAME, "same", round(log2(M_PLACE / U_PLACE), 2))
    if is_slip(left, right) or is_slip(one.upper(), other.upper()) or left in right or right in left:
        return Compared("birth_place", Agreement.CLOSE, "spelling", 2.0)
    return Compared("birth_place", Agreement.DIFFERENT, "different", round(log2((1 - M_PLACE) / 0.9), 2))


def compare_homes(one: Particulars, other: Particulars) -> Compared:
    if one.family_id is not None and one.family_id == other.family_id:
        return Compared("home", Agreement.SAME, "family", 6.0)
    street = _alike(one.address, other.address)
    if not one.village or not other.village:
        if not street:
            return Compared("home", Agreement.UNKNOWN, "unknown", 0.0)
        return (
            _home(Agreement.CLOSE, "street", 7.0 * street)
            if street > 0.6
            else _home(Agreement.DIFFERENT, "different", ELSEWHERE)
        )
    for length, note, bits in (
        (10, "village", IN_ONE_VILLAGE),
        (6, "kecamatan", IN_ONE_KECAMATAN),
        (4, "kabkota", IN_ONE_KABKOTA),
    ):
        if one.village[:length] == other.village[:length]:
            if street > 0.6:
                return _home(
                    Agreement.SAME if length == 10 else Agreement.CLOSE, "street", bits + 5.0 * street
                )
            return _home(Agreement.PARTLY, note, bits)
    if street > 0.8:
        return _home(Agreement.CLOSE, "street", 5.0 * street)
    return _home(Agreement.DIFFERENT, "different", ELSEWHERE)


def _home(agreement: Agreement, note: str, bits: float) -> Compared:
    return Compared("home", agreement, note, round(bits, 2))


def place_key(text: str) -> str:
    """A place as it sounds, without "Kab." and the like."""
    return " ".join(fold(word) for word in words_of(text) if word not in PREFIXES)


def _alike(one: str, other: str) -> float:
    """How alike two streets are, 0…1; 0 when one of them is unknown."""
    left, right = street_key(one), street_key(other)
    return fuzz.token_sort_ratio(left, right) / 100 if left and right else 0.0


def street_key(text: str) -> str:
    """A street in capitals, without "Jl." and the like."""
    signs = "".join(sign if sign.isalnum() else " " for sign in text.upper())
    return " ".join(word for word in signs.split() if word not in STREETS)
