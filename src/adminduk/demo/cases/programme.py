"""What happened in the last fortnight: which births were told when, and how far each has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from random import Random

from adminduk.demo.cases.births import Births
from adminduk.demo.cases.courses import Courses, Told
from adminduk.demo.cases.hours import OfficeClock
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
                            self.ordinary(self.clock.instant(minute)), slow=slow, returned=returned
                        )
        for evening in self.clock.evenings():
            at = self.clock.evening(evening, self.random)
            if self.random.random() < 0.4 * self.share and self.clock.minute(at) < last:
                yield self.courses.finished(Told(self._report(at, portal=True), at, portal=True))

    def open_cases(self, *, checking: int, approving: int, tray: int) -> Iterator[Script]:
        """What waits now: in the tray, with approvers, with verifiers."""
        for number in range(self._count(tray)):
            yield self.in_tray(self.ordinary, late=number == 0)
        for number in range(self._count(approving)):
            yield self.with_approver(self.ordinary, late=number == 0)
        for number in range(self._count(checking)):
            told = self.ordinary(self._waiting_since(late=number % 9 == 8))
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

    def ordinary(self, at: datetime) -> Told:
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


def small_office(programme: Programme) -> Iterator[Script]:
    """A neighbour with a handful of cases."""
    yield from programme.signings()
    yield programme.courses.finished(programme.ordinary(programme.ago(1_300)))
    yield programme.in_tray(programme.ordinary)
    yield programme.with_approver(programme.ordinary)
    yield programme.courses.being_checked(programme.ordinary(programme.ago(120)))
