"""Rendering, signing, archiving, lifting, verifying and inspecting documents: one core, then several workers."""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import time
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.papers import AT, LATER, House, drawn, together
from bench.report import Report
from bench.world import settings_without_database

SECONDS = 2.0
MEMBERS = 5
WORKERS = (1, 2, 4)
INSPECTED = 48


def measure(options: argparse.Namespace) -> Report:
    report = Report("Documents on one core: per second of its own processor time")
    with TemporaryDirectory() as name:
        folder = Path(name)
        settings_without_database(folder)
        from adminduk.documents import samples

        house = House.founded(folder)
        openssl = _openssl()
        report.add("openssl: RSA-2048 signatures", openssl, "a second")
        with house.signer() as sign:
            for kind, dataset in (("akta", samples.AKTA), (f"KK of {MEMBERS}", samples.family_card(MEMBERS))):
                _one_kind(report, kind, dataset, sign, openssl)
            _stock(report, house, sign)
        _for_decades(report, house, folder)
        report.add("memory of the process, at most", _memory(), "MiB")
        _workers(report, house, folder)
    return report


def _one_kind(
    report: Report, name: str, dataset: Any, sign: Callable[[bytes], bytes], openssl: float
) -> None:
    from adminduk.foundation.storage import operations as storage

    pdf = drawn(dataset)
    signed = sign(pdf)
    rendering, signing, archiving, whole = _rates(
        lambda: drawn(dataset),
        lambda: sign(pdf),
        lambda: storage.put(signed, kind="document"),
        lambda: storage.put(sign(drawn(dataset)), kind="document"),
    )
    report.add(f"{name}: render", rendering, "a second")
    goal = "≥ 400" if name == "akta" else ""
    report.add(f"{name}: sign (B-B)", signing, "a second", goal=goal)
    report.add(f"{name}: sign (B-B), against openssl alone", signing, "a second", baseline=openssl)
    report.add(f"{name}: archive", archiving, "a second")
    report.add(f"{name}: render, sign and archive", whole, "a second", goal="≥ 40")
    # Doing one after the other can at best take the sum of their times.
    possible = 1 / (1 / rendering + 1 / signing + 1 / archiving)
    report.add(
        f"{name}: the same, of what its parts allow", whole, "a second", baseline=possible, goal="≥ 0.8"
    )
    report.add(f"{name}: the same, against rendering alone", whole, "a second", baseline=rendering)
    report.add(f"{name}: signed PDF", len(signed) / 1024, "KiB")


def _stock(report: Report, house: House, sign: Callable[[bytes], bytes]) -> None:
    from adminduk.documents import samples

    pdf, stock = drawn(samples.AKTA), house.stock_signer()
    ours, theirs = _rates(lambda: sign(pdf), lambda: stock(pdf))
    report.add("pyHanko's stock signer (B-B)", theirs, "a second")
    report.add("akta: sign (B-B), against the stock signer", ours, "a second", baseline=theirs)


def _for_decades(report: Report, house: House, folder: Path) -> None:
    """Time in the signature, proof behind it, and what looking at both costs."""
    from adminduk.documents import samples
    from adminduk.documents.signing.validation import validate
    from adminduk.documents.signing.verdict import judge

    pdf, stamps = drawn(samples.AKTA), house.stamps()
    lift = house.lifter(stamps)
    asked = {"trust_roots": [(house.directory / "root.pem").read_bytes()], "revocation_lists": house.lists}
    with house.signer(stamps=stamps) as sign:
        issued = sign(pdf)
        lifted = lift(issued)
        stamping, lifting, judging, judging_lifted = _rates(
            lambda: sign(pdf),
            lambda: lift(issued),
            lambda: judge(issued, **asked, at=LATER),
            lambda: judge(lifted, **asked, at=LATER),
        )
    report.add("akta: sign with its time (B-T)", stamping, "a second")
    report.add("akta: lift to B-LTA", lifting, "a second")
    report.add("akta: B-LTA PDF", len(lifted) / 1024, "KiB")
    report.add("akta: verify a signature (B-T)", judging, "a second")
    report.add("akta: verify a signature (B-LTA)", judging_lifted, "a second")
    began = time.perf_counter()
    for _ in range(3):
        report_of = validate(lifted, **asked, at=LATER)
    assert report_of.good, report_of
    report.add(
        "a stranger's file, in a process of its own", (time.perf_counter() - began) / 3, "s by the clock"
    )
    _inspection(report, house, folder, issued, lifted)


def _inspection(report: Report, house: House, folder: Path, issued: bytes, lifted: bytes) -> None:
    """What `adminduk documents audit` does with each document, the database apart."""
    from django.test import override_settings

    from adminduk.documents import samples
    from adminduk.documents.archive.inspecting import inspect, judges
    from adminduk.documents.models import Document, Revision
    from adminduk.foundation.db.ids import new_id
    from adminduk.foundation.storage import operations as storage

    kept, later = storage.put(issued, kind="document"), storage.put(lifted, kind="document")
    ends = house.stamps().certificate.not_valid_after_utc
    documents = [
        Document(
            document_id=new_id(), code=samples.CODE.replace("-", ""), dataset=samples.AKTA.as_json(),
            digest=samples.AKTA.digest(), signed_key=kept.key, signed_sha256=kept.sha256, signed_at=AT,
            issued_on=date(2026, 7, 14),
        )
        for _ in range(INSPECTED)
    ]  # fmt: skip
    revisions = [
        Revision(
            document_id=one.document_id, seq=1, file_key=later.key, sha256=sha256(lifted).hexdigest(),
            proof_ends=ends,
        )
        for one in documents
    ]  # fmt: skip
    with override_settings(ADMINDUK_PKI=str(house.directory)), judges(0) as judging:
        for name, seals in (("with the QR read", True), ("signatures and hashes only", False)):
            began = time.process_time()
            found = inspect(documents, revisions, at=LATER, judging=judging, seals=seals)
            took = time.process_time() - began
            assert not found, found
            report.add(f"documents audit, {name}", INSPECTED / took, "a second")


def _workers(report: Report, house: House, folder: Path) -> None:
    alone: tuple[float, float] | None = None
    for workers in WORKERS:
        signing, whole, memory = together(house, folder, workers, SECONDS)
        alone = alone or (signing, whole)
        said = f"{workers} worker{'s' if workers > 1 else ''}"
        report.add(f"{said}: akta signed (B-B)", signing, "a second by the clock", baseline=alone[0])
        report.add(f"{said}: render, sign and archive", whole, "a second by the clock", baseline=alone[1])
        report.add(f"{said}: memory of each, at most", memory, "MiB")


def _rates(*works: Callable[[], Any]) -> list[float]:
    """Times a second of processor time for each, in turns; the quickest quarter, so that busy neighbours
    count little."""
    took: list[list[float]] = [[] for _ in works]
    until = time.perf_counter() + SECONDS * len(works)
    while time.perf_counter() < until:
        for times, work in zip(took, works, strict=True):
            began = time.process_time()
            work()
            times.append(time.process_time() - began)
    return [1 / sorted(times)[len(times) // 4] for times in took]


def _openssl() -> float:
    """What the processor can do at all, said by the tool that everybody has."""
    try:
        said = subprocess.run(
            ["openssl", "speed", "-seconds", "1", "rsa2048"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0.0
    found = re.search(r"^rsa\s+2048 bits\s+\S+\s+\S+\s+([\d.]+)", said, re.MULTILINE)
    return float(found[1]) if found else 0.0


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
