"""Who looked at my data: everybody who opened a resident's record, or his child's, told to himself."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from adminduk.casework.queries import list_own_cases
from adminduk.data_access import queries
from adminduk.data_access.types import Glance, GlanceFilter, Looker, ObjectionLine
from adminduk.foundation.clock import day_at, now, zone_info
from adminduk.surfaces.components.access import resident_required
from adminduk.surfaces.portal import look_words, way

PURPOSE = "own.looks"
DAYS, LONGEST_DAYS = 30, 1830
MOST_IN_FILE = 5000
KINDS = {
    "": frozenset({Looker.INSTITUTION, Looker.STAFF, Looker.RESIDENT, Looker.PUBLIC}),
    "lembaga": frozenset({Looker.INSTITUTION}),
    "petugas": frozenset({Looker.STAFF}),
    "lain": frozenset({Looker.RESIDENT, Looker.PUBLIC}),
    "sistem": frozenset({Looker.SYSTEM}),
}
KIND_WORDS = {
    "": gettext_lazy("Lembaga dan petugas"),
    "lembaga": gettext_lazy("Hanya lembaga"),
    "petugas": gettext_lazy("Hanya petugas Dukcapil"),
    "lain": gettext_lazy("Orang lain"),
    "sistem": gettext_lazy("Sistem kami sendiri"),
}


class Asked:
    """What the address asks for, made safe: days of the resident's calendar, a kind, whose record."""

    def __init__(self, request: HttpRequest) -> None:
        account = request.account  # type: ignore[attr-defined]
        self.at = now()
        self.zone = way.zone_of(account.kabkota)
        info, today = zone_info(self.zone), day_at(self.at, self.zone)
        self.first = max(
            _day(request.GET.get("dari", "")) or today - timedelta(days=DAYS - 1),
            today - timedelta(days=LONGEST_DAYS),
        )
        self.last = max(self.first, _day(request.GET.get("sampai", "")) or today)
        kind = request.GET.get("jenis", "")
        self.kind = kind if kind in KINDS else ""
        self.institution = _uuid(request.GET.get("lembaga", ""))
        self.child = _uuid(request.GET.get("anak", ""))
        self.before = _uuid(request.GET.get("sebelum", ""))
        self.wanted = GlanceFilter(
            since=datetime.combine(self.first, time.min, info).astimezone(UTC),
            until=datetime.combine(self.last + timedelta(days=1), time.min, info).astimezone(UTC),
            lookers=KINDS[self.kind],
            institution=self.institution,
        )
        self.who: dict[str, Any] = {
            "actor": request.actor,  # type: ignore[attr-defined]
            "purpose": PURPOSE,
            "at": self.at,
            "assurance": account.assurance,
            "child_id": self.child,
        }
        self.cases = [one.case_id for one in list_own_cases(actor=request.actor)]  # type: ignore[attr-defined]


@resident_required
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    account = request.account  # type: ignore[attr-defined]
    facts: dict[str, Any] = {"account": account, "office_place": way.place_name(account.kabkota)}
    if not account.is_matched:
        return render(request, "portal/looks_match_first.html", facts)
    asked = Asked(request)
    page = queries.list_glances(**asked.who, wanted=asked.wanted, cases=asked.cases, before=asked.before)
    children = queries.list_watched_children(
        actor=request.actor,  # type: ignore[attr-defined]
        purpose=PURPOSE,
        at=asked.at,
    )
    facts |= {
        "asked": asked,
        "zone": asked.zone,
        "today": day_at(asked.at, asked.zone),
        "lines": [_line(one) for one in page.lines],
        "next_before": page.next_before,
        "children": children,
        "child": next((one for one in children if one.person_id == asked.child), None),
        "kinds": [(code, words, code == asked.kind) for code, words in KIND_WORDS.items()],
        "institutions": [
            (str(ident), name, ident == asked.institution)
            for ident, name in queries.list_institutions_that_looked(**asked.who, wanted=asked.wanted)
        ],
        "objections": open_objections(request),
    }
    return render(request, "portal/looks.html", facts)


@resident_required
@require_safe
def looks_file(request: HttpRequest) -> HttpResponse:
    """The same lines for a spreadsheet; `MatchFirst` before an officer has matched the account."""
    asked = Asked(request)
    page = queries.list_glances(**asked.who, wanted=asked.wanted, cases=asked.cases, size=MOST_IN_FILE)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="siapa-melihat-data-saya.csv"'
    # Spreadsheets believe a file to be UTF-8 only by its mark.
    answer.write("\ufeff")
    out = csv.writer(answer, delimiter=";")
    out.writerow([_("Waktu"), _("Jenis"), _("Siapa"), _("Peran atau PKS"), _("Untuk apa"), _("Cara"),
                  _("Hasil"), _("Nomor akses")])  # fmt: skip
    info = zone_info(asked.zone)
    for one in page.lines:
        out.writerow(
            [
                f"{one.at.astimezone(info):%Y-%m-%d %H:%M:%S} {asked.zone}",
                str(look_words.LOOKERS[one.looker]),
                *(
                    # A spreadsheet takes what begins so for a formula.
                    f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
                    for text in (
                        look_words.who(one),
                        look_words.role(one),
                        look_words.why(one),
                        look_words.how(one),
                        look_words.result_text(one),
                    )
                ),
                one.id,
            ]
        )
    return answer


def open_objections(request: HttpRequest) -> list[ObjectionLine]:
    own = queries.list_own_objections(actor=request.actor)  # type: ignore[attr-defined]
    return [one for one in own if one.status.is_open]


def _line(one: Glance) -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.at,
        "is_institution": one.looker is Looker.INSTITUTION,
        "kind": str(look_words.LOOKERS[one.looker]),
        "who": look_words.who(one),
        "role": look_words.role(one),
        "why": look_words.why(one),
        "basis": one.basis,
        "how": look_words.how(one),
        "results": look_words.results(one),
        "outcome": look_words.outcome(one),
        "objection": one.objection,
        "may_object": one.looker in (Looker.INSTITUTION, Looker.STAFF) and not one.objection,
    }


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2200 else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
