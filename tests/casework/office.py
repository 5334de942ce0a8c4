"""A Dinas with one officer of each stage, and a case taken through them by the real operations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from uuid import UUID

from adminduk.accounts import queries as accounts
from adminduk.casework import operations, queries
from adminduk.casework.models import Case
from adminduk.casework.types import Audience, CaseView, Channel, Status, Submitted
from adminduk.documents import operations as documents
from adminduk.documents import queries as papers
from adminduk.documents.composing import compose
from adminduk.documents.composing.issuing import issuing_of
from adminduk.documents.datasets import Dataset
from adminduk.documents.models import Document
from adminduk.documents.types import DocumentLine, Kind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.access.types import Kind as ActorKind
from adminduk.messaging.models import Message
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests import cast
from tests.accounts.conftest import Resident
from tests.cases import BIRTH_PAGES, a_draft, a_sent_birth, attach, fill
from tests.people import AT

PASSPHRASE = "melati di balik pagar"
WORKER = system("casework", Scope.of("3201"))


@dataclass
class Desk:
    """Lilis enters, Rina verifies, Hendra approves, Yuni signs; Tatang keeps the accounts."""

    kabkota: str = "3201"

    @cached_property
    def lilis(self) -> Actor:
        return cast.staff("registrar", self.kabkota).actor

    @cached_property
    def rina(self) -> Actor:
        return cast.staff("verifier", self.kabkota).actor

    @cached_property
    def hendra(self) -> Actor:
        return cast.staff("approver", self.kabkota).actor

    @cached_property
    def tatang(self) -> Actor:
        return cast.staff("administrator", self.kabkota).actor

    @cached_property
    def yuni(self) -> Actor:
        """The head of office, with a certificate."""
        head = cast.staff("head", self.kabkota, name="Dra. Yuni Astuti, M.Si.")
        documents.issue_certificate(actor=self.tatang, at=AT, staff_id=head.id, passphrase=PASSPHRASE)
        return head.actor

    def sent(self, family: LoadedFamily, *, at: datetime = AT, **pages: Mapping[str, str]) -> Submitted:
        """A married couple's child, sent in at the counter and dealt to Rina."""
        assert self.rina
        return a_sent_birth(self.lilis, at, family, **pages)

    def told(
        self,
        family: LoadedFamily,
        reporter: LoadedPerson,
        pages: Mapping[str, Mapping[str, str]],
        *evidence: str,
        at: datetime = AT,
    ) -> UUID:
        """A report with its own answers and papers ("kind" or "kind/form"), sent in at the counter."""
        assert self.rina
        case_id = a_draft(self.lilis, at, family, reporter=reporter.person_id)
        fill(self.lilis, at, case_id, pages)
        for one in evidence:
            kind, _, form = one.partition("/")
            attach(self.lilis, at, case_id, kind, form)
        for finding in self.filling(self.lilis, case_id, at).unconfirmed(Audience.REPORTER):
            operations.confirm_own(actor=self.lilis, at=at, case_id=case_id, key=finding.key)
        operations.submit(actor=self.lilis, at=at, key=f"send/{case_id}", case_id=case_id)
        return case_id

    def filling(self, actor: Actor, case_id: UUID, at: datetime = AT):  # type: ignore[no-untyped-def]
        return queries.get_filling(actor=actor, at=at, case_id=case_id)

    def case(self, case_id: UUID) -> CaseView:
        return queries.get_case(actor=self.rina, purpose="test", case_id=case_id)

    def open(self, case_id: UUID, at: datetime = AT) -> None:
        operations.open_case(actor=self.rina, at=at, case_id=case_id)

    def judge(self, case_id: UUID, *, returned: str = "", at: datetime = AT) -> None:
        """Rina accepts every paper; `returned` is the kind of the one that comes back."""
        for paper in self.case(case_id).papers:
            faulty = paper.kind == returned
            operations.judge_paper(
                actor=self.rina,
                at=at,
                case_id=case_id,
                paper_id=paper.paper_id,
                accepted=not faulty,
                reason="blurred" if faulty else "",
                message="Foto lebih terang." if faulty else "",
            )

    def verified(self, case_id: UUID, at: datetime = AT) -> None:
        assert self.hendra
        self.open(case_id, at)
        self.judge(case_id, at=at)
        for finding in self.filling(self.rina, case_id, at).unconfirmed(Audience.OFFICER):
            operations.confirm_finding(actor=self.rina, at=at, case_id=case_id, key=finding.key)
        for decision in self.filling(self.rina, case_id, at).decisions:
            operations.set_decision(
                actor=self.rina, at=at, case_id=case_id, name=decision.name, number="470/113/2026"
            )
        operations.verify(actor=self.rina, at=at, case_id=case_id)

    def approved(self, case_id: UUID, at: datetime = AT, *, key: str = "approve") -> str:
        self.verified(case_id, at)
        return operations.approve(actor=self.hendra, at=at, key=key, case_id=case_id)

    def registered(self, family: LoadedFamily, *, at: datetime = AT, **pages: Mapping[str, str]) -> UUID:
        """A married couple's child, in the register, its documents ordered."""
        sent = self.sent(family, at=at, **pages)
        self.approved(sent.case_id, at)
        return sent.case_id

    def documents(self, case_id: UUID) -> dict[Kind, DocumentLine]:
        return {one.kind: one for one in papers.list_of_case(actor=self.rina, case_id=case_id)}

    def prepared(self, case_id: UUID, at: datetime = AT) -> dict[Kind, DocumentLine]:
        assert self.yuni
        for one in self.documents(case_id).values():
            documents.prepare(actor=WORKER, at=at, document_id=one.document_id)
        return self.documents(case_id)

    def signed(self, case_id: UUID, at: datetime = AT) -> dict[Kind, DocumentLine]:
        """Every document of the case, rendered and signed, and the case finished."""
        ids = [one.document_id for one in self.prepared(case_id, at).values()]
        batch = operations.sign(actor=self.yuni, at=at, document_ids=ids, passphrase=PASSPHRASE)
        assert batch.failed == ()
        operations.finish_if_all_signed(actor=WORKER, at=at, case_id=case_id)
        return self.documents(case_id)

    def composed(self, case_id: UUID, kind: Kind, at: datetime = AT) -> Dataset:
        """What the document would say, without drawing it."""
        with acting(self.rina):
            document = Document.objects.exclude(status="dropped").get(case_id=case_id, kind=kind)
            return compose(self.rina, document, issuing_of(document.office_id, at=at)).dataset


