"""Ordered by an act, drawn once, signed once: what the tray promises, and what the database keeps of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, transaction

from adminduk.documents import operations, queries
from adminduk.documents.models import Document, DocumentCode
from adminduk.documents.operations.signing import LIMIT, NotTheSigner
from adminduk.documents.signing.signer import WrongPassphrase
from adminduk.documents.types import (
    DocumentNotFound,
    DocumentOrder,
    Kind,
    NoCertificate,
    NotInTray,
    Status,
    TooManyAtOnce,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, OutsideJurisdiction
from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.storage.types import StorageDown
from adminduk.register.types.loading import LoadedFamily
from tests import cast
from tests.documents.office import PASSPHRASE, WORKER, Tray, lines
from tests.people import AT, BAYU, DODI, HENDRA, MAWAR, RINA, asep_and_siti, settle
from tests.together import at_once, failures

pytestmark = pytest.mark.django_db
AKTA, KK = Kind.BIRTH_CERTIFICATE, Kind.FAMILY_CARD


class Stop(Exception):
    """Ends an act in its middle."""


@pytest.fixture
def tray(db: None) -> Tray:
    return Tray()


@pytest.fixture
def family(db: None) -> LoadedFamily:
    return settle(asep_and_siti())


@pytest.fixture
def akta(tray: Tray, family: LoadedFamily) -> UUID:
    """Bayu's akta, in Yuni's tray."""
    (document_id,) = tray.prepared(tray.registered(family), AKTA)
    return document_id


def test_an_order_gives_each_paper_a_code_of_its_own_and_no_name_yet(
    tray: Tray, family: LoadedFamily
) -> None:
    ids = tray.ordered(tray.registered(family))
    rows = [tray.row(one) for one in ids]
    assert {row.status for row in rows} == {Status.ORDERED}
    assert len({row.code for row in rows}) == 2
    assert all(len(row.code) == 12 for row in rows)
    with acting(WORKER):
        assert DocumentCode.objects.filter(document_id__in=ids).count() == 2


def test_only_who_may_order_does_and_only_at_home(tray: Tray, family: LoadedFamily) -> None:
    one = DocumentOrder(kind=AKTA, number="1", kabkota="3201", office_id=1, entry_id=new_id())
    with pytest.raises(NotAllowed):
        operations.order(actor=RINA, at=AT, orders=[one])
    with pytest.raises(OutsideJurisdiction):
        operations.order(actor=HENDRA, at=AT, orders=[one, replace(one, kabkota="3216")])
    assert queries.count_tray(actor=tray.yuni) == 0


def test_an_order_that_is_rolled_back_leaves_no_code(tray: Tray, family: LoadedFamily) -> None:
    done = tray.registered(family)
    with pytest.raises(Stop), transaction.atomic():
        tray.ordered(done)
        raise Stop
    with acting(WORKER):
        assert not DocumentCode.objects.exists()


def test_preparing_draws_what_the_register_says_for_todays_signer(tray: Tray, akta: UUID) -> None:
    row = tray.row(akta)
    assert (row.status, row.label, row.signer_id) == (Status.PREPARED, "B••• P••••••", tray.yuni.id)
    assert queries.open_preview(actor=tray.yuni, purpose="test", document_id=akta).startswith(b"%PDF")
    assert [one.document_id for one in lines(tray.yuni)] == [akta]


def test_preparing_twice_keeps_one_rendering_and_takes_the_other_off_the_shelf(
    tray: Tray, akta: UUID
) -> None:
    first = tray.row(akta).rendering_key
    assert operations.prepare(actor=WORKER, at=AT, document_id=akta)
    second = tray.row(akta).rendering_key
    assert second != first
    assert storage.get(second)
    with pytest.raises(StorageDown):
        storage.get(first)


def test_what_is_signed_or_gone_is_not_prepared(tray: Tray, akta: UUID) -> None:
    assert tray.sign(akta).signed == (akta,)
    assert not operations.prepare(actor=WORKER, at=AT, document_id=akta)
    assert not operations.prepare(actor=WORKER, at=AT, document_id=new_id())


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_leave_one_rendering_that_can_be_signed(tray: Tray, family: LoadedFamily) -> None:
    assert tray.yuni
    (document_id,) = tray.ordered(tray.registered(family), AKTA)
    answers = at_once(
        *(lambda: operations.prepare(actor=WORKER, at=AT, document_id=document_id) for _ in range(3))
    )
    assert failures(answers) == []
    assert any(answers)
    assert tray.sign(document_id).signed == (document_id,)


def test_one_passphrase_signs_many_and_what_is_signed_stays(tray: Tray, family: LoadedFamily) -> None:
    ids = tray.prepared(tray.registered(family))
    first = tray.sign(*ids)
    assert (set(first.signed), first.failed) == (set(ids), ())
    bytes_before = [tray.pdf(one) for one in ids]
    again = tray.sign(*ids)
    assert again.signed == ()
    assert {sentence.id for _, sentence in again.failed} == {NotInTray.sentence.id}
    assert [tray.pdf(one) for one in ids] == bytes_before
    assert queries.count_tray(actor=tray.yuni) == 0


@pytest.mark.django_db(transaction=True)
def test_one_paper_signed_from_two_windows_is_signed_once(tray: Tray, family: LoadedFamily) -> None:
    (document_id,) = tray.prepared(tray.registered(family), AKTA)
    answers = at_once(lambda: tray.sign(document_id), lambda: tray.sign(document_id))
    assert failures(answers) == []
    assert sorted(len(one.signed) for one in answers) == [0, 1]
    assert tray.verify(document_id).verdict == "green"


def test_a_wrong_passphrase_signs_nothing(tray: Tray, akta: UUID) -> None:
    with pytest.raises(WrongPassphrase):
        tray.sign(akta, passphrase="bukan ini")
    assert tray.row(akta).status == Status.PREPARED


def test_more_than_the_limit_at_once_is_refused_whole(tray: Tray) -> None:
    with pytest.raises(TooManyAtOnce):
        tray.sign(*(new_id() for _ in range(LIMIT + 1)))


def test_without_the_role_or_a_certificate_nobody_signs(tray: Tray, akta: UUID) -> None:
    with pytest.raises(NotAllowed):
        tray.sign(akta, actor=HENDRA)
    with pytest.raises(NoCertificate):
        tray.sign(akta, actor=cast.staff("head").actor)


def test_the_head_of_another_office_neither_sees_nor_signs_it(tray: Tray, akta: UUID) -> None:
    other = Tray("3271").yuni
    assert lines(other) == []
    batch = tray.sign(akta, actor=other)
    assert [(one, sentence.id) for one, sentence in batch.failed] == [(akta, NotInTray.sentence.id)]
    with pytest.raises(NotInTray):
        queries.open_preview(actor=other, purpose="test", document_id=akta)
    tray.sign(akta)
    with pytest.raises(DocumentNotFound):
        queries.open_signed(actor=other, purpose="test", document_id=akta)


def test_a_second_head_who_is_not_on_record_is_told_whose_signature_it_needs(tray: Tray, akta: UUID) -> None:
    second = cast.staff("head", name="Zainal Abidin").actor
    operations.issue_certificate(actor=tray.tatang, at=AT, staff_id=second.id, passphrase=PASSPHRASE)
    batch = tray.sign(akta, actor=second)
    assert [sentence.id for _, sentence in batch.failed] == [NotTheSigner.sentence.id]


def test_what_was_drawn_yesterday_is_drawn_anew_before_it_is_signed(tray: Tray, akta: UUID) -> None:
    yesterday = tray.row(akta)
    tomorrow = AT + timedelta(days=1)
    assert tray.sign(akta, at=tomorrow).signed == (akta,)
    row = tray.row(akta)
    assert row.issued_on == yesterday.issued_on + timedelta(days=1)
    assert bytes(row.digest) != bytes(yesterday.digest)
    assert row.signed_at == tomorrow


def test_a_paper_that_was_never_drawn_is_drawn_when_it_is_signed(tray: Tray, family: LoadedFamily) -> None:
    (document_id,) = tray.ordered(tray.registered(family), AKTA)
    assert tray.sign(document_id).signed == (document_id,)


def test_a_card_drawn_before_a_second_birth_shows_both_children(tray: Tray, family: LoadedFamily) -> None:
    """Two births of one family wait in one tray; in whatever order they are signed, no card is stale."""
    (early,) = tray.prepared(tray.registered(family, BAYU), KK)
    (late,) = tray.prepared(tray.registered(family, MAWAR), KK)
    assert b"MAWAR" not in bytes(tray.row(early).dataset)
    tray.sign(late, early)
    assert b"MAWAR PRATIWI" in bytes(tray.row(early).dataset)
    assert (tray.verify(early).verdict, tray.verify(late).verdict) == ("green", "yellow")


def test_a_rendering_whose_bytes_were_exchanged_is_not_signed(tray: Tray, akta: UUID) -> None:
    forged = storage.put(b"%PDF-1.7 somebody else's", kind="rendering")
    with acting(WORKER):
        Document.objects.filter(document_id=akta).update(rendering_key=forged.key)
    assert tray.sign(akta).signed == ()


def test_a_paper_that_goes_back_is_dropped_with_the_reason(tray: Tray, akta: UUID) -> None:
    with pytest.raises(NotAllowed):
        operations.return_from_tray(actor=HENDRA, at=AT, document_id=akta, reason="x")
    with pytest.raises(NotInTray):
        operations.return_from_tray(actor=DODI, at=AT, document_id=akta, reason="x")
    assert operations.return_from_tray(actor=tray.yuni, at=AT, document_id=akta, reason="Salah nama.") is None
    row = tray.row(akta)
    assert (row.status, row.reason, row.dataset, row.rendering_key) == (
        Status.DROPPED,
        "Salah nama.",
        None,
        "",
    )
    assert tray.sign(akta).signed == ()
    assert tray.verify(akta).verdict == "red"
    with pytest.raises(NotInTray):
        operations.return_from_tray(actor=tray.yuni, at=AT, document_id=akta, reason="x")


@pytest.mark.parametrize(
    "change",
    [
        {"signed_key": "document-other"},
        {"signed_sha256": "0" * 64},
        {"digest": b"0"},
        {"signed_at": AT + timedelta(days=1)},
        {"status": "prepared"},
        {"number": "3201-LU-01012026-0001"},
        {"code": "000000000000"},
        {"signer_name": "Orang Lain"},
        {"issued_on": AT.date() - timedelta(days=1)},
        {"kind": "family_card"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_application_cannot_change_what_was_signed(
    tray: Tray, akta: UUID, change: dict[str, object]
) -> None:
    tray.sign(akta)
    with pytest.raises(DatabaseError, match=r"stays as issued|of a document stay"), acting(WORKER):
        Document.objects.filter(document_id=akta).update(**change)


@pytest.mark.parametrize("column", ["superseded_at", "revoked_at"])
def test_what_was_replaced_or_revoked_stays_so(tray: Tray, akta: UUID, column: str) -> None:
    tray.sign(akta)
    with acting(WORKER):
        Document.objects.filter(document_id=akta).update(**{column: AT})
    assert tray.verify(akta).verdict != "green"
    with pytest.raises(DatabaseError, match="stays so"), acting(WORKER):
        Document.objects.filter(document_id=akta).update(**{column: None})


def test_the_application_cannot_delete_a_document_or_its_code(tray: Tray, akta: UUID) -> None:
    for model in (Document, DocumentCode):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(WORKER):
            model.objects.filter(document_id=akta)._raw_delete("default")


@pytest.mark.django_db(transaction=True)
def test_the_owner_cannot_either(tray: Tray, family: LoadedFamily, database_urls: ClusterUrls) -> None:
    (akta,) = tray.prepared(tray.registered(family), AKTA)
    tray.sign(akta)
    acts = (
        "UPDATE documents_document SET signed_sha256 = 'x' WHERE status = 'signed'",
        "UPDATE documents_document SET number = 'x'",
        "DELETE FROM documents_document",
        "DELETE FROM documents_code",
        "UPDATE documents_code SET code = 'x'",
    )
    with psycopg.connect(database_urls.owner, autocommit=True) as owner:
        for act in acts:
            with pytest.raises(psycopg.Error):
                owner.execute(act)
    assert tray.verify(akta).verdict == "green"
