"""A photo that arrives over a bad line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from adminduk.casework.intake import uploads
from adminduk.casework.intake.types import (
    FileBroken,
    FileEmpty,
    FileTooLarge,
    OffsetMismatch,
    PieceTooLong,
    TooManyPieces,
    UploadClosed,
    UploadIncomplete,
    UploadNotFound,
    UploadStatus,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind, NotAllowed, Scope, system
from adminduk.foundation.audit.models import Act
from adminduk.foundation.db.sql import rows
from adminduk.foundation.refusals import Refused
from adminduk.foundation.throttle.operations import TooManyTries
from tests.casework.intake import files

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
PHOTO = files.jpeg()
SITI = Actor(kind=Kind.RESIDENT, id=None, name="Warga", account_id=uuid4(), person_id=uuid4())
DEWI = replace(SITI, account_id=uuid4(), person_id=uuid4())
RINA = Actor(kind=Kind.STAFF, id=uuid4(), name="Rina", scope=Scope.of("3201"))
AGUS = replace(RINA, id=uuid4(), name="Agus")
WITH_PIN = Actor(kind=Kind.PUBLIC, id=None, name="Warga", case_id=uuid4())
UPKEEP = system("upkeep", Scope.nation())


@pytest.fixture(autouse=True)
def shelf(settings: object, tmp_path: Path) -> Path:
    """Where this test's pieces lie."""
    settings.ADMINDUK_STORAGE = tmp_path / "files"  # type: ignore[attr-defined]
    return tmp_path / "files"


def lying(shelf: Path) -> list[Path]:
    return [path for path in shelf.rglob("*") if path.is_file()]


def create(actor: Actor = SITI, length: int = len(PHOTO), at: datetime = AT) -> UploadStatus:
    return uploads.create_upload(actor=actor, at=at, length=length, kabkota="3201", declared="image/jpeg")


def sent(content: bytes = PHOTO, actor: Actor = SITI, piece: int = 4096) -> UploadStatus:
    """An upload that has arrived whole, piece by piece."""
    status = create(actor, len(content))
    while not status.complete:
        chunk = content[status.received : status.received + piece]
        status = uploads.append_chunk(
            actor=actor, at=AT, upload_id=status.upload_id, offset=status.received, chunk=chunk
        )
    return status


@pytest.mark.parametrize("owner", [SITI, RINA, WITH_PIN], ids=["resident", "officer", "number and PIN"])
def test_a_photo_arrives_in_pieces_and_becomes_a_clean_file(owner: Actor) -> None:
    status = sent(actor=owner)
    clean = uploads.finish_upload(actor=owner, at=AT, upload_id=status.upload_id)
    assert clean.original_kind == "jpeg"
    assert clean.sizes == ((1200, 900),)


def test_it_goes_on_where_it_broke_off() -> None:
    upload_id = create().upload_id
    uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=0, chunk=PHOTO[:5000])
    status = uploads.upload_status(actor=SITI, at=AT, upload_id=upload_id)
    assert (status.received, status.complete) == (5000, False)
    status = uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=5000, chunk=PHOTO[5000:])
    assert status.complete
    assert uploads.finish_upload(actor=SITI, at=AT, upload_id=upload_id).pages


@pytest.mark.parametrize("offset", [0, 4999, 5001])
def test_a_piece_that_was_sent_before_or_does_not_follow_is_told_where_to_go_on(offset: int) -> None:
    upload_id = create().upload_id
    uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=0, chunk=PHOTO[:5000])
    with pytest.raises(OffsetMismatch) as refused:
        uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=offset, chunk=b"again")
    assert refused.value.received == 5000
    assert "5000" in refused.value.say("id")


def test_a_file_is_no_longer_than_it_was_said_to_be() -> None:
    upload_id = create(length=10).upload_id
    with pytest.raises(PieceTooLong):
        uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=0, chunk=b"x" * 11)


def test_an_empty_piece_changes_nothing(shelf: Path) -> None:
    upload_id = create().upload_id
    assert uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=0, chunk=b"").received == 0
    assert lying(shelf) == []


def test_a_file_that_is_too_large_is_refused_before_a_byte_is_sent() -> None:
    with pytest.raises(FileTooLarge):
        create(length=5 * 1024 * 1024 + 1)
    with pytest.raises(FileEmpty):
        create(length=0)


def test_a_file_does_not_come_byte_by_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MAX_PIECES", 3)
    upload_id = create().upload_id
    for offset in range(3):
        uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=offset, chunk=b"x")
    with pytest.raises(TooManyPieces):
        uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=3, chunk=b"x")


def test_a_file_that_has_not_arrived_whole_is_not_finished() -> None:
    upload_id = create().upload_id
    uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=0, chunk=PHOTO[:100])
    with pytest.raises(UploadIncomplete):
        uploads.finish_upload(actor=SITI, at=AT, upload_id=upload_id)


