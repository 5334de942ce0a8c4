"""Cases on the desks of the office, and its people signed in: what tests of the desk begin with."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.test import Client

from adminduk.casework import operations, queries
from adminduk.casework.types import Submitted
from adminduk.documents import operations as documents
from adminduk.documents.queries import list_tray
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.register.types.loading import LoadedFamily
from tests.cases import a_sent_birth
from tests.cast import Member, staff
from tests.people import asep_and_siti, settle
from tests.surfaces.desk.signing import sign_in

PASSPHRASE = "melati di balik pagar"


@dataclass(frozen=True)
class Office:
    """Lilis enters, Rina verifies, Hendra approves, Yuni signs, Tatang administers: all of 3201."""

    lilis: Member
    rina: Member
    hendra: Member
    yuni: Member
    tatang: Member
    family: LoadedFamily


def an_office() -> Office:
    return Office(
        lilis=staff("registrar", name="Lilis Suryani"),
        rina=staff("verifier", name="Rina Marlina"),
        hendra=staff("approver", name="Hendra Gunawan"),
        yuni=staff("head", name="Dra. Yuni Astuti, M.Si."),
        tatang=staff("administrator", name="Tatang Hidayat"),
        family=settle(asep_and_siti()),
    )


def at_desk(member: Member) -> Client:
    """A browser in which `member` is signed in, by the real pages."""
    client = Client()
    assert sign_in(client, member).status_code == 302
    return client


def sent(office: Office, **pages: dict[str, str]) -> Submitted:
    """A birth that Lilis entered, dealt to Rina."""
    return a_sent_birth(office.lilis.actor, now(), office.family, key=f"send-{len(pages)}", **pages)


def verified(office: Office, **pages: dict[str, str]) -> Submitted:
    """The same, checked by Rina and dealt to Hendra."""
    case = sent(office, **pages)
    judge_all(office, case.case_id)
    filling = queries.get_filling(actor=office.rina.actor, at=now(), case_id=case.case_id)
    for finding in filling.findings:
        if finding.kind == "confirm":
            operations.confirm_finding(
                actor=office.rina.actor, at=now(), case_id=case.case_id, key=finding.key
            )
    for due in filling.decisions:
        operations.set_decision(
            actor=office.rina.actor, at=now(), case_id=case.case_id, name=due.name, number="470/113/2026"
        )
    operations.verify(actor=office.rina.actor, at=now(), case_id=case.case_id)
    return case


def judge_all(office: Office, case_id: UUID) -> None:
    operations.open_case(actor=office.rina.actor, at=now(), case_id=case_id)
    case = queries.get_case(actor=office.rina.actor, purpose="test", case_id=case_id)
    for paper in case.papers:
        operations.judge_paper(
            actor=office.rina.actor, at=now(), case_id=case_id, paper_id=paper.paper_id, accepted=True
        )


def approved(office: Office, **pages: dict[str, str]) -> Submitted:
    """The same, in the register: its documents are rendered and wait in Yuni's tray."""
    case = verified(office, **pages)
    operations.approve(actor=office.hendra.actor, at=now(), key="approve", case_id=case.case_id)
    worker = system("documents", Scope.of("3201"))
    for one in list_tray(actor=office.yuni.actor):
        documents.prepare(actor=worker, at=now(), document_id=one.document_id)
    return case


def with_certificate(office: Office) -> None:
    documents.issue_certificate(
        actor=office.tatang.actor, at=now(), staff_id=office.yuni.id, passphrase=PASSPHRASE
    )
