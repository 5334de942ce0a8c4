"""New family cards for a whole kecamatan: ordered, drawn, signed and lifted, by one process, durable."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from bench.report import Report, progress
from bench.world import installation

KABKOTA = "3201"
RESIDENTS = 9_000
KECAMATAN = 20_000  # cards, as issue 4 asks
PART = 300  # cards that are drawn and signed
LIFTED = 60
PASSPHRASE = "melati di balik pagar"


def measure(options: argparse.Namespace) -> Report:
    report = Report("New cards for a whole kecamatan: a part measured, 20,000 reckoned from it (durable)")
    with installation():
        keeper, worker, head = _open()
        ordered = _order(report, keeper)
        ids = [UUID(str(one)) for one in ordered[:PART]]
        drawing = _rate(_draw(worker, ids), report, "drawn and put away")
        signing = _sign(report, head, ids)
        lifting = _rate(_lift(worker, ids[:LIFTED]), report, "lifted to B-LTA")
    hours = KECAMATAN * (1 / drawing + 1 / signing + 1 / lifting) / 3600
    report.add("20,000 cards: drawn, signed and lifted by one process", hours, "hours")
    return report


def _open() -> tuple[Any, Any, Any]:
    from adminduk.demo.operations import as_loaded
    from adminduk.demo.population import generate
    from adminduk.documents.operations import issue_certificate
    from adminduk.foundation.access.types import Scope, system
    from adminduk.register.operations import load_families
    from bench.births_ready import FIRST_DAY
    from tests.cast import office, staff
    from tests.people import LOADER

    place = office(KABKOTA)
    head, administrator = staff("head", KABKOTA), staff("administrator", KABKOTA)
    issue_certificate(actor=administrator.actor, at=FIRST_DAY, staff_id=head.id, passphrase=PASSPHRASE)
    progress(f"loading {RESIDENTS} residents …")
    families = generate(residents={KABKOTA: RESIDENTS}, today=date(2026, 11, 20), cast=False)
    loaded = (as_loaded(one) for one in families)
    for _ in load_families(actor=LOADER, at=FIRST_DAY, office_id=place.id, families=loaded):
        pass
    region = Scope.of(KABKOTA)
    return system("family cards", region, "documents.order"), system("documents", region), head.actor


def _order(report: Report, keeper: Any) -> list[Any]:
    """Runs of every kecamatan, then all of them once more: the second time nothing is due."""
    from adminduk.documents.models import Document
    from adminduk.foundation.access.acting import acting

    progress("ordering …")
    began = time.perf_counter()
    ordered = _run_all(keeper)
    report.add("cards ordered", ordered / (time.perf_counter() - began), "a second")
    again = _run_all(keeper)
    with acting(keeper):
        cards = list(Document.objects.order_by("document_id").values_list("document_id", "family_id"))
    assert again == 0, again
    assert len({family for _, family in cards}) == len(cards) == ordered
    report.add("families with two cards after a second run", 0, "")
    return [document for document, _ in cards]


def _run_all(keeper: Any) -> int:
    from adminduk.documents import operations
    from adminduk.documents.types import ReissueStatus
    from adminduk.offices.models import Region
    from bench.births_ready import FIRST_DAY

    ordered = 0
    codes = Region.objects.filter(parent_code=KABKOTA).order_by("code").values_list("code", flat=True)
    for code in list(codes):
        run = operations.begin_reissue(
            actor=keeper, at=FIRST_DAY, kecamatan=code, reason="Ukuran", in_background=False
        )
        while run.status is ReissueStatus.RUNNING:
            run = operations.continue_reissue(actor=keeper, at=FIRST_DAY, run_id=run.run_id)
        ordered += run.ordered
    return ordered


def _draw(worker: Any, ids: list[UUID]) -> Iterable[object]:
    from adminduk.documents.operations import prepare
    from bench.births_ready import FIRST_DAY

    return (prepare(actor=worker, at=FIRST_DAY, document_id=one) for one in ids)


def _lift(worker: Any, ids: list[UUID]) -> Iterable[object]:
    from adminduk.documents.operations import lift_document
    from bench.births_ready import FIRST_DAY

    later = FIRST_DAY + timedelta(minutes=1)
    return (lift_document(actor=worker, at=later, document_id=one) for one in ids)


def _rate(done: Iterable[object], report: Report, name: str) -> float:
    progress(f"{name} …")
    done = iter(done)
    # The first one opens fonts, keys and connections.
    assert next(done)
    began, count = time.perf_counter(), 0
    for made in done:
        assert made
        count += 1
    rate = count / (time.perf_counter() - began)
    report.add(f"cards {name}", rate, "a second")
    return rate


def _sign(report: Report, head: Any, ids: list[UUID]) -> float:
    from adminduk.documents.operations import sign_batch
    from bench.births_ready import FIRST_DAY

    progress("signing …")
    began = time.perf_counter()
    batch = sign_batch(
        actor=head, at=FIRST_DAY, document_ids=ids, passphrase=PASSPHRASE, on_signed=lambda line: None
    )
    assert batch.signed == tuple(ids), batch.failed
    rate = len(ids) / (time.perf_counter() - began)
    report.add("cards signed and archived by the tray", rate, "a second")
    return rate
