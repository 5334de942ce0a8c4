"""Old akta of every kind, and corrections: one officer reads, another compares, and a document comes of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from adminduk.documents import operations, queries
from adminduk.documents.models import Document, Proposal
from adminduk.documents.types import (
    AnswersWrong,
    Kind,
    NoSuchAkta,
    OwnProposal,
    ProposalDecided,
    ProposalKind,
    ProposalNotFound,
    ProposalReasonNeeded,
    ProposalState,
    ScanNeeded,
    Status,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed
from adminduk.register.types import Death, NotLawful, OldAktaKind
from adminduk.register.types.loading import LoadedFamily
from adminduk.regulations import codes
from tests import cast, people
from tests.documents.letters import NATION, followers_read, happens
from tests.documents.office import WORKER, Tray
from tests.documents.tools import text_of
from tests.register.events.office import tables_are_as_the_journal_says
from tests.register.events.register import person

pytestmark = pytest.mark.django_db
LATER = people.AT + timedelta(hours=3)
SCAN = (b"\xff\xd8 halaman satu", b"\xff\xd8 halaman dua")
PAPER = {
    "number": "474.1/123/2005",
    "year": "2005",
    "issuer": "Kantor Catatan Sipil Kabupaten Bogor",
    "issued_on": "2005-03-01",
}
COUPLE = {
    "husband_name": "Asep Sunandar",
    "husband_birth_place": "Bogor",
    "wife_name": "Siti Nurhayati binti Ahmad",
}
RULED = {"ruling_by": "PN Cibinong", "ruling_number": "88/Pdt.G/2004/PN Cbi", "ruling_on": "2004-10-01"}


@pytest.fixture
def tray() -> Tray:
    tray = Tray()
    assert tray.yuni
    return tray


@pytest.fixture
def asep() -> LoadedFamily:
    return people.settle(people.asep_and_siti())


def proposed(
    akta: str,
    person_id: UUID,
    answers: dict[str, str],
    *,
    kind: ProposalKind = ProposalKind.OLD_AKTA,
    **more: Any,
) -> UUID:
    given: dict[str, Any] = {"actor": people.LILIS, "scan": SCAN, **more}
    return operations.propose(
        at=people.AT,
        kind=kind,
        akta=akta,
        person_id=person_id,
        office_id=cast.office().id,
        answers=answers,
        **given,
    )


def signed_text(tray: Tray, entry_id: UUID) -> list[str]:
    """The words of each kutipan that was ordered for an entry, signed."""
    with acting(NATION):
        ids = list(
            Document.objects.filter(entry_id=entry_id)
            .order_by("created_at", "document_id")
            .values_list("document_id", flat=True)
        )
    for document_id in ids:
        assert operations.prepare(actor=WORKER, at=LATER, document_id=document_id)
        assert tray.sign(document_id, at=LATER).signed == (document_id,)
        assert tray.verify(document_id).verdict == "green"
    return [text_of(tray.pdf(one)) for one in ids]


def agreed(proposal_id: UUID) -> UUID:
    return operations.agree(actor=people.HENDRA, at=LATER, proposal_id=proposal_id)


def named(person_facts: Any, **more: str) -> dict[str, str]:
    return {
        "name": "Ujang Supriatna bin Eneh",
        "birth_place": person_facts.birth_place,
        "birth_date": person_facts.birth_date.isoformat(),
        **more,
    }


def test_an_old_birth_akta_becomes_a_signed_document_after_two_officers(tray: Tray) -> None:
    family = people.settle(people.ujang())
    ujang = family.head
    answers = PAPER | named(ujang, sex="1", order="2", parentage="mother_only", mother="Eneh Sutinah")
    (text,) = signed_text(tray, agreed(proposed("birth", ujang.person_id, answers)))
    assert "474.1/123/2005" in text
    assert "ENEH SUTINAH" in text
    assert person(ujang).birth_akta_number == "474.1/123/2005"


def test_an_old_death_akta_says_what_the_paper_says_and_closes_the_record(
    tray: Tray, asep: LoadedFamily
) -> None:
    head, siti = asep.members[:2]
    answers = PAPER | {
        "name": "Asep Sunandar", "birth_place": head.birth_place, "birth_date": head.birth_date.isoformat(),
        "happened_on": "2021-07-14", "place": "Rumah Sakit Ciawi", "father": "Karta",
        "year": "2021", "issued_on": "",
    }  # fmt: skip
    (text,) = signed_text(tray, agreed(proposed("death", head.person_id, answers)))
    assert "474.1/123/2005" in text
    assert "RUMAH SAKIT CIAWI" in text
    now = person(head)
    assert (now.life, now.death_date, now.death_akta_number) == ("dead", date(2021, 7, 14), "474.1/123/2005")
    assert person(siti).marital_status == codes.WIDOWED
    assert tables_are_as_the_journal_says()


def test_who_has_a_death_akta_of_today_gets_no_old_one(tray: Tray, asep: LoadedFamily) -> None:
    head = asep.head
    happens(Death, person_id=head.person_id, place="Cibinong", effective_on=people.TODAY)
    answers = PAPER | {
        "name": "Asep Sunandar", "birth_place": head.birth_place, "birth_date": head.birth_date.isoformat(),
        "happened_on": people.TODAY.isoformat(), "place": "Rumah Sakit Ciawi", "year": "2025", "issued_on": "",
    }  # fmt: skip
    with pytest.raises(NotLawful) as refused:
        agreed(proposed("death", head.person_id, answers))
    assert refused.value.objection.rule == "old_akta.another_akta"


def test_both_of_an_old_marriage_get_their_copy(tray: Tray, asep: LoadedFamily) -> None:
    husband, wife = asep.members[:2]
    answers = PAPER | COUPLE | {
        "happened_on": person(husband).marriage_date.isoformat(), "place": "Cibinong",
        "solemnised_by": "Pdt. Samuel", "religion": "2", "other_nik": wife.nik or person(wife).nik,
        "number": person(husband).marriage_number, "year": "2014", "issued_on": "",
    }  # fmt: skip
    his, hers = signed_text(tray, agreed(proposed("marriage", husband.person_id, answers)))
    for text in (his, hers):
        assert "ASEP SUNANDAR" in text
        assert "SITI NURHAYATI BINTI AHMAD" in text
    assert ("UNTUK SUAMI" in his.upper()) != ("UNTUK SUAMI" in hers.upper())


def test_an_old_divorce_needs_its_ruling(tray: Tray, asep: LoadedFamily) -> None:
    ujang = people.settle(people.ujang()).head
    answers = PAPER | {
        "husband_name": "Ujang Supriatna", "wife_name": "Yati", "other_number": "11/1999",
        "happened_on": "2004-11-01",
    }  # fmt: skip
    with pytest.raises(AnswersWrong) as wrong:
        proposed("divorce", ujang.person_id, answers)
    assert set(wrong.value.fields) == {"ruling_by", "ruling_number", "ruling_on"}
    his, hers = signed_text(tray, agreed(proposed("divorce", ujang.person_id, answers | RULED)))
    assert "88/Pdt.G/2004/PN Cbi" in his
    assert "YATI" in hers


@pytest.mark.parametrize("akta", ["acknowledgement", "legitimation"])
def test_old_akta_of_children_are_converted_too(tray: Tray, akta: str) -> None:
    ujang = people.settle(people.ujang()).head
    answers = PAPER | named(ujang, father="Karta Wijaya", mother="Eneh Sutinah", birth_number="12/1985") | {
        "happened_on": "2004-05-01", "mother_approves": "yes", "other_number": "11/2004",
    }  # fmt: skip
    (text,) = signed_text(tray, agreed(proposed(akta, ujang.person_id, answers)))
    assert "KARTA WIJAYA" in text
    assert "12/1985" in text
    assert person(ujang).birth_akta_number == ""


def test_every_kind_has_a_form_whose_questions_are_answered_or_refused(asep: LoadedFamily) -> None:
    for akta in OldAktaKind:
        with pytest.raises(AnswersWrong) as wrong:
            proposed(akta, asep.head.person_id, {})
        assert {"number", "year", "issuer"} <= set(wrong.value.fields)
    with pytest.raises(NoSuchAkta):
        proposed("ijazah", asep.head.person_id, PAPER)


def test_what_the_first_officer_may_not_write(asep: LoadedFamily) -> None:
    good = PAPER | named(asep.head, sex="1", parentage="unknown")
    for change, field in (
        ({"number": "tanpa nomor"}, "number"),
        ({"year": "2030"}, "year"),
        ({"year": "dua ribu"}, "year"),
        ({"birth_date": "1985-02-30"}, "birth_date"),
        ({"issued_on": "2099-01-01"}, "issued_on"),
        ({"sex": "9"}, "sex"),
    ):
        with pytest.raises(AnswersWrong) as wrong:
            proposed("birth", asep.head.person_id, good | change)
        assert set(wrong.value.fields) == {field}
    with pytest.raises(ScanNeeded):
        proposed("birth", asep.head.person_id, good, scan=())
    with pytest.raises(NotAllowed):
        proposed("birth", asep.head.person_id, good, actor=people.HENDRA)


def test_who_read_does_not_decide_and_a_decision_is_taken_once(tray: Tray) -> None:
    ujang = people.settle(people.ujang()).head
    answers = PAPER | named(ujang, sex="1", parentage="unknown")
    both = people.officer("Lilis Suryani", people.APPROVER, more=("documents.propose",))
    own = proposed("birth", ujang.person_id, answers, actor=both)
    for act in (operations.agree, operations.disagree):
        more = {"reason": "x"} if act is operations.disagree else {}
        with pytest.raises(OwnProposal):
            act(actor=both, at=LATER, proposal_id=own, **more)
    with pytest.raises(ProposalReasonNeeded):
        operations.disagree(actor=people.HENDRA, at=LATER, proposal_id=own, reason=" ")
    with pytest.raises(NotAllowed):
        operations.agree(actor=people.RINA, at=LATER, proposal_id=own)
    with pytest.raises(ProposalNotFound):
        operations.agree(actor=people.MEGA, at=LATER, proposal_id=own)
    operations.disagree(actor=people.HENDRA, at=LATER, proposal_id=own, reason="Tahunnya 2006.")
    found = queries.get_proposal(actor=both, purpose="test", proposal_id=own)
    assert (found.line.state, found.reason) == (ProposalState.DISAGREED, "Tahunnya 2006.")
    with pytest.raises(ProposalDecided):
        agreed(own)
    with acting(NATION), pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.filter(proposal_id=own).update(state="waiting", decided_at=None)
    assert person(ujang).birth_akta_number == ""


def test_a_proposal_is_withdrawn_by_who_made_it(tray: Tray) -> None:
    ujang = people.settle(people.ujang()).head
    made = proposed("birth", ujang.person_id, PAPER | named(ujang, sex="1", parentage="unknown"))
    assert queries.count_proposals(actor=people.HENDRA) == 1
    with pytest.raises(ProposalDecided):
        operations.withdraw(actor=people.RINA, at=LATER, proposal_id=made)
    operations.withdraw(actor=people.LILIS, at=LATER, proposal_id=made)
    assert queries.count_proposals(actor=people.HENDRA) == 0
    (one,) = queries.list_proposals(actor=people.HENDRA, states=[ProposalState.WITHDRAWN])
    assert (one.proposal_id, one.label) == (made, "U•••• S••••••••")


def test_the_scan_is_shown_page_by_page_to_the_office_only(tray: Tray) -> None:
    ujang = people.settle(people.ujang()).head
    made = proposed("birth", ujang.person_id, PAPER | named(ujang, sex="1", parentage="unknown"))
    look = {"purpose": "test", "proposal_id": made}
    assert queries.open_scan(actor=people.HENDRA, page=1, **look) == SCAN[1]
    with pytest.raises(ProposalNotFound):
        queries.open_scan(actor=people.HENDRA, page=2, **look)
    with pytest.raises(ProposalNotFound):
        queries.open_scan(actor=people.MEGA, page=0, **look)


def test_a_correction_notes_the_akta_and_its_old_excerpt_turns_yellow(tray: Tray) -> None:
    done = tray.registered(people.settle(people.asep_and_siti()))
    (first,) = tray.prepared(done, Kind.BIRTH_CERTIFICATE)
    assert tray.sign(first).signed == (first,)
    followers_read()
    own = queries.list_aktas_of(actor=people.LILIS, purpose="test", person_id=done.person_id)
    assert [(one.number, one.akta) for one in own] == [(done.akta_number, "birth")]
    asked = queries.begin_form(
        actor=people.LILIS, purpose="test", kind=ProposalKind.CORRECTION, akta=done.akta_number,
        person_id=done.person_id, on=people.TODAY,
    )  # fmt: skip
    known = next(one.known for one in asked if one.name == "name")
    correct = {"kind": ProposalKind.CORRECTION}
    for answers, field in (
        ({"why": "x"}, "name"),
        ({"why": "x", "name": known}, "name"),
        ({"name": "A"}, "why"),
    ):
        with pytest.raises(AnswersWrong) as wrong:
            proposed(done.akta_number, done.person_id, answers, **correct)
        assert set(wrong.value.fields) == {field}
    made = proposed(
        done.akta_number,
        done.person_id,
        {"name": f"{known}h", "why": "Salah tulis menurut ijazah."},
        **correct,
    )
    agreed(made)
    followers_read()
    assert tray.verify(first).verdict == "yellow"
    with acting(NATION):
        second = Document.objects.get(number=done.akta_number, status__in=[Status.ORDERED, Status.PREPARED])
    assert operations.prepare(actor=WORKER, at=LATER, document_id=second.document_id)
    assert tray.sign(second.document_id, at=LATER).signed == (second.document_id,)
    assert f"{known}H".upper() in text_of(tray.pdf(second.document_id))


def test_an_akta_that_is_not_his_cannot_be_put_right(asep: LoadedFamily) -> None:
    with pytest.raises(NoSuchAkta):
        proposed("3201-LU-01012020-0001", asep.head.person_id, {}, kind=ProposalKind.CORRECTION)


def test_a_corrected_old_akta_is_issued_anew_with_its_note(tray: Tray) -> None:
    ujang = people.settle(people.ujang()).head
    answers = PAPER | named(ujang, sex="1", parentage="mother_only", mother="Eneh Sutinah")
    entry_id = agreed(proposed("birth", ujang.person_id, answers))
    signed_text(tray, entry_id)
    with acting(NATION):
        first = Document.objects.get(entry_id=entry_id).document_id
    correction = {"birth_place": "Ciawi", "why": "Salah tulis menurut surat lahir."}
    agreed(proposed(PAPER["number"], ujang.person_id, correction, kind=ProposalKind.CORRECTION))
    followers_read()
    assert tray.verify(first).verdict == "yellow"
    with acting(NATION):
        second = Document.objects.get(entry_id=entry_id, status=Status.ORDERED).document_id
    assert operations.prepare(actor=WORKER, at=LATER, document_id=second)
    assert tray.sign(second, at=LATER).signed == (second,)
    text = text_of(tray.pdf(second))
    assert "CIAWI" in text
    assert "UJANG SUPRIATNA BIN ENEH" in text
    followers_read()
    with acting(NATION):
        assert Document.objects.filter(entry_id=entry_id).count() == 2
