"""The page of the statistics: pictures and tables of one region on one day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from adminduk.data_access.queries import get_open_counts, list_dimensions, list_open_counts, list_open_days
from adminduk.data_access.types import Level, NotPublished, OpenCounts
from adminduk.offices.queries import find_region, list_regions
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.charts import Share, stacked_bar
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.components.formats import thousands
from adminduk.surfaces.components.pyramid import Step, pyramid
from adminduk.surfaces.public.statistics import files

SHOWN = ("religion", "education", "occupation", "marital", "blood", "disability", "citizenship")
MOST_ROWS = 10
LENGTHS = (2, 4, 6, 10)
MEN, WOMEN = 1, 2


@public_page
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`?wilayah=3201&hari=2026-11-01`; by default the nation on the newest day."""
    published = list_open_days()
    if not published:
        return render(request, "public/statistics/none.html")
    region = request.GET.get("wilayah", "")
    asked = request.GET.get("hari", "")
    day = next((one for one in published if one.isoformat() == asked), published[0])
    place = find_region(region) if region.isascii() and region.isdigit() else None
    if region and place is None:
        raise Http404
    try:
        counts = get_open_counts(region=region, day=day)
    except NotPublished:
        raise Http404 from None
    name = place.name if place else "Indonesia"
    context: dict[str, Any] = {
        "counts": counts,
        "place": name,
        "region": region,
        "day": day,
        "days": [Option(one.isoformat(), one.isoformat()) for one in published],
        "regions": _choices(region, name),
        "residents": counts.total("people"),
        "men": counts.total("people", sex=MEN),
        "women": counts.total("people", sex=WOMEN),
        "families": counts.total("families"),
        "largest": _largest_age(counts),
        "ages": _ages(counts),
        "pyramid": _pyramid(counts),
        "groups": [group for name in SHOWN if (group := _group(counts, name))],
        "places": _places(region, day),
        "files": files.addresses(day.isoformat(), region),
        "base": counts.base,
        "most_hidden": counts.base - 1,
    }
    answer = render(request, "public/statistics/page.html", context)
    answer["Cache-Control"] = "public, max-age=600"
    answer["Vary"] = "Cookie, Accept-Language"
    return answer


@public_page
@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """The data dictionary, as a page."""
    return render(request, "public/statistics/dictionary.html", {"dimensions": list_dimensions()})


def _choices(region: str, name: str) -> list[Option]:
    """The way up, the region itself, and what lies directly below."""
    above = [region[:length] for length in LENGTHS if length < len(region)]
    way = [Option("", "Indonesia")] if region else []
    way += [Option(code, found.name) for code in above if (found := find_region(code))]
    return [
        *way,
        Option(region, name),
        *(
            Option(one.code, "– " + one.name)
            for one in (list_regions(region) if len(region) < LENGTHS[-1] else [])
        ),
    ]


def _ages(counts: OpenCounts) -> list[tuple[str, int, int]]:
    words = next(one.codes for one in list_dimensions() if one.name == "age")
    return [
        (_short(str(label)), counts.total("age", code, MEN),
         counts.total("age", code, WOMEN))
        for code, label in sorted(words.items(), key=lambda one: int(one[0]))
    ]  # fmt: skip


def _largest_age(counts: OpenCounts) -> str:
    largest = max(_ages(counts), key=lambda one: one[1] + one[2])
    residents = counts.total("people")
    if not residents:
        return _("Belum ada penduduk")
    return _("Paling banyak berumur %(ages)s tahun: %(share)s%%") % {
        "ages": largest[0],
        "share": thousands((largest[1] + largest[2]) / residents * 100, 1),
    }


def _short(label: str) -> str:
    """ "0–4", "75+"; the words stand in the dictionary."""
    first = label.partition(" ")[0]
    return first if "–" in first else f"{first}+"


def _pyramid(counts: OpenCounts) -> str:
    steps = [Step(label, men, women) for label, men, women in _ages(counts)]
    return pyramid(steps, men=_("Laki-laki"), women=_("Perempuan"), title=_largest_age(counts), ident="umur")


def _group(counts: OpenCounts, dimension: str) -> dict[str, Any] | None:
    """A dimension as rows, the largest first; what comes after the tenth is one row."""
    told = next(one for one in list_dimensions() if one.name == dimension)
    found = [
        (str(label), counts.total(dimension, code, MEN), counts.total(dimension, code, WOMEN))
        for code, label in told.codes.items()
    ]
    ordered = sorted((one for one in found if one[1] + one[2]), key=lambda one: -(one[1] + one[2]))
    if not ordered:
        return None
    rest = ordered[MOST_ROWS:]
    if len(rest) > 1:
        others = (
            _("Lainnya (%(count)s)") % {"count": len(rest)},
            sum(one[1] for one in rest),
            sum(one[2] for one in rest),
        )
        ordered = [*ordered[:MOST_ROWS], others]
    most, all_of_them = max(men + women for _label, men, women in ordered), counts.total("people")
    return {
        "ident": dimension,
        "title": told.label,
        "rows": [
            (label, men, women, men + women, (men + women) / all_of_them * 100, _bar(men + women, most))
            for label, men, women in ordered
        ],
    }


def _places(region: str, day: date) -> list[tuple[str, str, int, str]]:
    """The regions directly below, each with its residents."""
    level = {0: Level.PROVINCE, 2: Level.KABKOTA, 4: Level.KECAMATAN, 6: Level.VILLAGE}.get(len(region))
    if level is None:
        return []
    names = {one.code: one.name for one in list_regions(region)}
    found = [
        (one.region, names.get(one.region, one.region), one.total("people"))
        for one in list_open_counts(region=region, level=level, day=day)
    ]
    most = max((residents for _code, _name, residents in found), default=1)
    return [
        (code, name, residents, _bar(residents, most))
        for code, name, residents in sorted(found, key=lambda one: (-one[2], one[1]))
    ]


def _bar(count: int, most: int) -> str:
    return stacked_bar(Share(count, 0), most=most)