@pytest.mark.parametrize(
    ("owner", "stranger"),
    [
        (SITI, DEWI),
        (SITI, RINA),
        (SITI, WITH_PIN),
        (RINA, AGUS),
        (WITH_PIN, replace(WITH_PIN, case_id=uuid4())),
    ],
)
def test_only_who_began_an_upload_sees_continues_or_finishes_it(owner: Actor, stranger: Actor) -> None:
    status = sent(actor=owner)
    with pytest.raises(UploadNotFound):
        uploads.upload_status(actor=stranger, at=AT, upload_id=status.upload_id)
    with pytest.raises(UploadNotFound):
        uploads.append_chunk(actor=stranger, at=AT, upload_id=status.upload_id, offset=0, chunk=b"x")
    with pytest.raises(UploadNotFound):
        uploads.finish_upload(actor=stranger, at=AT, upload_id=status.upload_id)


def test_a_passer_by_uploads_nothing() -> None:
    with pytest.raises(NotAllowed):
        create(Actor(kind=Kind.PUBLIC, id=None, name="Warga"))


def test_what_lies_in_storage_is_sealed(shelf: Path) -> None:
    sent(b"%PDF-1.7 akta kelahiran Siti Nurhasanah " * 100)
    boxes = lying(shelf)
    assert boxes
    assert not any(b"Siti" in box.read_bytes() or b"%PDF" in box.read_bytes() for box in boxes)


@pytest.mark.django_db(transaction=True)
def test_a_finished_upload_is_used_once_and_its_pieces_are_gone(shelf: Path) -> None:
    upload_id = sent().upload_id
    uploads.finish_upload(actor=SITI, at=AT, upload_id=upload_id)
    assert lying(shelf) == []
    with pytest.raises(UploadClosed):
        uploads.finish_upload(actor=SITI, at=AT, upload_id=upload_id)
    with pytest.raises(UploadClosed):
        uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=len(PHOTO), chunk=b"x")


@pytest.mark.django_db(transaction=True)
def test_a_bad_file_closes_its_upload_and_leaves_nothing_behind(shelf: Path) -> None:
    upload_id = sent(b"\xff\xd8\xff" + b"no photo" * 100).upload_id
    with pytest.raises(FileBroken):
        uploads.finish_upload(actor=SITI, at=AT, upload_id=upload_id)
    assert lying(shelf) == []
    with pytest.raises(UploadClosed):
        uploads.finish_upload(actor=SITI, at=AT, upload_id=upload_id)
    assert Act.objects.filter(action="upload.refuse").values_list("detail", flat=True)[0] == {
        "because": "FileBroken"
    }


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_rolled_back_leaves_the_upload_as_it_was(shelf: Path) -> None:
    class ChangedHisMind(Refused):
        pass

    upload_id = sent().upload_id
    with pytest.raises(ChangedHisMind), acting(SITI):
        assert uploads.finish_upload(actor=SITI, at=AT, upload_id=upload_id).pages
        raise ChangedHisMind
    assert lying(shelf)
    assert uploads.finish_upload(actor=SITI, at=AT, upload_id=upload_id).pages


@pytest.mark.django_db(transaction=True)
def test_the_same_piece_sent_by_two_lines_at_once_counts_once() -> None:
    upload_id = create().upload_id
    together, answers = Barrier(4), []

    def append() -> None:
        together.wait()
        try:
            uploads.append_chunk(actor=SITI, at=AT, upload_id=upload_id, offset=0, chunk=PHOTO[:3000])
            answers.append("taken")
        except OffsetMismatch as refused:
            answers.append(refused.received)
        connection.close()

    threads = [Thread(target=append) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, answers)) == ["3000", "3000", "3000", "taken"]
    assert uploads.upload_status(actor=SITI, at=AT, upload_id=upload_id).received == 3000


@pytest.mark.django_db(transaction=True)
def test_what_nobody_goes_on_with_for_a_day_is_dropped(shelf: Path) -> None:
    upload_id = create().upload_id
    later = AT + timedelta(hours=20)
    uploads.append_chunk(actor=SITI, at=later, upload_id=upload_id, offset=0, chunk=PHOTO[:100])
    assert uploads.forget_expired_uploads(actor=UPKEEP, at=AT + timedelta(hours=30)) == 0
    with pytest.raises(UploadNotFound):
        uploads.upload_status(actor=SITI, at=later + timedelta(hours=24), upload_id=upload_id)
    assert uploads.forget_expired_uploads(actor=UPKEEP, at=later + timedelta(hours=24)) == 1
    assert lying(shelf) == []
    with acting(UPKEEP):
        assert rows("SELECT 1 FROM casework_upload") == []


def test_nobody_fills_the_disk(settings: object) -> None:
    for _ in range(uploads.UPLOADS_A_DAY):
        create()
    with pytest.raises(TooManyTries):
        create()
    assert create(DEWI)
