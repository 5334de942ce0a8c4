"""Agreements in words: for the centre's desk and for the institution's own pages alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext

from adminduk.data_access.types import ELEMENTS, PURPOSES, Outcome, Sector, Status, Terms, UsageLine, Way
from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region
from adminduk.surfaces.components.charts import Bar, bars
from adminduk.surfaces.components.formats import day, thousands

NATION = "*"


@dataclass(frozen=True, slots=True)
class Badge:
    tone: str
    icon: str
    label: Both


STATES: dict[Status, Badge] = {
    Status.DRAFT: Badge("", "pencil", Both(id="Konsep", en="Draft")),
    Status.SUBMITTED: Badge("soga", "hourglass", Both(id="Menunggu persetujuan", en="Waiting for approval")),
    Status.ACTIVE: Badge("good", "circle-check", Both(id="Berlaku", en="In force")),
    Status.SUSPENDED: Badge("warn", "hourglass", Both(id="Dihentikan sementara", en="Suspended")),
    Status.ENDED: Badge("bad", "ban", Both(id="Berakhir", en="Ended")),
    Status.REFUSED: Badge("bad", "octagon-x", Both(id="Ditolak", en="Refused")),
}
STEPS: dict[str, Both] = {
    "draft": Both(id="Konsep dibuat", en="Drafted"),
    "change": Both(id="Konsep diubah", en="Draft changed"),
    "submit": Both(id="Diajukan", en="Submitted"),
    "approve": Both(id="Disetujui", en="Approved"),
    "refuse": Both(id="Ditolak", en="Refused"),
    "propose": Both(id="Perubahan diusulkan", en="Change proposed"),
    "suspend": Both(id="Dihentikan sementara", en="Suspended"),
    "resume": Both(id="Dilanjutkan", en="Resumed"),
    "end": Both(id="Diakhiri", en="Ended"),
}
SECTORS: dict[str, Both] = {
    Sector.MINISTRY: Both(id="Kementerian atau lembaga negara", en="Ministry or state body"),
    Sector.REGION: Both(id="Pemerintah daerah", en="Regional government"),
    Sector.BPJS: Both(id="BPJS", en="BPJS (social security)"),
    Sector.HOSPITAL: Both(id="Rumah sakit atau klinik", en="Hospital or clinic"),
    Sector.ELECTION: Both(id="Penyelenggara pemilu", en="Election commission"),
    Sector.BANK: Both(id="Bank", en="Bank"),
    Sector.OPERATOR: Both(id="Operator seluler", en="Mobile operator"),
    Sector.INSURANCE: Both(id="Asuransi", en="Insurance"),
    Sector.OTHER: Both(id="Lembaga lain", en="Another body"),
}
TARIFFS: dict[str, Both] = {
    "free": Both(id="Tanpa biaya", en="Free of charge"),
    "commercial": Both(id="Komersial", en="Commercial"),
    "operator": Both(id="Operator seluler", en="Mobile operator"),
}
WAYS: dict[str, Both] = {
    "verify": Both(id="Pencocokan satu orang", en="One person compared"),
    "fields": Both(id="Data balikan satu orang", en="Fields of one person"),
    "many": Both(id="Pencocokan banyak orang", en="Many people compared"),
    "file": Both(id="Pencocokan berkas", en="A file matched"),
    "feed": Both(id="Langganan perubahan", en="Change feed"),
    "osia": Both(id="Lewat OSIA", en="Through OSIA"),
    "dci": Both(id="Lewat DCI", en="Through DCI"),
    "matching": Both(id="Berkas, elemen lengkap", en="File, full elements"),
    "matching_incomplete": Both(id="Berkas, elemen tidak lengkap", en="File, incomplete elements"),
    "figures": Both(id="Data agregat", en="Aggregate data"),
}
TERM_LABELS: dict[str, Both] = {
    "mou_number": Both(id="Nomor MoU", en="MoU number"),
    "pks_number": Both(id="Nomor PKS", en="PKS number"),
    "sheet_number": Both(id="Nomor petunjuk teknis", en="Number of the technical sheet"),
    "legal_basis": Both(id="Dasar hukum", en="Legal basis"),
    "purpose": Both(id="Tujuan menurut undang-undang", en="Purpose by law"),
    "purpose_text": Both(id="Dipakai untuk", en="Used for"),
    "elements": Both(id="Boleh dicocokkan", en="May be compared"),
    "fields": Both(id="Boleh diberikan", en="May be given"),
    "regions": Both(id="Wilayah penduduk", en="Residents of"),
    "per_second": Both(id="Kuota sedetik", en="Quota a second"),
    "per_day": Both(id="Kuota sehari", en="Quota a day"),
    "bulk": Both(id="Banyak orang dalam satu permintaan", en="Many people in one request"),
    "feed": Both(id="Langganan perubahan", en="Change feed"),
    "tariff": Both(id="Golongan tarif", en="Class of tariff"),
    "valid_from": Both(id="Berlaku mulai", en="Valid from"),
    "valid_until": Both(id="Berlaku sampai", en="Valid until"),
}
YES, NO = Both(id="ya", en="yes"), Both(id="tidak", en="no")
NOTHING = Both(id="tidak ada", en="nothing")
PEOPLE = Both(id="{n} orang", en="{n} people")
WHOLE_COUNTRY = Both(id="seluruh Indonesia", en="all of Indonesia")
# Nobody was found, as far as the institution is told.
MISSES = {Outcome.NOT_FOUND, Outcome.ELSEWHERE}


def element_words(mask: int) -> str:
    return ", ".join(str(one.label) for one in ELEMENTS if mask & one.bit) or str(NOTHING)


def region_names(codes: Iterable[str]) -> str:
    names = [
        str(WHOLE_COUNTRY) if code == NATION else (found.name if (found := find_region(code)) else code)
        for code in codes
    ]
    return ", ".join(names)


def term_words(terms: Terms, name: str) -> str:
    """One of the terms as people read it."""
    value: Any = getattr(terms, name)
    if name in {"elements", "fields"}:
        return element_words(value)
    if name == "regions":
        return region_names(value)
    if name in {"per_second", "per_day"}:
        return str(PEOPLE).format(n=thousands(value))
    if isinstance(value, bool):
        return str(YES if value else NO)
    if isinstance(value, date):
        return day(value)
    if name == "purpose":
        return str(PURPOSES.get(value, value))
    if name == "tariff":
        return str(TARIFFS.get(value, value))
    return str(value) or "–"


def term_rows(terms: Terms) -> list[dict[str, Any]]:
    """Rows for a summary list."""
    return [{"key": label, "value": term_words(terms, name)} for name, label in TERM_LABELS.items()]


@dataclass(frozen=True, slots=True)
class Change:
    label: Both
    before: str
    after: str
    added: str = ""
    removed: str = ""


def changes(before: Terms, after: Terms) -> list[Change]:
    """What differs between two versions; of elements also which came and which went."""
    found = []
    for name, label in TERM_LABELS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        added = removed = ""
        if name in {"elements", "fields"}:
            added = element_words(new & ~old) if new & ~old else ""
            removed = element_words(old & ~new) if old & ~new else ""
        found.append(Change(label, term_words(before, name), term_words(after, name), added, removed))
    return found


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    total: int
    missed: int


def by_day(lines: Iterable[UsageLine], since: date, until: date) -> list[Day]:
    """Each day from `since` to `until`, also those without a request."""
    sums = {since + timedelta(days=n): [0, 0] for n in range((until - since).days + 1)}
    for line in lines:
        of_day = sums.setdefault(line.day, [0, 0])
        of_day[0] += line.accesses
        of_day[1] += line.accesses if line.outcome in MISSES else 0
    return [Day(one, *sums[one]) for one in sorted(sums)]


def usage_chart(days: list[Day], today: date) -> str:
    """Bars of the days: below what was found, above what was not."""
    total = sum(one.total for one in days)
    said = gettext("%(total)s permintaan dalam %(days)s hari") % {
        "total": thousands(total),
        "days": len(days),
    }
    drawn = [
        Bar(str(one.day.day), one.total, one.total - one.missed, running=one.day == today) for one in days
    ]
    return bars(drawn, title=said, ident="usage")


def way_rows(lines: Iterable[UsageLine]) -> list[dict[str, Any]]:
    """What was asked by which way, the most first."""
    sums: dict[Way, list[int]] = {}
    for line in lines:
        of_way = sums.setdefault(line.way, [0, 0])
        of_way[0] += line.accesses
        of_way[1] += line.accesses if line.outcome in MISSES else 0
    ranked = sorted(sums.items(), key=lambda item: -item[1][0])
    return [{"label": WAYS[way.name.lower()], "total": one[0], "missed": one[1]} for way, one in ranked]


def price_words(name: str) -> str:
    """A line of the price list: access_plain, matching_up_to_1000000, figures_1 …"""
    kind, _, rest = name.partition("_up_to_")
    if rest:
        return gettext("%(what)s, sampai %(most)s orang") % {
            "what": WAYS[kind],
            "most": thousands(int(rest)),
        }
    kind, _, above = name.rpartition("_")
    if above == "above":
        return gettext("%(what)s, lebih dari itu") % {"what": WAYS[kind]}
    if kind == "figures":
        return gettext("Data agregat tingkat %(level)s, enam bulan") % {"level": above}
    return {
        "access_plain": gettext("Satu NIK"),
        "access_fingerprint": gettext("Satu NIK dengan sidik jari"),
        "access_face": gettext("Satu NIK dengan wajah"),
    }.get(name, name)


def month_of(text: str, today: date) -> date:
    """The first day of the month "2026-11"; of the present one for anything else, or what has not come."""
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    return min(found, today.replace(day=1))


def months_until(today: date, count: int = 13) -> list[date]:
    """The present month and those before it."""
    found, one = [], today.replace(day=1)
    for _ in range(count):
        found.append(one)
        one = (one - timedelta(days=1)).replace(day=1)
    return found
