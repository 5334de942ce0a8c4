"""The people of one office at work: each act is the operation that the pages call, at a time of the past."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from adminduk.casework import operations as casework
from adminduk.casework import queries
from adminduk.casework.types import Assurance, Audience, CaseView, Channel, Submitted
from adminduk.demo.cases.evidence import Kind
from adminduk.demo.cases.reports import Report
from adminduk.demo.cases.residents import Residents
from adminduk.demo.staff import SIGNING_PASSPHRASE
from adminduk.documents import operations as documents
from adminduk.documents.queries import list_of_case, list_tray
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.messaging.types import Recipient
from adminduk.offices.queries import actor_of, list_staff

SECOND = timedelta(seconds=1)


class Office:
    """The Dinas of one kab/kota with its staff as actors, and the residents who report to it."""

    def __init__(self, kabkota: str, residents: Residents, random: Random) -> None:
        self.kabkota = kabkota
        self.residents = residents
        self.random = random
        self.system = system("Penyemai demo", Scope.of(kabkota))
        staff = list_staff(kabkota=kabkota)
        self._actors: dict[UUID, Actor] = {one.id: actor_of(one) for one in staff}
        counters = [one for one in staff if one.role.name == "registrar"]
        # As many people come to the Dinas itself as to all its service points.
        self._counters = [actor_of(one) for one in counters if one.office.kind != "dinas"]
        self._counter = next(actor_of(one) for one in counters if one.office.kind == "dinas")
        self._head = next(actor_of(one) for one in staff if one.role.name == "head")

    def begin(self, report: Report, at: datetime, *, portal: bool, main: bool = False) -> tuple[UUID, Actor]:
        """Opens a draft, by the reporter at home or by an officer for him (of the `main` counter)."""
        contact = None
        if portal:
            actor = self.residents.sign_in(report.reporter, report.family, at)
            channel = Channel.PORTAL
        else:
            near = self._counters if self._counters and self.random.random() < 0.5 else [self._counter]
            actor = self._counter if main else self.random.choice(near)
            channel = Channel.COUNTER
            contact = Recipient(phone=self.residents.phone_of(report.reporter))
        case_id = casework.start(
            actor=actor,
            at=at,
            service="birth",
            kabkota=self.kabkota,
            channel=channel,
            family_id=report.family.family_id,
            reporter_id=report.reporter.person_id,
            contact=contact,
        )
        return case_id, actor

    def fill(self, case_id: UUID, actor: Actor, report: Report, at: datetime, *, until: str = "") -> None:
        """Answers page by page; `until` is the first page that is left for another day."""
        for name, form in report.pages():
            if name == until:
                return
            read = casework.answer(actor=actor, at=at, case_id=case_id, page=name, form=form)
            if read.errors:
                raise AssertionError(name, {key: both.id for key, both in read.errors.items()})

    def attach(self, case_id: UUID, actor: Actor, photos: dict[Kind, object], at: datetime) -> None:
        for (kind, form), photo in photos.items():
            casework.attach_paper(
                actor=actor, at=at, case_id=case_id, kind=kind, form=form, file=photo.result()
            )

    def send(self, case_id: UUID, actor: Actor, at: datetime) -> Submitted:
        return casework.submit(actor=actor, at=at, key=f"demo/{case_id}", case_id=case_id)

    def look(self, case_id: UUID) -> CaseView:
        return queries.get_case(actor=self.system, purpose="demo", case_id=case_id)

    def holder(self, case: CaseView) -> Actor:
        """The officer to whom the case was dealt."""
        assert case.line.assigned_to is not None
        return self._actors[case.line.assigned_to]

    def open(self, case_id: UUID, at: datetime) -> None:
        casework.open_case(actor=self.holder(self.look(case_id)), at=at, case_id=case_id)

    def judge(self, case_id: UUID, at: datetime, *, first: int | None = None) -> None:
        """Accepts the papers that nobody judged yet, or the first so many of them."""
        self._accept(self.look(case_id), at, first)

    def _accept(self, case: CaseView, at: datetime, first: int | None = None) -> None:
        for paper in [one for one in case.papers if one.state == "offered"][:first]:
            casework.judge_paper(
                actor=self.holder(case), at=at, case_id=case.case_id, paper_id=paper.paper_id, accepted=True
            )

    def give_back(
        self, case_id: UUID, at: datetime, *, kind: str, reason: str, message: str, note: str = ""
    ) -> None:
        """Returns the paper `kind` to its sender; the others are right."""
        case = self.look(case_id)
        officer = self.holder(case)
        for paper in case.papers:
            wrong = paper.kind == kind
            casework.judge_paper(
                actor=officer,
                at=at,
                case_id=case_id,
                paper_id=paper.paper_id,
                accepted=not wrong,
                reason=reason if wrong else "",
                message=message if wrong else "",
            )
        casework.return_items(actor=officer, at=at, case_id=case_id, note=note)

    def verify(self, case_id: UUID, at: datetime) -> None:
        """Judges what is left, confirms what the checks ask, and passes the case on."""
        case = self.look(case_id)
        self._accept(case, at)
        officer = self.holder(case)
        filling = queries.get_filling(actor=officer, at=at, case_id=case_id, assurance=Assurance.BOUND)
        for finding in filling.unconfirmed(Audience.OFFICER):
            casework.confirm_finding(actor=officer, at=at, case_id=case_id, key=finding.key)
        for decision in filling.decisions:
            if not filling.case.decisions.get(decision.name):
                number = f"400.12.3/{self.random.randint(310, 480)}-Dukcapil/{at.year}"
                casework.set_decision(
                    actor=officer, at=at, case_id=case_id, name=decision.name, number=number
                )
        casework.verify(actor=officer, at=at, case_id=case_id)

    def approve(self, case_id: UUID, at: datetime) -> str:
        officer = self.holder(self.look(case_id))
        return casework.approve(actor=officer, at=at, key=f"demo/{case_id}/{at.timestamp()}", case_id=case_id)

    def ask_verifier(self, case_id: UUID, at: datetime, question: str) -> None:
        casework.ask_verifier(actor=self.holder(self.look(case_id)), at=at, case_id=case_id, reason=question)

    def reject(self, case_id: UUID, at: datetime, reason: str) -> None:
        casework.reject(actor=self.holder(self.look(case_id)), at=at, case_id=case_id, reason=reason)

    def sign_tray(self, at: datetime) -> int:
        """The head of office signs all that waits; whoever got his last paper hears of it."""
        waiting = list_tray(actor=self._head)
        if not waiting:
            return 0
        batch = casework.sign(
            actor=self._head,
            at=at,
            document_ids=[one.document_id for one in waiting],
            passphrase=SIGNING_PASSPHRASE,
        )
        if batch.failed:
            raise AssertionError([both.id for _, both in batch.failed])
        for case_id in dict.fromkeys(one.case_id for one in waiting if one.case_id):
            casework.finish_if_all_signed(actor=self.system, at=at + SECOND, case_id=case_id)
        return len(batch.signed)

    def send_back(self, case_id: UUID, at: datetime, reason: str) -> None:
        """The head of office finds a mistake on the akta."""
        akta = list_of_case(actor=self._head, case_id=case_id)[0]
        casework.send_back(actor=self._head, at=at, document_id=akta.document_id, reason=reason)

    def fill_tray(self, at: datetime) -> int:
        """Renders what waits for a signature, as the workers do after each approval."""
        waiting = list_tray(actor=self._head)
        for one in waiting:
            documents.prepare(actor=self.system, at=at, document_id=one.document_id)
        return len(waiting)
