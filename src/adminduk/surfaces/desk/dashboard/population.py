"""The people of a region on a day: a page, and the same figures as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from adminduk.foundation.access.types import Actor
from adminduk.offices.queries import find_region
from adminduk.reports.queries import population
from adminduk.reports.types import Population
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.charts import Share, stacked_bar
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.components.pyramid import Step, pyramid
from adminduk.surfaces.desk.dashboard import population_words as words
from adminduk.surfaces.desk.dashboard.views import regions_of
from adminduk.surfaces.desk.navigation import desk_page

LENGTHS = (2, 4, 6, 10)
NATION = "*"


@staff_required("reports.view")
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    board, own = _asked(request)
    name = words.name_of(board.region)
    most = max((one.people for one in board.places), default=1)
    chosen = {"wilayah": board.region or NATION} | ({"hari": board.on.isoformat()} if board.on else {})
    context: dict[str, Any] = {
        "board": board,
        "place": name,
        "finding": words.headline(board, name),
        "way": _way(board.region, request.actor),  # type: ignore[attr-defined]
        "regions": _choices(board, own, request.actor),  # type: ignore[attr-defined]
        "region": board.region or NATION,
        "wanted": _day(request),
        "ages_title": words.largest_age(board),
        "pyramid": _pyramid(board),
        "places": [(one, stacked_bar(Share(one.people, 0), most=most)) for one in board.places],
        "places_title": words.places_title(board.region),
        "groups": [(name, title, rows) for name, title, rows in words.groups(board) if rows],
        "file": f"{reverse('desk:population_file')}?{urlencode(chosen)}",
        "akta_share": None if board.akta_share is None else board.akta_share * 100,
    }
    return desk_page(request, "desk/dashboard/population.html", context, here="dashboard")


@staff_required("reports.view")
@require_safe
def people_file(request: HttpRequest) -> HttpResponse:
    """The same figures as CSV, for a spreadsheet: one line a figure."""
    board, _own = _asked(request)
    day = board.on.isoformat() if board.on else ""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="penduduk-{board.region or "indonesia"}-{day}.csv"'
    # Spreadsheets believe a file to be UTF-8 only by its mark.
    answer.write("\ufeff")
    out = csv.writer(answer, delimiter=";")
    out.writerow([_("Wilayah"), _("Tanggal"), _("Kelompok"), _("Kode"), _("Uraian"), _("Laki-laki"),
                  _("Perempuan"), _("Jumlah")])  # fmt: skip
    for line in _lines(board):
        out.writerow([board.region, day, *line])
    return answer


def _lines(board: Population) -> Iterator[tuple[Any, ...]]:
    if board.on is None:
        return
    yield _("Penduduk"), "", words.name_of(board.region), board.men, board.women, board.people
    yield _("Kartu keluarga"), "", "", "", "", board.families
    yield _("Wajib KTP-el"), "", "", "", "", board.ktp_due
    yield _("Anak 0-17 tahun"), "", "", "", "", board.children
    yield _("Anak berakta kelahiran"), "", "", "", "", board.with_akta
    for one in board.ages:
        yield _("Umur"), one.code or 0, words.years(one.code or 0), one.men, one.women, one.people
    for _name, title, rows in words.groups(board):
        for group, label in rows:
            yield title, group.code or 0, label, group.men, group.women, group.people
    for place in board.places:
        yield words.places_title(board.region), place.code, place.name, place.men, place.women, place.people


def _asked(request: HttpRequest) -> tuple[Population, str]:
    """The figures that the address asks for, and the region that is one's own. What lies outside of one's
    sight, or is no region, is not believed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    own = regions_of(actor, request.staff.office.kabkota)[0].value  # type: ignore[attr-defined]
    if NATION in actor.scope.codes:
        own = ""
    asked = request.GET.get("wilayah", "").strip()
    code = "" if asked == NATION else asked
    known = code == "" or (len(code) in LENGTHS and find_region(code) is not None)
    region = code if asked and known and actor.scope.covers(code) else own
    return population(actor=actor, region=region, on=_day(request)), own


def _day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("hari", ""))
    except ValueError:
        return None


def _way(region: str, actor: Actor) -> list[tuple[str, str]]:
    """The regions above, as far as one's sight goes, with their addresses."""
    above = [region[:length] for length in LENGTHS if length < len(region)]
    codes = ["", *above] if region else []
    return [(code or NATION, words.name_of(code)) for code in codes if actor.scope.covers(code)]


def _choices(board: Population, own: str, actor: Actor) -> list[Option]:
    """What the menu offers: the way up, the region itself, and those directly below."""
    here = [Option(code, name) for code, name in _way(board.region, actor)]
    here.append(Option(board.region or NATION, words.name_of(board.region)))
    if not any(one.value == (own or NATION) for one in here):
        here.insert(0, Option(own or NATION, words.name_of(own)))
    return [
        *here,
        *(Option(one.code, f"– {one.name}") for one in sorted(board.places, key=lambda one: one.name)),
    ]


def _pyramid(board: Population) -> str:
    steps = [Step(words.years(one.code or 0), one.men, one.women) for one in board.ages]
    return pyramid(
        steps, men=_("Laki-laki"), women=_("Perempuan"), title=words.largest_age(board), ident="pyramid"
    )
