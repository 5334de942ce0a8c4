"""A stranger asks whether a paper is genuine: by its code, or by dropping the file."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from adminduk.documents import queries
from adminduk.documents.models import Document
from adminduk.documents.operations import mark_outdated
from adminduk.documents.queries.files import NOT_OURS
from adminduk.documents.queries.verification import REPLACED, REVOKED, UNKNOWN
from adminduk.documents.types import Kind, Verdict
from adminduk.foundation.access.acting import acting
from adminduk.foundation.audit.models import Look
from adminduk.foundation.journal.followers import follow_once
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.types.loading import LoadedFamily
from adminduk.wiring import FOLLOWERS
from tests.documents.office import STRANGER, WORKER, Tray
from tests.people import AT, BAYU, MAWAR, a_crowd, asep_and_siti, settle

pytestmark = pytest.mark.django_db
AKTA, KK = Kind.BIRTH_CERTIFICATE, Kind.FAMILY_CARD
LATER = AT + timedelta(hours=2)


@pytest.fixture
def tray(db: None) -> Tray:
    return Tray()


@pytest.fixture
def family(db: None) -> LoadedFamily:
    return settle(asep_and_siti())


@pytest.fixture
def issued(tray: Tray, family: LoadedFamily) -> UUID:
    """Bayu's akta, signed."""
    (document_id,) = tray.prepared(tray.registered(family), AKTA)
    tray.sign(document_id)
    return document_id


def follow() -> None:
    """What the follower of this room does a second after the commit."""
    seal_waiting(at=LATER)
    (cards,) = (one for one in FOLLOWERS if one.name == "documents.family_cards")
    follow_once(cards, at=LATER)


