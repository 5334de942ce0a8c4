"""New cards for a whole kecamatan: every family once, whatever dies in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from adminduk.documents import jobs, operations, queries
from adminduk.documents.models import Document, ReissueRun
from adminduk.documents.operations import reissuing_kecamatan
from adminduk.documents.types import (
    Kind,
    NoOfficeThere,
    NoReason,
    NoSuchReissue,
    NotAKecamatan,
    Reissue,
    ReissueStatus,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import OutsideJurisdiction, Scope, system
from adminduk.foundation.jobs import kept_back
from adminduk.register.types import Relation, Sex
from adminduk.register.types.loading import LoadedFamily
from tests import cast, people
from tests.documents.office import Tray

pytestmark = pytest.mark.django_db
KEEPER = system("family cards", Scope.of("3201"), "documents.order")
CIBINONG = people.CIBINONG[:6]
REASON = "Kode wilayah berubah"
LATER = people.AT + timedelta(hours=1)


def one_alone(serial: int, village: str = people.CIBINONG) -> LoadedFamily:
    person = people.a_person(
        "UJANG", Sex.MALE, date(1985, 8, 17), Relation.HEAD, serial=serial, kecamatan=village[:6]
    )
    return people.a_family(person, village=village, serial=serial)


@pytest.fixture
def families() -> list[LoadedFamily]:
    cast.office()
    settled = [one_alone(serial) for serial in range(10, 17)]
    people.settle(*settled, one_alone(30, people.CITEUREUP))
    return settled


def begun(**more: Any) -> Reissue:
    facts: dict[str, Any] = {"kecamatan": CIBINONG, "reason": REASON, "in_background": False}
    return operations.begin_reissue(actor=KEEPER, at=LATER, **(facts | more))


def gone_on(run: Reissue, limit: int = 3) -> Reissue:
    return operations.continue_reissue(actor=KEEPER, at=LATER, run_id=run.run_id, limit=limit)


def cards() -> Counter[UUID]:
    with acting(KEEPER):
        return Counter(Document.objects.filter(kind=Kind.FAMILY_CARD).values_list("family_id", flat=True))


def each_once(families: list[LoadedFamily]) -> Counter[UUID]:
    return Counter(one.family_id for one in families)


def through(run: Reissue, limit: int = 3) -> Iterator[Reissue]:
    while (run := gone_on(run, limit)).status is ReissueStatus.RUNNING:
        yield run
    yield run


def test_every_family_of_the_kecamatan_and_no_other_gets_one_card(families: list[LoadedFamily]) -> None:
    run = begun()
    assert (run.total, run.looked_at, run.status) == (7, 0, ReissueStatus.RUNNING)
    assert [one.looked_at for one in through(run)] == [3, 6, 7]
    assert cards() == each_once(families)
    assert queries.get_reissue(actor=KEEPER, run_id=run.run_id).status is ReissueStatus.DONE


def test_a_process_that_dies_in_a_batch_leaves_nothing_half_and_the_next_orders_none_twice(
    families: list[LoadedFamily], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begun()
    gone_on(run)
    ordering = reissuing_kecamatan.order

    def killed(**facts: Any) -> list[UUID]:
        ordering(**facts)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(reissuing_kecamatan, "order", killed)
        gone_on(run)
    assert sum(cards().values()) == queries.get_reissue(actor=KEEPER, run_id=run.run_id).ordered == 3
    again = begun()
    assert again.run_id == run.run_id
    *_, last = through(again)
    assert (last.ordered, cards()) == (7, each_once(families))


def test_a_family_whose_card_waits_unsigned_gets_no_other(families: list[LoadedFamily]) -> None:
    *_, first = through(begun())
    *_, second = through(begun())
    assert (first.ordered, second.looked_at, second.ordered) == (7, 7, 0)
    assert cards() == each_once(families)


def test_what_is_cancelled_goes_no_further(families: list[LoadedFamily]) -> None:
    run = begun()
    gone_on(run)
    stopped = operations.cancel_reissue(actor=KEEPER, at=LATER, run_id=run.run_id)
    assert (stopped.status, gone_on(run).looked_at, sum(cards().values())) == (ReissueStatus.CANCELLED, 3, 3)


def test_in_the_background_the_job_does_the_rest(families: list[LoadedFamily]) -> None:
    with kept_back() as kept:
        run = begun(in_background=True)
        (name, ids), *_ = kept
        assert name == "documents.jobs.reissue_cards"
        jobs.reissue_cards.func(**ids)
    assert queries.get_reissue(actor=KEEPER, run_id=run.run_id).status is ReissueStatus.DONE
    assert cards() == each_once(families)


def test_they_let_everybody_elses_documents_pass(families: list[LoadedFamily]) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    gone_on(begun())
    waiting = ProcrastinateJob.objects.filter(task_name="documents.jobs.prepare_document")
    assert set(waiting.values_list("priority", flat=True)) == {-10}


def test_a_signed_card_of_the_run_is_the_newest(families: list[LoadedFamily]) -> None:
    tray = Tray()
    assert tray.yuni
    list(through(begun()))
    with acting(KEEPER):
        document_id = Document.objects.filter(family_id=families[0].family_id).get().document_id
    assert operations.prepare(actor=KEEPER, at=LATER, document_id=document_id)
    assert tray.sign(document_id, at=LATER).signed == (document_id,)
    assert str(tray.verify(document_id).verdict) == "green"


def test_a_kecamatan_has_one_run_at_a_time(families: list[LoadedFamily]) -> None:
    begun()
    begun(reason="Sekali lagi")
    with acting(KEEPER):
        assert list(ReissueRun.objects.values_list("reason", flat=True)) == [REASON]


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"kecamatan": "3201"}, NotAKecamatan),
        ({"kecamatan": "32 101"}, NotAKecamatan),
        ({"reason": "  "}, NoReason),
    ],
)
def test_what_cannot_be_begun(
    families: list[LoadedFamily], facts: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        begun(**facts)


def test_another_region_is_not_ours_to_begin_or_see(families: list[LoadedFamily]) -> None:
    with pytest.raises(OutsideJurisdiction):
        begun(kecamatan="327101")
    run = begun()
    bekasi = system("family cards", Scope.of("3216"), "documents.order")
    with pytest.raises(NoSuchReissue):
        queries.get_reissue(actor=bekasi, run_id=run.run_id)
    assert queries.list_reissues(actor=bekasi) == []


def test_a_kabupaten_without_an_office_here_has_no_cards_to_issue() -> None:
    with pytest.raises(NoOfficeThere):
        begun()
