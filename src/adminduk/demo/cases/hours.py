"""The clock of an office: minutes of opening time, so that work falls into office hours on working days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from adminduk.foundation.clock import day_at, zone_info
from adminduk.regulations.working_days import is_working_day

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVENING = (time(18, 40), time(21, 50))


class OfficeClock:
    """Opening time from `first` until the instant `at`, laid end to end: 0 is the opening of the first day.

    `hours` are those of the office by weekday. `end` is how many minutes it was open until `at`.
    """

    def __init__(
        self, *, first: date, at: datetime, hours: Mapping[str, Sequence[str]], zone: str = "WIB"
    ) -> None:
        self.at = at
        self._zone = zone_info(zone)
        self._today = day_at(at, zone)
        self._first = first
        self._opened: list[datetime] = []
        self._begins: list[float] = []
        self.end = 0.0
        for ahead in range((self._today - first).days + 1):
            day = first + timedelta(days=ahead)
            told = hours.get(WEEKDAYS[day.weekday()])
            if not told or not is_working_day(day):
                continue
            opens, closes = (datetime.combine(day, time.fromisoformat(one), self._zone) for one in told)
            if opens >= at:
                break
            self._opened.append(opens)
            self._begins.append(self.end)
            self.end += (min(closes, at) - opens).total_seconds() / 60

    def instant(self, minute: float) -> datetime:
        """The instant at which the office had been open for `minute` minutes; at most `at`."""
        place = max(0, bisect_right(self._begins, max(0.0, minute)) - 1)
        found = self._opened[place] + timedelta(minutes=max(0.0, minute) - self._begins[place])
        return min(found, self.at)

    def minute(self, instant: datetime) -> float:
        """How long the office had been open at `instant`; a night counts nothing."""
        place = bisect_right(self._opened, instant) - 1
        if place < 0:
            return 0.0
        following = self._begins[place + 1] if place + 1 < len(self._begins) else self.end
        return min(following, self._begins[place] + (instant - self._opened[place]).total_seconds() / 60)

    @property
    def days(self) -> int:
        """How many working days it has been open, the last perhaps not to its close."""
        return len(self._opened)

    def opening(self, day: int) -> float:
        """The minute at which working day `day` (0 is the first) opened."""
        return self._begins[day]

    def day_of(self, minute: float) -> int:
        return max(0, bisect_right(self._begins, minute) - 1)

    def evenings(self) -> list[date]:
        """Days, weekends too, whose evening has passed."""
        days = [self._first + timedelta(days=one) for one in range((self._today - self._first).days + 1)]
        return [day for day in days if datetime.combine(day, EVENING[1], self._zone) < self.at]

    def evening(self, day: date, random: Random) -> datetime:
        """Some minute after supper."""
        begins, ends = (datetime.combine(day, one, self._zone) for one in EVENING)
        return begins + (ends - begins) * random.random()