def pages(*leave_out: str, **own: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    """The usual answers with some pages left out and some answered otherwise; new pages come before the
    witnesses, in the order in which they are given."""
    usual = {name: form for name, form in BIRTH_PAGES.items() if name not in leave_out}
    known = {name: own.get(name, form) for name, form in usual.items()}
    end = {name: known.pop(name) for name in ("witnesses", "statement")}
    return known | {name: form for name, form in own.items() if name not in usual} | end


def plant(actor: Actor, case_id: UUID, **columns: object) -> None:
    """Puts a case into a state that the test is about, past the operations."""
    with acting(actor):
        Case.objects.filter(case_id=case_id).update(**columns)


def status_of(actor: Actor, case_id: UUID) -> Status:
    with acting(actor):
        return Status(Case.objects.get(case_id=case_id).status)


def messages(actor: Actor, kind: str) -> int:
    with acting(actor):
        return Message.objects.filter(kind=kind).count()


def signed_in(family: LoadedFamily, person: LoadedPerson, *, phone: str = "0812 3456 7890") -> Actor:
    """Somebody of `family` who bound his phone by the code that it got."""
    resident = Resident(person.person_id, person.nik or "", family.kk_number, person.birth_date, phone)
    return accounts.actor_of(resident.sign_in(AT))


def pin_holder(case_id: UUID) -> Actor:
    return Actor(kind=ActorKind.PUBLIC, id=None, name="Pemegang PIN", case_id=case_id)


def a_portal_draft(actor: Actor, family: LoadedFamily) -> UUID:
    return operations.start(
        actor=actor, at=AT, service="birth", kabkota=family.kabkota, channel=Channel.PORTAL
    )


def a_portal_birth(actor: Actor, family: LoadedFamily, *, key: str = "send") -> Submitted:
    """Siti reports from her phone."""
    case_id = a_portal_draft(actor, family)
    father = {"father": {"father_kind": "member", "father_member": str(family.members[0].person_id)}}
    fill(actor, AT, case_id, BIRTH_PAGES | father)
    attach(actor, AT, case_id, "birth_letter")
    return operations.submit(actor=actor, at=AT, key=key, case_id=case_id)


def with_more(actor: Actor, *permissions: str) -> Actor:
    """The same officer in a small office, where one person has several roles."""
    return replace(actor, permissions=actor.permissions | frozenset(permissions))
