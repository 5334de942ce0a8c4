"""How a case may go: each course is a script of one case, from the first question to where it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from adminduk.casework import operations as casework
from adminduk.demo.cases.evidence import Darkroom
from adminduk.demo.cases.hours import OfficeClock
from adminduk.demo.cases.office import Office
from adminduk.demo.cases.reports import Report
from adminduk.demo.cases.stage import Script
from adminduk.foundation.access.types import Actor

BLURRED = "Fotonya buram, nomor buku nikah tidak terbaca. Foto lagi di tempat terang."


@dataclass(frozen=True, slots=True)
class Told:
    """One report on its way in: who tells it, when it is sent, and whether from home."""

    report: Report
    at: datetime
    portal: bool


@dataclass(slots=True)
class Sent:
    case_id: UUID
    actor: Actor


class Courses:
    """The courses of one office."""

    def __init__(self, office: Office, clock: OfficeClock, darkroom: Darkroom, random: Random) -> None:
        self.office = office
        self.clock = clock
        self.darkroom = darkroom
        self.random = random
        self.cases = 0

    def submitted(self, told: Told) -> Script:
        """Sent in; nobody has looked yet."""
        yield from self._sent(told, own=True)

    def being_checked(self, told: Told, *, judged: int | None = 0) -> Script:
        """An officer opened it, and judged the first `judged` papers."""
        sent = yield from self._sent(told, own=True)
        opened = self._later(told.at, 4, 40)
        yield opened
        self.office.open(sent.case_id, opened)
        if judged:
            self.office.judge(sent.case_id, opened + timedelta(minutes=2), first=judged)

    def returned(self, told: Told, *, kind: str, reason: str, message: str, blurred: bool = False) -> Script:
        """The officer sent one paper back, and waits."""
        sent = yield from self._sent(told, own=True, blurred=blurred)
        yield from self._given_back(sent, told, kind=kind, reason=reason, message=message)

    def questioned(self, told: Told, *, question: str) -> Script:
        """The approver has a question to the verifier."""
        sent = yield from self._sent(told, own=True)
        verified = yield from self._verified(sent, told.at, 20, 60)
        asked = self._later(verified, 10, 40)
        yield asked
        self.office.ask_verifier(sent.case_id, asked, question)

    def verified(self, told: Told, at: datetime) -> Script:
        """Waits for an approver since `at`."""
        sent = yield from self._sent(told, own=True)
        yield from self._verified_at(sent, at)

    def approved(self, told: Told, *, verified: datetime, approved: datetime, sent_back: str = "") -> Script:
        """In the register; its documents wait for the next signature, or the signer sends one back."""
        sent = yield from self._sent(told, own=bool(sent_back))
        yield from self._verified_at(sent, verified)
        yield approved
        self.office.approve(sent.case_id, approved)
        if sent_back:
            refused = self._later(approved, 8, 20)
            yield refused
            self.office.send_back(sent.case_id, refused, sent_back)

    def finished(self, told: Told, *, slow: float = 0.0, returned: bool = False) -> Script:
        """Checked and approved in an hour or two (`slow` minutes of opening time later), signed with the rest."""
        sent = yield from self._sent(told, own=False)
        begun = told.at
        if returned:
            begun = yield from self._answered(sent, told)
        checked = self._after(begun, self.random.uniform(18, 75) + slow)
        verified = yield from self._verified_at(sent, checked)
        approved = self._later(verified, 12, 45)
        yield approved
        self.office.approve(sent.case_id, approved)

    def rejected(self, told: Told, reason: str) -> Script:
        sent = yield from self._sent(told, own=False)
        opened = self._later(told.at, 15, 50)
        yield opened
        self.office.open(sent.case_id, opened)
        yield opened + timedelta(minutes=6)
        self.office.reject(sent.case_id, opened + timedelta(minutes=6), reason)

    def cancelled(self, told: Told, reason: str) -> Script:
        sent = yield from self._sent(told, own=False)
        over = told.at + timedelta(minutes=self.random.randint(25, 50))
        yield over
        casework.cancel(actor=sent.actor, at=over, case_id=sent.case_id, reason=reason)

    def draft(self, told: Told, *, until: str) -> Script:
        """Begun and left at the page `until`."""
        yield told.at
        case_id, actor = self.office.begin(told.report, told.at, portal=told.portal, main=True)
        self.office.fill(case_id, actor, told.report, told.at + timedelta(minutes=5), until=until)

    def signing(self, at: datetime) -> Script:
        """The head of office opens the tray."""
        yield at
        self.office.sign_tray(at)

    def _sent(self, told: Told, *, own: bool, blurred: bool = False) -> Iterator[datetime]:
        photos = self.darkroom.order(told.report, own=own, blurred=blurred)
        minutes = self.random.randint(7, 14)
        yield told.at - timedelta(minutes=minutes)
        begun = told.at - timedelta(minutes=minutes)
        case_id, actor = self.office.begin(told.report, begun, portal=told.portal)
        self.office.fill(case_id, actor, told.report, begun + timedelta(minutes=4))
        self.office.attach(case_id, actor, photos, begun + timedelta(minutes=5))
        yield told.at
        self.office.send(case_id, actor, told.at)
        self.cases += 1
        return Sent(case_id, actor)

    def _verified(self, sent: Sent, after: datetime, least: float, most: float) -> Iterator[datetime]:
        return (yield from self._verified_at(sent, self._later(after, least, most)))

    def _verified_at(self, sent: Sent, at: datetime) -> Iterator[datetime]:
        """Opened a few minutes before `at`, checked and passed on."""
        opened = at - timedelta(minutes=self.random.randint(3, 9))
        yield opened
        self.office.open(sent.case_id, opened)
        yield at
        self.office.verify(sent.case_id, at)
        return at

    def _given_back(self, sent: Sent, told: Told, **why: str) -> Iterator[datetime]:
        opened = self._later(told.at, 15, 60)
        yield opened
        self.office.open(sent.case_id, opened)
        given = opened + timedelta(minutes=5)
        yield given
        self.office.give_back(sent.case_id, given, **why)
        return given

    def _answered(self, sent: Sent, told: Told) -> Iterator[datetime]:
        """A paper comes back blurred and is photographed again the same day."""
        photos = self.darkroom.order(told.report, own=False)
        (kind, form), photo = next(iter(photos.items()))
        given = yield from self._given_back(
            sent, told, kind=kind, reason="blurred", message="Fotonya buram. Foto lagi di tempat terang."
        )
        again = given + timedelta(minutes=self.random.randint(40, 90))
        yield again
        self.office.attach(sent.case_id, sent.actor, {(kind, form): photo}, again)
        casework.resubmit(actor=sent.actor, at=again, case_id=sent.case_id)
        return again

    def _later(self, instant: datetime, least: float, most: float) -> datetime:
        return self._after(instant, self.random.uniform(least, most))

    def _after(self, instant: datetime, minutes: float) -> datetime:
        """So many minutes of opening time after `instant`."""
        return self.clock.instant(self.clock.minute(instant) + minutes)
