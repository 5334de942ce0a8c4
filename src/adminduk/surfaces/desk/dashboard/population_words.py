"""What the figures of the people say, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from adminduk.offices.queries import find_region
from adminduk.regulations import codes
from adminduk.reports.types import FIRST_YEARS, BySex, Population
from adminduk.surfaces.components.formats import thousands

LISTS = {
    "religion": (lazy("Agama dan kepercayaan"), codes.religion),
    "education": (lazy("Pendidikan"), codes.education),
    "marital": (lazy("Status perkawinan"), codes.marital_kk),
    "occupation": (lazy("Pekerjaan"), codes.occupation),
    "blood": (lazy("Golongan darah"), codes.blood_type),
    "citizenship": (lazy("Kewarganegaraan"), codes.citizenship),
    "disability": (lazy("Penyandang disabilitas"), codes.disability_siak),
}
BELOW = {0: lazy("Per provinsi"), 2: lazy("Per kabupaten dan kota"), 4: lazy("Per kecamatan"),
         6: lazy("Per desa dan kelurahan")}  # fmt: skip
OLDEST = FIRST_YEARS[-1]


def name_of(region: str) -> str:
    if not region:
        return _("Indonesia")
    place = find_region(region)
    return place.name if place else region


def headline(board: Population, name: str) -> str:
    if board.on is None:
        return _("Penduduk %(place)s belum pernah dihitung.") % {"place": name}
    if not board.people:
        return _("Belum ada penduduk tercatat di %(place)s.") % {"place": name}
    return _("%(people)s penduduk di %(place)s, dalam %(families)s keluarga.") % {
        "people": thousands(board.people),
        "place": name,
        "families": thousands(board.families),
    }


def years(first: int) -> str:
    return f"{first}+" if first == OLDEST else f"{first}–{first + 4}"


def largest_age(board: Population) -> str:
    top = max(board.ages, key=lambda one: one.people, default=None)
    if top is None or not top.people:
        return _("Belum ada penduduk")
    return _("Umur %(years)s tahun paling banyak: %(people)s jiwa") % {
        "years": years(top.code or 0),
        "people": thousands(top.people),
    }


def places_title(region: str) -> str:
    return str(BELOW.get(len(region), ""))


def groups(board: Population) -> Iterator[tuple[str, str, list[tuple[BySex, str]]]]:
    """Each dimension with its title and rows, in the order of a reader's questions."""
    for name, (title, listed) in LISTS.items():
        rows: list[tuple[BySex, Any]] = [
            (one, str(listed.label(one.code))) for one in board.groups.get(name, ())
        ]
        yield name, str(title), rows
