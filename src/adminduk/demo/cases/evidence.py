"""The papers of a report as photos that went through the intake, as everybody's do.

Cases that are open get photos of their own, drawn ahead on the other cores; what is finished shares a few,
because nobody looks at those and every photo costs half a second.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from random import Random

from adminduk.casework.operations import sanitize
from adminduk.casework.types import CleanFile
from adminduk.demo import papers
from adminduk.demo.cases.reports import HOME, Report
from adminduk.demo.names import foreigners
from adminduk.demo.papers import BirthStory, Somebody, Wedding
from adminduk.demo.papers.apart import drawing_processes
from adminduk.demo.population import Family, Resident
from adminduk.demo.population.places import list_kecamatan
from adminduk.regulations import codes

Draw = Callable[[Random], bytes]
Kind = tuple[str, str]
HELPERS = {1: "dr. Ratih Puspitasari, Sp.OG.", 2: "Bdn. Wiwin Widaningsih, S.Tr.Keb.", 3: "Mak Icoh"}


class Darkroom:
    """Photos on the way: ordered early, taken out when they are attached."""

    def __init__(self) -> None:
        cores = os.cpu_count() or 1
        # One core is for the acts themselves. The intake cleans in processes of its own.
        self._drawing = drawing_processes(max(1, min(4, cores - 1)))
        self._cleaning = ThreadPoolExecutor(max(1, min(4, cores - 1)), thread_name_prefix="darkroom")
        self._shared: dict[Kind, Future[CleanFile]] = {}

    def __enter__(self) -> Darkroom:
        return self

    def __exit__(self, *_: object) -> None:
        self._cleaning.shutdown(cancel_futures=True)
        self._drawing.shutdown(cancel_futures=True)

    def order(self, report: Report, *, own: bool, blurred: bool = False) -> dict[Kind, Future[CleanFile]]:
        """The papers of `report` by kind and standing-in form; `own` photos show its own names."""
        wanted = papers_of(report, blurred=blurred)
        if own:
            return {
                kind: self._develop(draw, report.name or report.reporter.nik) for kind, draw in wanted.items()
            }
        for kind, draw in wanted.items():
            if kind not in self._shared:
                self._shared[kind] = self._develop(draw, kind[0])
        return {kind: self._shared[kind] for kind in wanted}

    def _develop(self, draw: Draw, seed: str) -> Future[CleanFile]:
        drawn = self._drawing.submit(draw, Random(seed))
        return self._cleaning.submit(lambda: sanitize(drawn.result(), "image/jpeg"))


def papers_of(report: Report, *, blurred: bool = False) -> dict[Kind, Draw]:
    """What this report needs, each with the function that draws it."""
    story = story_of(report)
    found: dict[Kind, Draw] = {}
    if report.what == "stillbirth":
        found["stillbirth_letter", ""] = partial(papers.stillbirth_letter, story, report.weeks)
    elif report.what == "foundling":
        finder = somebody(report.reporter, report.family)
        found["police_report", ""] = partial(papers.police_report, story, report.found_at, finder)
        found["F-2.03", ""] = partial(papers.birth_statement, story, finder)
    elif report.what == "late_akta":
        reporter = somebody(report.reporter, report.family)
        found["birth_letter", "F-2.03"] = partial(papers.birth_statement, story, reporter)
        found["supporting_document", ""] = partial(
            papers.school_diploma, reporter, f"SD Negeri {story.kecamatan} 02", report.born.year + 13
        )
    elif report.place.kind == HOME and report.at_home_with_statement:
        reporter = somebody(report.reporter, report.family)
        found["village_birth_letter", "F-2.03"] = partial(papers.birth_statement, story, reporter)
    elif report.place.kind == HOME:
        found["village_birth_letter", ""] = partial(
            papers.village_birth_letter, story, village_of(report.family)
        )
    else:
        found["birth_letter", ""] = partial(papers.birth_letter, story)
    if report.marriage == "registered" and report.proof:
        found["marriage_proof", ""] = partial(papers.marriage_page, _wedding(report, story), blurred=blurred)
    if report.on_akta == "both":
        found["F-2.04", ""] = partial(papers.couple_statement, story)
    found |= _foreign_papers(report)
    return found


def story_of(report: Report) -> BirthStory:
    """What stands on the papers of this birth."""
    kecamatan = kecamatan_of(report.family)
    mother, father = _parents(report)
    name = report.name or (report.reporter.name if report.what == "late_akta" else "–")
    return BirthStory(
        child=name,
        sex=report.sex,
        born=report.born,
        time=report.time.replace(".", ":"),
        place=report.place.name,
        town=kecamatan,
        kecamatan=kecamatan,
        mother=mother or Somebody("–"),
        father=father,
        order=report.order,
        weight_grams=report.weight,
        length_cm=report.length,
        helper=HELPERS.get(report.place.helper, HELPERS[2]),
        witnesses=tuple(somebody(one, report.family) for one in report.witnesses),
    )


def _parents(report: Report) -> tuple[Somebody | None, Somebody | None]:
    if report.what == "late_akta":
        one = report.reporter
        return (
            Somebody(one.mother_name) if one.mother_name else None,
            Somebody(one.father_name) if one.father_name else None,
        )
    return tuple(somebody(one, report.family) if one else None for one in (report.mother, report.father))


def somebody(one: Resident, family: Family) -> Somebody:
    address = family.address
    return Somebody(
        name=one.name,
        nik=one.nik,
        birth_place=one.birth_place,
        birth_date=one.birth_date,
        occupation=codes.occupation.label(one.occupation).id,
        # Without the village: the line of a letter is short.
        address=f"{address.line} RT {address.rt}/RW {address.rw}",
    )


def kecamatan_of(family: Family) -> str:
    return next(one.name for one in list_kecamatan(family.kabkota) if one.code == family.kecamatan_code)


def village_of(family: Family) -> str:
    kecamatan = next(one for one in list_kecamatan(family.kabkota) if one.code == family.kecamatan_code)
    return next(one.name for one in kecamatan.villages if one.code == family.address.village_code)


def _wedding(report: Report, story: BirthStory) -> Wedding:
    assert report.proof is not None
    number, day = report.proof
    husband = story.father or Somebody("–")
    muslim = report.reporter.religion == 1
    return Wedding(
        number=number,
        day=day,
        kecamatan=story.kecamatan,
        husband=husband,
        wife=story.mother,
        civil=not muslim,
    )


def _foreign_papers(report: Report) -> dict[Kind, Draw]:
    foreigner = next(
        (one for one in (report.father, report.mother, report.reporter) if one and one.passport_number), None
    )
    if foreigner is None:
        return {}
    who = somebody(foreigner, report.family)
    who = replace(who, occupation="")
    nationality, code = _nationality(foreigner)
    until = date(report.born.year + 4, 8, 31)
    return {
        ("travel_document", ""): partial(
            papers.passport_page, who, nationality, code, foreigner.passport_number
        ),
        ("stay_permit", ""): partial(
            papers.stay_permit, who, nationality, foreigner.stay_permit_number, until
        ),
    }


def _nationality(one: Resident) -> tuple[str, str]:
    """By the town of birth: the register keeps no nationality of its own."""
    for nation in foreigners():
        if one.birth_place in nation.birth_places:
            return nation.nationality, nation.code
    return "AUSTRALIA", "AUS"
