"""What an officer reads about a pair."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region, full_name
from adminduk.register.queries import field_label, sentence_of
from adminduk.register.types import Agreement, Compared, Opinion, PairSide, PairState, PairView, Verdict
from adminduk.regulations import codes
from adminduk.surfaces.components.formats import day, grouped

VERDICTS = {
    Verdict.SAME: ("bad", "users", Both(id="Hampir pasti satu orang", en="Almost certainly one person")),
    Verdict.LOOK: ("warn", "triangle-alert", Both(id="Mungkin satu orang", en="Perhaps one person")),
    Verdict.DIFFERENT: ("", "users", Both(id="Tampaknya dua orang", en="It seems to be two people")),
}
STATES = {
    PairState.OPEN: Both(id="Belum dinilai", en="Not judged yet"),
    PairState.PROPOSED: Both(id="Menunggu petugas kedua", en="Waits for a second officer"),
    PairState.SAME: Both(id="Satu orang", en="One person"),
    PairState.DIFFERENT: Both(id="Dua orang", en="Two people"),
    PairState.UNSURE: Both(id="Belum jelas", en="Not clear yet"),
}
OPINIONS = {
    Opinion.SAME: Both(id="Satu orang", en="One person"),
    Opinion.DIFFERENT: Both(id="Dua orang yang berbeda", en="Two different people"),
    Opinion.UNSURE: Both(id="Belum jelas", en="Not clear yet"),
}
ACTS = {
    "proposed": Both(id="mengusulkan", en="proposed"),
    "confirmed": Both(id="menyetujui", en="confirmed"),
    "entered": Both(id="mencatat sebagai orang lain", en="registered as another person"),
    "disagreed": Both(id="tidak sependapat", en="disagreed"),
}
TONES = {
    Agreement.SAME: ("good", "check"),
    Agreement.CLOSE: ("info", "check"),
    Agreement.PARTLY: ("warn", "triangle-alert"),
    Agreement.DIFFERENT: ("warn", "x"),
    Agreement.UNKNOWN: ("", "minus"),
}
LIFE = {
    "living": Both(id="Hidup", en="Living"),
    "dead": Both(id="Tercatat meninggal", en="Registered as deceased"),
    "merged": Both(id="Digabung, NIK ditutup", en="Merged, NIK closed"),
    "void": Both(id="Dibatalkan", en="Void"),
}
NOT_YET = Both(id="Minta dicatat, belum ada di register", en="Asks to be registered, not in the register yet")
HISTORY = {
    "opening_load": Both(id="Data awal", en="Opening load"),
    "birth": Both(id="Kelahiran", en="Birth"),
    "persons_merged": Both(id="Penggabungan data", en="Records merged"),
    "death": Both(id="Kematian", en="Death"),
    "marriage": Both(id="Perkawinan", en="Marriage"),
    "divorce": Both(id="Perceraian", en="Divorce"),
}
OTHER_EVENT = Both(id="Perubahan data", en="Change of data")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: what stands on either side, and what it says."""

    label: object
    values: tuple[str, str]
    tone: str = ""
    icon: str = ""
    sentence: object = ""
    bits: float | None = None


def rows_of(view: PairView) -> list[Row]:
    """What is compared, then what else tells two people apart."""
    compared = [_compared(one, view.sides) for one in view.fields]
    return [*compared, *_more(view.sides)]


def _compared(found: Compared, sides: tuple[PairSide, PairSide]) -> Row:
    tone, icon = TONES[found.agreement]
    return Row(
        label=field_label(found.field),
        values=(_value(found.field, sides[0]), _value(found.field, sides[1])),
        tone=tone,
        icon=icon,
        sentence=sentence_of(found),
        bits=None if found.agreement is Agreement.UNKNOWN else found.bits,
    )


def _value(field: str, side: PairSide) -> str:
    match field:
        case "name":
            return side.name.title()
        case "birth_date":
            estimated = _("taksiran")
            about = f" ({estimated})" if side.birth_date_estimated else ""
            return f"{day(side.birth_date)}{about}"
        case "sex":
            return str(codes.sex.label(side.sex))
        case "birth_place":
            return side.birth_place
        case "mother":
            return side.mother_name.title()
        case "father":
            return side.father_name.title()
        case "home":
            return place_of(side)
        case _:
            return side.birth_akta_number or (_("Ada") if side.has_akta else "")


def _more(sides: tuple[PairSide, PairSide]) -> list[Row]:
    return [
        Row("NIK", _both(sides, lambda side: grouped(side.nik) if side.inside else side.nik)),
        Row(
            _("Keadaan"),
            _both(sides, lambda side: str(NOT_YET if side.newcomer else LIFE[side.life])),
        ),
        Row(
            _("Status perkawinan"),
            _both(sides, lambda side: str(codes.marital_kk.label(side.marital_status))),
        ),
        Row(
            _("Sekeluarga"),
            _both(sides, lambda side: ", ".join(name.title() for name, _relation in side.family)),
        ),
        Row(
            _("Riwayat"),
            _both(
                sides,
                lambda side: "; ".join(
                    f"{day(at.date())}: {HISTORY.get(kind, OTHER_EVENT)}" for at, kind in side.history
                ),
            ),
        ),
    ]


def _both(sides: tuple[PairSide, PairSide], said: object) -> tuple[str, str]:
    return said(sides[0]), said(sides[1])  # type: ignore[operator]


def place_of(side: PairSide) -> str:
    """The address and village of somebody here; of somebody elsewhere the kab/kota."""
    if not side.inside:
        return region_name(side.kabkota)
    return ", ".join(part for part in (side.home, *full_name(side.village)[:2]) if part)


def region_name(kabkota: str) -> str:
    region = find_region(kabkota)
    return region.name if region else kabkota


def side_label(side: PairSide) -> str:
    """A record as the officer chooses it: name, end of the NIK, since when it is here."""
    since = day(side.first_entered.date()) if side.first_entered else ""
    number = f"NIK …{side.nik[-4:]}" if side.nik else _("tanpa NIK")
    parts = (side.name.title(), _("belum tercatat") if side.newcomer else number, since)
    return ", ".join(part for part in parts if part)
