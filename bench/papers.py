"""What the measure of documents works with: an authority, an official and one prepared akta, in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.world import settings_without_database

AT = datetime(2026, 7, 14, 3, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=1)
PASSPHRASE = "kunci pagi di Cibinong"


@dataclass(frozen=True)
class House:
    """An authority and its official; `stamps` and `signer` are opened by those who use them."""

    directory: Path
    certificate_pem: bytes
    chain_pem: bytes
    key_pem: bytes

    @classmethod
    def founded(cls, folder: Path) -> House:
        from adminduk.documents import samples
        from adminduk.documents.pki import create_authority, issue_official

        authority = create_authority(folder / "ca", at=AT, name="Otoritas Ukur")
        made = issue_official(
            authority.directory, at=AT, name=samples.HEAD.name, nip=samples.HEAD.nip, title="Kepala Dinas",
            office=samples.OFFICE, passphrase=PASSPHRASE, address="",
        )  # fmt: skip
        return cls(authority.directory, made.certificate_pem, made.chain_pem, made.encrypted_key_pem)

    @property
    def lists(self) -> tuple[bytes, ...]:
        return tuple(file.read_bytes() for file in sorted(self.directory.glob("*.crl")))

    def stamps(self) -> Any:
        from adminduk.documents.pki.timestamps import TimestampAuthority

        return TimestampAuthority(self.directory, at=AT, address="")

    @contextmanager
    def signer(self, *, stamps: Any = None) -> Iterator[Callable[[bytes], bytes]]:
        """One PDF in, signed out: with the very signer that the tray uses."""
        from cryptography import x509

        from adminduk.documents.pki import OfficialCredential
        from adminduk.documents.signing.local import LocalSigner

        certificate = x509.load_pem_x509_certificate(self.certificate_pem)
        credential = OfficialCredential(
            certificate_pem=self.certificate_pem,
            chain_pem=self.chain_pem,
            encrypted_key_pem=self.key_pem,
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
            serial=certificate.serial_number,
        )
        unlocked = LocalSigner.unlock(
            credential, PASSPHRASE, at=AT, revocation_lists=self.lists, stamps=stamps
        )
        with unlocked:
            yield lambda pdf: next(unlocked.sign([pdf], at=AT))

    def lifter(self, stamps: Any) -> Callable[[bytes], bytes]:
        """B-T in, B-LTA out, with a fresh answer on revocation for each, as the job does it."""
        from cryptography import x509

        from adminduk.documents.pki.answers import RevocationResponder
        from adminduk.documents.signing.lasting import Evidence, lift

        answers = RevocationResponder(self.directory, at=AT, address="")
        official = x509.load_pem_x509_certificate(self.certificate_pem)
        chain = x509.load_pem_x509_certificates(self.chain_pem)

        def lifted(pdf: bytes) -> bytes:
            given = [answers.about(one, at=LATER) for one in (official, stamps.certificate)]
            certificates = [official, *chain, stamps.certificate, answers.certificate]
            evidence = Evidence.of(certificates, answers=given, lists=self.lists)
            return lift(pdf, evidence=evidence, stamps=stamps, at=LATER)

        return lifted

    def stock_signer(self) -> Callable[[bytes], bytes]:
        """The same signature as pyHanko's documentation shows it: `SimpleSigner` and `sign_pdf`, level B-B."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import signers
        from pyhanko.sign.fields import SigSeedSubFilter

        files = {"key": self.key_pem, "cert": self.certificate_pem, "chain": self.chain_pem}
        for name, content in files.items():
            (self.directory / f"stock-{name}.pem").write_bytes(content)
        signer = signers.SimpleSigner.load(
            str(self.directory / "stock-key.pem"),
            str(self.directory / "stock-cert.pem"),
            ca_chain_files=(str(self.directory / "stock-chain.pem"),),
            key_passphrase=PASSPHRASE.encode(),
        )
        metadata = signers.PdfSignatureMetadata(
            field_name="TandaTangan", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
        )

        def signed(pdf: bytes) -> bytes:
            output = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), metadata, signer=signer)
            return output.getvalue()

        return signed


def drawn(dataset: Any) -> bytes:
    from adminduk.documents import samples
    from adminduk.documents.rendering import render

    return render(dataset, verification_address=samples.ADDRESS, code=samples.CODE)


def together(house: House, folder: Path, workers: int, seconds: float) -> tuple[float, float, float]:
    """Akta signed, and akta drawn, signed and archived, a second of the clock by so many processes at once;
    and the memory (MiB) of the largest of them."""
    context = get_context("spawn")
    barrier, answers = context.Barrier(workers), context.Queue()
    crowd = [
        context.Process(target=_work, args=(house, folder, seconds, barrier, answers)) for _ in range(workers)
    ]
    for one in crowd:
        one.start()
    said = [answers.get(timeout=120) for _ in crowd]
    for one in crowd:
        one.join()
    return sum(one[0] for one in said), sum(one[1] for one in said), max(one[2] for one in said)


def _work(house: House, folder: Path, seconds: float, barrier: Any, answers: Any) -> None:
    import resource

    settings_without_database(folder)
    from adminduk.documents import samples
    from adminduk.foundation.storage import operations as storage

    with house.signer() as sign:
        pdf = drawn(samples.AKTA)
        sign(pdf)
        works = (lambda: sign(pdf), lambda: storage.put(sign(drawn(samples.AKTA)), kind="document"))
        rates = []
        for work in works:
            barrier.wait(60)
            began, done = perf_counter(), 0
            while perf_counter() - began < seconds:
                work()
                done += 1
            rates.append(done / (perf_counter() - began))
    answers.put((*rates, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
