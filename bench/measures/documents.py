"""Rendering, signing and archiving a certificate and a family card, one core, against each part alone."""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.report import Report
from bench.world import settings_without_database

AT = datetime(2026, 7, 14, 3, 0, tzinfo=UTC)
PASSPHRASE = "kunci pagi di Cibinong"
SECONDS = 2.0
MEMBERS = 5


def measure(options: argparse.Namespace) -> Report:
    report = Report("Documents on one core: per second of its own processor time")
    with TemporaryDirectory() as folder:
        settings_without_database(Path(folder))
        from adminduk.documents import samples
        from adminduk.documents.pki import create_authority, issue_official
        from adminduk.documents.pki.timestamps import TimestampAuthority
        from adminduk.documents.signing.local import LocalSigner

        authority = create_authority(Path(folder) / "ca", at=AT, name="Otoritas Ukur")
        credential = issue_official(
            authority.directory,
            at=AT,
            name="Dra. Contoh Pejabat Negara, M.Si.",
            nip="197001011995032001",
            title="Kepala Dinas",
            office=samples.OFFICE,
            email="kepala@adminduk.example",
            passphrase=PASSPHRASE,
            address="",
        )
        openssl = _openssl()
        report.add("openssl: RSA-2048 signatures", openssl, "a second")
        unlocked = {"at": AT, "revocation_lists": authority.lists}
        stamps = TimestampAuthority(authority.directory, at=AT, address="")
        with LocalSigner.unlock(credential, PASSPHRASE, **unlocked) as signer:
            kinds = (("akta", samples.AKTA), (f"KK of {MEMBERS}", samples.family_card(MEMBERS)))
            for name, dataset in kinds:
                _one_kind(report, name, dataset, signer, openssl)
        with LocalSigner.unlock(credential, PASSPHRASE, **unlocked, stamps=stamps) as signer:
            _for_decades(report, authority, credential, signer, stamps)
    report.add("memory of the process, at most", _memory(), "MiB")
    return report


def _one_kind(report: Report, name: str, dataset: Any, signer: Any, openssl: float) -> None:
    from adminduk.documents import samples
    from adminduk.documents.rendering import render
    from adminduk.foundation.storage import operations as storage

    def rendered() -> bytes:
        return render(dataset, verification_address=samples.ADDRESS, code=samples.CODE)

    def signed(pdf: bytes) -> bytes:
        return next(signer.sign([pdf], at=AT))

    def whole() -> None:
        storage.put(signed(rendered()), kind="document")

    pdf = rendered()
    size = len(signed(pdf))
    rendering, signing, together = _rates(rendered, lambda: signed(pdf), whole)
    # Doing one after the other can at best take the sum of their times.
    possible = 1 / (1 / rendering + 1 / signing)
    report.add(f"{name}: render", rendering, "a second")
    report.add(f"{name}: sign", signing, "a second", baseline=openssl)
    report.add(f"{name}: render, sign and archive", together, "a second", baseline=possible, goal="≥ 0.8")
    report.add(f"{name}: signed PDF", size / 1024, "KiB")


def _for_decades(report: Report, authority: Any, credential: Any, signer: Any, stamps: Any) -> None:
    """What the time in a signature and the proof behind it cost: B-T, and from there to B-LTA."""
    from cryptography import x509

    from adminduk.documents import samples
    from adminduk.documents.pki.answers import RevocationResponder
    from adminduk.documents.rendering import render
    from adminduk.documents.signing.lasting import Evidence, lift

    pdf = render(samples.AKTA, verification_address=samples.ADDRESS, code=samples.CODE)
    answers = RevocationResponder(authority.directory, at=AT, address="")
    official = x509.load_pem_x509_certificate(credential.certificate_pem)
    chain = x509.load_pem_x509_certificates(authority.chain_pem)

    def signed() -> bytes:
        return next(signer.sign([pdf], at=AT))

    def evidence() -> Evidence:
        given = [answers.about(one, at=AT) for one in (official, stamps.certificate)]
        certificates = [official, *chain, stamps.certificate, answers.certificate]
        return Evidence.of(certificates, answers=given, lists=authority.lists)

    issued = signed()
    stamped, lifting = _rates(signed, lambda: lift(issued, evidence=evidence(), stamps=stamps, at=AT))
    report.add("akta: sign with its time (B-T)", stamped, "a second")
    report.add("akta: lift to B-LTA", lifting, "a second")
    report.add("akta: B-LTA PDF", len(lift(issued, evidence=evidence(), stamps=stamps, at=AT)) / 1024, "KiB")


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