def flipped(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def test_a_signed_paper_is_green_and_its_name_is_masked(tray: Tray, issued: UUID) -> None:
    said = tray.verify(issued)
    assert (said.verdict, said.title, said.label) == (Verdict.GREEN, AKTA.title, "B••• P••••••")
    assert (said.signer_name, said.number) == ("Dra. Yuni Astuti, M.Si.", tray.row(issued).number)
    assert "BAYU" not in repr(said)


def test_the_number_of_a_family_card_is_shown_to_strangers_by_its_end_only(
    tray: Tray, family: LoadedFamily
) -> None:
    (card,) = tray.prepared(tray.registered(family), KK)
    tray.sign(card)
    said = tray.verify(card)
    assert said.number == f"3201••••••••{family.kk_number[-4:]}"
    assert family.kk_number not in repr(said)


@pytest.mark.parametrize("shape", ["{0}-{1}-{2}", " {0} {1} {2} ", "{0}{1}{2}"])
def test_a_code_is_read_however_it_is_typed(tray: Tray, issued: UUID, shape: str) -> None:
    code = tray.row(issued).code
    typed = shape.format(code[:4], code[4:8], code[8:]).lower()
    assert queries.verify_code(actor=STRANGER, purpose="test", code=typed).verdict is Verdict.GREEN


@pytest.mark.parametrize(
    "code", ["", "0000-0000-0000", "ABC", "x" * 500, "'; DROP TABLE documents_document; --"]
)
def test_a_code_that_is_nobodys_is_red_and_tells_nothing(tray: Tray, issued: UUID, code: str) -> None:
    said = queries.verify_code(actor=STRANGER, purpose="test", code=code)
    assert (said.verdict, said.sentence, said.label, said.number) == (Verdict.RED, UNKNOWN, "", "")


def test_a_paper_that_waits_in_the_tray_is_not_genuine_yet(tray: Tray, family: LoadedFamily) -> None:
    (document_id,) = tray.prepared(tray.registered(family), AKTA)
    assert tray.verify(document_id).sentence == UNKNOWN


def test_a_revoked_paper_is_red(tray: Tray, issued: UUID) -> None:
    with acting(WORKER):
        Document.objects.filter(document_id=issued).update(revoked_at=LATER)
    assert (tray.verify(issued).verdict, tray.verify(issued).sentence) == (Verdict.RED, REVOKED)


def test_asking_is_written_down_without_a_name(tray: Tray, issued: UUID) -> None:
    before = Look.objects.filter(purpose="test").count()
    tray.verify(issued)
    looks = Look.objects.filter(purpose="test").order_by("at")
    assert looks.count() == before + 1
    assert looks.filter(subject_ids=[str(issued)], elements=["verification"]).exists()


def test_a_card_from_before_the_birth_turns_yellow_and_the_new_one_is_green(
    tray: Tray, family: LoadedFamily
) -> None:
    """The old card is outdated from the birth on, also while the new one still waits for its signature."""
    (old,) = tray.prepared(tray.registered(family, BAYU), KK)
    tray.sign(old)
    follow()
    assert tray.verify(old).verdict is Verdict.GREEN
    done = tray.registered(family, MAWAR, at=LATER)
    follow()
    said = tray.verify(old)
    assert (said.verdict, said.sentence, said.superseded_at) == (Verdict.YELLOW, REPLACED, LATER)
    (new,) = tray.prepared(done, KK, at=LATER)
    tray.sign(new, at=LATER + timedelta(minutes=1))
    follow()
    assert (tray.verify(new).verdict, tray.verify(old).verdict) == (Verdict.GREEN, Verdict.YELLOW)


def test_the_follower_leaves_other_families_and_the_akta_alone(tray: Tray, family: LoadedFamily) -> None:
    done = tray.registered(family)
    akta, card = tray.prepared(done)
    tray.sign(akta, card)
    other = settle(*a_crowd(1))
    tray.registered(other, MAWAR, at=LATER)
    follow()
    assert {tray.verify(one).verdict for one in (akta, card)} == {Verdict.GREEN}


def test_outdating_twice_is_once(tray: Tray, family: LoadedFamily) -> None:
    (card,) = tray.prepared(tray.registered(family), KK)
    tray.sign(card)
    act = {"actor": WORKER, "family_id": family.family_id}
    assert mark_outdated(**act, changed_at=LATER) == 1
    assert mark_outdated(**act, changed_at=LATER + timedelta(hours=1)) == 0
    assert tray.verify(card).superseded_at == LATER


def test_a_second_akta_for_one_person_replaces_the_first(tray: Tray, family: LoadedFamily) -> None:
    done = tray.registered(family)
    (first,) = tray.prepared(done, AKTA)
    tray.sign(first)
    (second,) = tray.prepared(done, AKTA, at=LATER)
    tray.sign(second, at=LATER)
    assert (tray.verify(first).verdict, tray.verify(second).verdict) == (Verdict.YELLOW, Verdict.GREEN)
    assert tray.row(first).superseded_by == second


def test_the_file_as_issued_is_green(tray: Tray, issued: UUID) -> None:
    word = tray.verify_file(tray.pdf(issued))
    assert (word.verification.verdict, word.as_issued, word.problems) == (Verdict.GREEN, True, ())
    assert word.code == tray.row(issued).code


def test_one_changed_byte_anywhere_makes_it_red(tray: Tray, issued: UUID) -> None:
    pdf = tray.pdf(issued)
    for place in (len(pdf) // 3, len(pdf) - 10):
        word = tray.verify_file(flipped(pdf, place))
        assert (word.verification.verdict, word.verification.sentence) == (Verdict.RED, NOT_OURS), place
        assert not word.as_issued


def test_bytes_put_behind_it_make_it_red(tray: Tray, issued: UUID) -> None:
    word = tray.verify_file(tray.pdf(issued) + b"\n% and something more\n")
    assert word.verification.verdict is Verdict.RED


def test_an_older_card_is_yellow_though_its_signature_holds(tray: Tray, family: LoadedFamily) -> None:
    (old,) = tray.prepared(tray.registered(family, BAYU), KK)
    tray.sign(old)
    pdf = tray.pdf(old)
    tray.registered(family, MAWAR, at=LATER)
    follow()
    word = tray.verify_file(pdf, at=LATER)
    assert (word.verification.verdict, word.as_issued, word.problems) == (Verdict.YELLOW, True, ())


def test_a_rendering_that_was_never_signed_is_not_ours(tray: Tray, family: LoadedFamily) -> None:
    (document_id,) = tray.prepared(tray.registered(family), AKTA)
    pdf = queries.open_preview(actor=tray.yuni, purpose="test", document_id=document_id)
    assert tray.verify_file(pdf).verification.sentence == NOT_OURS


def test_somebody_elses_pdf_and_what_is_no_pdf_are_not_ours(tray: Tray, issued: UUID, signed: bytes) -> None:
    """`signed` comes from another authority: a good signature, and none of ours."""
    for file in (signed, b"", b"halo", b"%PDF-1.7\n%%EOF"):
        word = tray.verify_file(file)
        assert (word.verification.verdict, word.as_issued, word.code) == (Verdict.RED, False, "")
        assert word.problems
