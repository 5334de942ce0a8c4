"""The form of the search: one box, and further boxes for who wants to say more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from adminduk.foundation.access.types import Actor
from adminduk.offices.queries import list_regions
from adminduk.register.types import SearchCriteria, Sex
from adminduk.regulations import codes
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.desk.cases.purposes import PURPOSES, purpose_of
from adminduk.surfaces.desk.filters import Filter
from adminduk.surfaces.desk.search.reading import Read, read, read_birth

MORE = ("born", "mother", "birth_place", "sex", "kecamatan", "village")
KABKOTA, KECAMATAN = 4, 6
SAID = "search_purpose"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was posted, as far as it was understood. `problem` is a sentence, or nothing."""

    text: str
    more: dict[str, str]
    read: Read
    problem: str = ""

    @property
    def criteria(self) -> SearchCriteria:
        more = self.more
        born = read_birth(more["born"]) if more["born"] else self.read
        return SearchCriteria(
            name=self.read.rest,
            akta_number=self.read.akta,
            born_from=born.since,
            born_until=born.until,
            mother_name=more["mother"],
            birth_place=more["birth_place"],
            sex=Sex(int(more["sex"])) if more["sex"] in {"1", "2"} else None,
            place=more["village"] or more["kecamatan"],
        )


def asked_by(request: HttpRequest) -> Asked:
    text = request.POST.get("q", "")[:120].strip()
    more = {name: request.POST.get(name, "")[:120].strip() for name in MORE}
    if not more["village"].startswith(more["kecamatan"] or "-"):
        more["village"] = ""
    understood = read(text)
    born = read_birth(more["born"])
    wrong = understood.wrong or born.wrong or (born.rest and more["born"])
    problem = (
        _("Tanggal “%(day)s” tidak kami kenali. Tulis misalnya 14-05-1992.") % {"day": wrong} if wrong else ""
    )
    return Asked(text, more, understood, problem)


def purpose_said(request: HttpRequest) -> str:
    """The purpose that was chosen now, or for the searches before; kept for this visit only."""
    said = purpose_of(request.POST.get("purpose", ""))
    if said:
        request.session[SAID] = said
    return said or purpose_of(str(request.session.get(SAID, "")))


def form_of(asked: Asked, actor: Actor, purpose: str) -> dict[str, Any]:
    """What the template of the form shows."""
    more = asked.more
    return {
        "q": asked.text,
        "purposes": PURPOSES,
        "purpose": purpose,
        "more": list(_boxes(asked, actor)),
        "more_open": any(more.values()),
    }


def _boxes(asked: Asked, actor: Actor) -> list[Filter]:
    more = asked.more
    kecamatan = [code for code in actor.scope.codes if len(code) == KABKOTA]
    boxes = [
        Filter("born", _("Lahir (tanggal, tahun, atau 1985-1990)"), more["born"], kind="text"),
        Filter("mother", _("Nama ibu"), more["mother"], kind="text"),
        Filter("birth_place", _("Tempat lahir"), more["birth_place"], kind="text"),
        Filter(
            "sex",
            _("Jenis kelamin"),
            more["sex"],
            [Option(str(int(one)), codes.sex.label(one)) for one in Sex],
            _("Semua"),
        ),
    ]
    if len(kecamatan) == 1:
        boxes.append(_places("kecamatan", _("Kecamatan"), more["kecamatan"], kecamatan[0]))
    if len(more["kecamatan"]) == KECAMATAN:
        boxes.append(_places("village", _("Desa atau kelurahan"), more["village"], more["kecamatan"]))
    return boxes


def _places(name: str, label: str, value: str, above: str) -> Filter:
    options = [Option(region.code, region.name) for region in list_regions(above)]
    return Filter(name, label, value, options, _("Semua"))
