"""A process that signs is killed by -9, or its disk fills up in the middle of a file. Both are real: a process of
its own, ended by the kernel, or told by it that no byte more can be written."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connections

from adminduk.documents import queries
from adminduk.documents.types import Kind, Status
from adminduk.foundation.audit.models import Act
from adminduk.foundation.storage.types import StorageDown
from tests.documents.office import Tray
from tests.faults.deeds import kill_when
from tests.people import asep_and_siti, settle

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # Python 3.12 warns that a fork leaves threads behind: the child here ends without asking for any.
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]
LARGEST_FILE = 60_000  # bytes; an akta has some 90,000


@pytest.fixture
def tray(transactional_db: None) -> Tray:
    return Tray()


@pytest.fixture
def ids(tray: Tray) -> list[UUID]:
    return tray.prepared(tray.registered(settle(asep_and_siti())), Kind.BIRTH_CERTIFICATE, Kind.FAMILY_CARD)


def elsewhere(deed: Callable[[], bool]) -> int:
    """How a process of its own ended that did `deed`: as `os.waitstatus_to_exitcode` says, 0 where it was true."""
    # Two processes on one connection would tear each other's words apart.
    connections.close_all()
    child = os.fork()
    if child == 0:
        answer = 3
        try:
            answer = 0 if deed() else 2
        finally:
            os._exit(answer)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def signings() -> Counter[str]:
    return Counter(str(one.subject_id) for one in Act.objects.filter(action="documents.sign"))


@pytest.mark.parametrize(
    ("moment", "done"),
    [("embed", 0), ("put", 0), ("archive", 1)],
    ids=["signature made", "file put away, no row names it", "row written, nobody told"],
)
def test_killed_between_signing_and_archiving_nothing_is_lost_or_signed_twice(
    tray: Tray, ids: list[UUID], moment: str, done: int
) -> None:
    codes = [tray.row(one).code for one in ids]

    def sign() -> bool:
        sys.setprofile(kill_when(moment))
        tray.sign(*ids)
        return True

    assert elsewhere(sign) == -signal.SIGKILL
    stands = [tray.row(one).status for one in ids]
    assert stands == [Status.SIGNED] * done + [Status.PREPARED] * (2 - done)
    assert sum(signings().values()) == done
    # Pressed once more: what is signed is left alone, the rest is signed, under the numbers they had.
    assert tray.sign(*ids).signed == tuple(ids[done:])
    assert signings() == Counter(dict.fromkeys(map(str, ids), 1))
    assert [tray.row(one).code for one in ids] == codes
    assert {str(tray.verify(one).verdict) for one in ids} == {"green"}
    for one in ids:
        assert tray.verify_file(tray.pdf(one)).as_issued
    assert queries.count_tray(actor=tray.yuni) == 0


def test_a_disk_that_fills_up_in_the_middle_of_a_file_leaves_nothing_half(
    tray: Tray, ids: list[UUID], settings
) -> None:  # type: ignore[no-untyped-def]
    shelf = Path(settings.ADMINDUK_STORAGE)

    def files() -> set[Path]:
        return {one for one in shelf.rglob("*") if one.is_file()}

    before = files()

    def sign() -> bool:
        # Without this the kernel would end the process instead of failing its write.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
        batch = tray.sign(*ids)
        return not batch.signed and {why.id for _, why in batch.failed} == {StorageDown.sentence.id}

    assert elsewhere(sign) == 0
    assert [tray.row(one).status for one in ids] == [Status.PREPARED] * 2
    assert files() == before, "a part of a file was left behind"
    assert tray.sign(*ids).signed == tuple(ids)
    assert signings() == Counter(dict.fromkeys(map(str, ids), 1))
