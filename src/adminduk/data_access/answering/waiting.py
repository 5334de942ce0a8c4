"""Who waits for an answer, and who comes next: one line for each agreement, one request of each in turn.

So whoever asks for much waits behind himself. Requests for many people stand in lines of their own.
"""

from __future__ import annotations

from collections import deque

from adminduk.data_access.types.requests import Request
from adminduk.data_access.types.troubles import HouseFull

# People that may wait: about half a second of work in all, and an eighth of it for one agreement.
MOST, MOST_OF_ONE = 20_000, 2_500


class Lines:
    def __init__(self, most: int = MOST, most_of_one: int = MOST_OF_ONE) -> None:
        self.people = 0
        self._most, self._most_of_one = most, most_of_one
        self._lines: dict[int, deque[Request]] = {}
        self._people_of: dict[int, int] = {}

    def add(self, request: Request) -> None:
        """Raises `HouseFull` when too many wait, of this agreement or in all."""
        number, count = request.policy.agreement_no, len(request.questions)
        standing = self._people_of.get(number, 0)
        if self.people + count > self._most or standing + count > self._most_of_one:
            raise HouseFull
        self.people += count
        self._people_of[number] = standing + count
        line = self._lines.get(number)
        if line is None:
            self._lines[number] = deque((request,))
        else:
            line.append(request)

    def take(self, limit: int) -> list[Request]:
        """The next requests, of about `limit` people in all: one of each agreement in turn."""
        if self.people <= limit:
            taken = [request for line in self._lines.values() for request in line]
            self._lines, self._people_of, self.people = {}, {}, 0
            return taken
        taken, people = [], 0
        while people < limit and self._lines:
            number, line = next(iter(self._lines.items()))
            request = line.popleft()
            taken.append(request)
            people += len(request.questions)
            self._people_of[number] -= len(request.questions)
            # Behind the others, or away.
            del self._lines[number]
            if line:
                self._lines[number] = line
            else:
                del self._people_of[number]
        self.people -= people
        return taken
