"""What happened in the last fortnight: which births were told when, and how far each has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from random import Random

from adminduk.demo.cases.births import Births
from adminduk.demo.cases.courses import BLURRED, Courses, Told
from adminduk.demo.cases.evidence import papers_of
from adminduk.demo.cases.hours import OfficeClock
from adminduk.demo.cases.households import Households
from adminduk.demo.cases.reports import Report
from adminduk.demo.cases.stage import Script
from adminduk.foundation.clock import day_at

# The head of office signs before closing (minutes after opening), on the last days before lunch too.
BEFORE_LUNCH, BEFORE_CLOSING = 215, 415
# What was approved in the last hours still lies in the tray.
TRAY_MINUTES = 200
PORTAL_SHARE = 0.45


class Programme:
    """The scripts of one office. `share` of the ordinary births; the stories are always told."""

    def __init__(
        self,
        courses: Courses,
        births: Births,
        clock: OfficeClock,
        random: Random,
        *,
        share: float,
        zone: str = "WIB",
    ) -> None:
        self.courses = courses
        self.births = births
        self.clock = clock
        self.random = random
        self.share = share
        self.zone = zone

    def signings(self) -> Iterator[Script]:
        """Once or twice a day, but for the last hours."""
        for day in range(self.clock.days):
            twice = day >= self.clock.days - 3
            for after in (BEFORE_LUNCH, BEFORE_CLOSING) if twice else (BEFORE_CLOSING,):
                minute = self.clock.opening(day) + after
                if minute <= self.clock.end - TRAY_MINUTES:
                    yield self.courses.signing(self.clock.instant(minute))

    def history(self, a_day: float) -> Iterator[Script]:
        """The finished ones: some three a day, most of them signed on the day they came."""
        last = self.clock.end - TRAY_MINUTES - 190
        for day in range(self.clock.days):
            opens = self.clock.opening(day)
            for _ in range(self._some(a_day)):
                minute = opens + self.random.uniform(14, 250)
                if minute < last:
                    slow = self.random.uniform(430, 760) if self.random.random() < 0.09 else 0.0
                    returned = not slow and self.random.random() < 0.06
                    if minute + slow < last:
                        yield self.courses.finished(
                            self._ordinary(self.clock.instant(minute)), slow=slow, returned=returned
                        )
        for evening in self.clock.evenings():
            at = self.clock.evening(evening, self.random)
            if self.random.random() < 0.4 * self.share and self.clock.minute(at) < last:
                yield self.courses.finished(Told(self._report(at, portal=True), at, portal=True))

    def open_cases(self, *, checking: int, approving: int, tray: int) -> Iterator[Script]:
        """What waits now: in the tray, with approvers, with verifiers."""
        for number in range(self._count(tray)):
            yield self.in_tray(self._ordinary, late=number == 0)
        for number in range(self._count(approving)):
            yield self.with_approver(self._ordinary, late=number == 0)
        for number in range(self._count(checking)):
            told = self._ordinary(self._waiting_since(late=number % 9 == 8))
            if number % 3 == 1:
                yield self.courses.being_checked(told, judged=number % 2)
            else:
                yield self.courses.submitted(told)

    def in_tray(self, tell: Callable[[datetime], Told], *, late: bool = False, sent_back: str = "") -> Script:
        approved = self.clock.end - self.random.uniform(25, TRAY_MINUTES - 15)
        verified = approved - self.random.uniform(10, 30)
        sent = verified - (self.random.uniform(620, 900) if late else self.random.uniform(40, 220))
        return self.courses.approved(
            tell(self.clock.instant(sent)),
            verified=self.clock.instant(verified),
            approved=self.clock.instant(approved),
            sent_back=sent_back,
        )

    def with_approver(self, tell: Callable[[datetime], Told], *, late: bool = False) -> Script:
        verified = self.clock.end - self.random.uniform(6, 170)
        sent = verified - (self.random.uniform(560, 700) if late else self.random.uniform(30, 270))
        return self.courses.verified(tell(self.clock.instant(sent)), self.clock.instant(verified))

    def told(self, make: Callable[..., Report | None], at: datetime, **how: object) -> Told | None:
        """The report that `make` thinks up for the day of `at`; None where the world holds nobody for it."""
        portal = bool(how.pop("portal", False))
        report = make(day_at(at, self.zone), **how)
        return Told(report, at, portal) if report else None

    def waiting(self, make: Callable[..., Report | None], **how: object) -> Iterator[Script]:
        told = self.told(make, self._waiting_since(late=False), **how)
        if told:
            yield self.courses.being_checked(told)

    def ago(self, minutes: float) -> datetime:
        """So many minutes of opening time before now."""
        return self.clock.instant(self.clock.end - minutes)

    def _waiting_since(self, *, late: bool) -> datetime:
        if late:
            return self.ago(self.random.uniform(520, 820))
        evenings = self.clock.evenings()
        if evenings and self.random.random() < 0.3:
            return self.clock.evening(evenings[-1], self.random)
        return self.ago(self.random.uniform(4, 465))

    def _ordinary(self, at: datetime) -> Told:
        evening = self.clock.minute(at) >= self.clock.end and at < self.clock.at
        portal = evening or self.random.random() < PORTAL_SHARE
        return Told(self._report(at, portal=portal), at, portal)

    def _report(self, at: datetime, *, portal: bool) -> Report:
        return self.births.ordinary(day_at(at, self.zone), portal=portal)

    def _some(self, mean: float) -> int:
        wanted = mean * self.share
        return int(wanted) + (self.random.random() < wanted - int(wanted))

    def _count(self, whole: int) -> int:
        return round(whole * self.share)


def stories(programme: Programme, elsewhere: Households) -> Iterator[Script]:
    """One of each kind that people come with, in every state a case can be in."""
    births, courses, ago = programme.births, programme.courses, programme.ago

    # A pair of twins whose family card was printed twice: the first of the two is yellow now.
    first_at, second_at = ago(1_900), ago(1_380)
    first, second = births.twins(day_at(first_at, programme.zone))
    yield courses.finished(Told(first, first_at, portal=False))
    yield courses.finished(Told(second, second_at, portal=False))
    yield from _finished(programme, births.at_home, ago(2_450))
    yield from _finished(programme, births.stillbirth, ago(2_050))
    yield from _finished(programme, births.single_mother, ago(3_000))
    yield from _finished(programme, lambda on: births.unregistered(on, "both"), ago(2_700))
    yield courses.finished(Told(births.late_akta(), ago(3_300), portal=False))
    # The mother told it by phone; a week later the father comes to the counter with the same child.
    once_at = ago(2_250)
    once = births.ordinary(day_at(once_at, programme.zone), portal=True, days=12)
    yield courses.finished(Told(once, once_at, portal=True))
    yield courses.being_checked(Told(births.told_again(once), ago(145), portal=False), judged=1)

    rejected = programme.told(births.ordinary, ago(1_560))
    cancelled = programme.told(births.ordinary, ago(1_010), portal=True)
    if rejected and cancelled:
        yield courses.rejected(
            rejected, "Anak ini sudah punya akta dari Kota Depok, sesuai kutipan yang Anda lampirkan."
        )
        yield courses.cancelled(cancelled, "Nama anak masih dirundingkan keluarga.")
    yield programme.in_tray(lambda at: Told(_on(births.unregistered, at, programme, "both"), at, False))
    yield programme.in_tray(lambda at: Told(births.late_akta(), at, False), late=True)
    yield programme.in_tray(
        programme._ordinary,
        sent_back="Nama anak di akta berbeda satu huruf dari surat lahir. Mohon dicocokkan.",
    )
    yield programme.with_approver(
        lambda at: Told(_on(births.unregistered, at, programme, "mother"), at, False)
    )
    foreign = programme.told(births.foreign_father, ago(230))
    if foreign:
        yield courses.verified(foreign, ago(95))
    overdue = programme.told(births.ordinary, ago(260), days=83)
    if overdue:
        yield courses.verified(overdue, ago(40))
    blurred = programme.told(births.newly_proven, ago(300), portal=True)
    if blurred:
        yield courses.returned(
            blurred, kind="marriage_proof", reason="blurred", message=BLURRED, blurred=True
        )
    differs = programme.told(births.ordinary, ago(420), portal=True)
    if differs:
        yield courses.returned(
            differs,
            kind=next(iter(_kinds(differs.report))),
            reason="cut_off",
            message="Bagian bawah surat terpotong. Foto seluruh halaman, termasuk cap.",
        )
    asked = programme.told(births.at_home, ago(280))
    if asked:
        yield courses.questioned(
            asked, question="Apakah kedua saksi di F-2.03 tetangga ibu? Mohon dipastikan."
        )
    yield from programme.waiting(births.foundling)
    yield from programme.waiting(births.mother_elsewhere, other=elsewhere)
    yield from programme.waiting(births.at_home)
    twins_at = ago(120)
    for number, twin in enumerate(births.twins(day_at(twins_at, programme.zone))):
        yield courses.submitted(Told(twin, ago(120 - 18 * number), portal=True))
    drafted = programme.told(births.ordinary, ago(200), portal=True)
    if drafted:
        yield courses.draft(drafted, until="birth_place")
    at_counter = programme.told(births.ordinary, ago(15))
    if at_counter:
        yield courses.draft(at_counter, until="witnesses")


def _finished(programme: Programme, make: Callable[..., Report | None], at: datetime) -> Iterator[Script]:
    told = programme.told(make, at)
    if told:
        yield programme.courses.finished(told)


def _on(make: Callable[..., Report], at: datetime, programme: Programme, *more: object) -> Report:
    return make(day_at(at, programme.zone), *more)


def _kinds(report: Report) -> list[str]:
    return [kind for kind, _form in papers_of(report)]


def small_office(programme: Programme) -> Iterator[Script]:
    """A neighbour with a handful of cases."""
    yield from programme.signings()
    yield programme.courses.finished(programme._ordinary(programme.ago(1_300)))
    yield programme.in_tray(programme._ordinary)
    yield programme.with_approver(programme._ordinary)
    yield programme.courses.being_checked(programme._ordinary(programme.ago(120)))
