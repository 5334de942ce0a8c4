"""Playing the last fortnight back: every act at its own time, what it would queue done at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from adminduk.demo.cases.births import Births
from adminduk.demo.cases.courses import Courses
from adminduk.demo.cases.evidence import Darkroom
from adminduk.demo.cases.hours import OfficeClock
from adminduk.demo.cases.households import Households
from adminduk.demo.cases.office import Office
from adminduk.demo.cases.programme import Programme, small_office
from adminduk.demo.cases.residents import Residents
from adminduk.demo.cases.stage import Script, perform
from adminduk.demo.cases.stories import stories
from adminduk.demo.population import Family
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import day_at
from adminduk.foundation.jobs import kept_back
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.messaging.operations import leave_in_outbox
from adminduk.offices.types import OfficeFacts

HISTORY = timedelta(days=14)
BOGOR, KOTA_BOGOR = "3201", "3271"
# Births that are finished in a day, and what waits, at share 1: the stories come on top.
A_DAY, CHECKING, APPROVING, TRAY = 2.2, 8, 3, 5
TOLD_EVERY = 20


@dataclass(slots=True)
class Played:
    """What the playback left behind."""

    cases: int = 0
    documents: int = 0
    messages: int = 0
    jobs: list[str] = field(default_factory=list)


def seed_cases(
    progress: Callable[[str], None],
    *,
    at: datetime,
    offices: Mapping[str, OfficeFacts],
    families: Iterable[Family],
    seed: int,
    share: float = 1.0,
) -> Played:
    """Plays the fortnight before `at` in `offices` (by kab/kota) with `families`, inside the open transaction.

    `share` of the ordinary cases is told, the stories always. Nothing is left in the job queue.
    """
    known, random, residents = list(families), Random(f"{seed}/cases"), Residents()
    played = Played()
    progress("Playing back two weeks of work at the offices …")
    with Darkroom() as darkroom, kept_back() as jobs:
        scripts, courses = [], []
        households = {
            kabkota: Households(
                (one for one in known if one.kabkota == kabkota), today=day_at(at, "WIB"), random=random
            )
            for kabkota in (BOGOR, KOTA_BOGOR)
        }
        for kabkota, homes in households.items():
            place = offices[kabkota]
            first = day_at(at - HISTORY, place.zone)
            clock = OfficeClock(first=first, at=at, hours=place.hours, zone=place.zone)
            course = Courses(Office(kabkota, residents, random), clock, darkroom, random)
            programme = Programme(course, Births(homes, random), clock, random, share=share, zone=place.zone)
            courses.append(course)
            if kabkota == BOGOR:
                scripts += list(_whole_office(programme, households[KOTA_BOGOR]))
            else:
                scripts += list(small_office(programme))
        _play(scripts, courses, progress)
        played.documents = sum(course.office.fill_tray(at) for course in courses)
        played.cases = sum(course.cases for course in courses)
        played.jobs = [name for name, _ids in jobs]
    seal_waiting(at=at)
    played.messages = leave_in_outbox(actor=system("Penyemai demo", Scope.nation()), at=at)
    progress(
        f"{played.cases} births were reported, {played.documents} documents wait for a signature, "
        f"{played.messages} messages lie in the outbox."
    )
    return played


def _whole_office(programme: Programme, elsewhere: Households) -> Iterable[Script]:
    # The stories choose their families first; the photos that all share are wanted first.
    told = list(stories(programme, elsewhere))
    waiting = list(programme.open_cases(checking=CHECKING, approving=APPROVING, tray=TRAY))
    return [*programme.history(A_DAY), *told, *waiting, *programme.signings()]


def _play(scripts: list[Script], courses: list[Courses], progress: Callable[[str], None]) -> None:
    told, day = 0, None
    for instant in perform(scripts):
        if day != instant.date():
            day = instant.date()
            seal_waiting(at=instant)
        cases = sum(course.cases for course in courses)
        if cases >= told + TOLD_EVERY:
            told = cases
            progress(f"Reported {told} births up to {instant:%d %B} …")
