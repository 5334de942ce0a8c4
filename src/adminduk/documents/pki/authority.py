"""A certificate authority of one's own: for the demo, for training, and for offices still without BSrE.

A directory holds it: root (20 years) and issuing authority (10 years), both P-256; the seal key of
documents and journal; two revocation lists; and `authority.secret`, which encrypts the private keys.
An office that uses it for real moves `root.key` and a copy of the secret off the machine.
"""

from __future__ import annotations

import fcntl
import json
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

from adminduk.documents.pki.keys import (
    COST_FOR_RANDOM,
    PrivateKey,
    decrypt_key,
    encrypt_key,
    write_private,
)
from adminduk.documents.pki.names import claims_bsre, fitting

ROOT_YEARS, ISSUING_YEARS, SEAL_YEARS = 20, 10, 5
LIST_DAYS = 30
# Clocks of other machines may be a little behind: certificates begin an hour early.
EARLY = timedelta(hours=1)
SHA256 = hashes.SHA256()


@dataclass(frozen=True)
class _Service:
    title: str
    purpose: x509.ObjectIdentifier


SERVICES = {
    "tsa": _Service("Penanda waktu", ExtendedKeyUsageOID.TIME_STAMPING),
    "ocsp": _Service("Jawaban pencabutan", ExtendedKeyUsageOID.OCSP_SIGNING),
}


@dataclass(frozen=True, kw_only=True)
class Authority:
    """The public side of an authority directory."""

    directory: Path
    name: str
    root_pem: bytes
    issuing_pem: bytes
    seal_pem: bytes

    @property
    def chain_pem(self) -> bytes:
        """Issuing authority and root, as they follow an official's certificate."""
        return self.issuing_pem + self.root_pem

    @property
    def lists(self) -> tuple[bytes, bytes]:
        """The revocation lists in DER: of the issuing authority, of the root."""
        return (self.directory / "issuing.crl").read_bytes(), (self.directory / "root.crl").read_bytes()


def create_authority(directory: Path, *, at: datetime, name: str) -> Authority:
    """Makes an authority called `name` in `directory`, which must hold none yet.

    Raises FileExistsError where one is, ValueError for an empty name or one that borrows that of BSrE.
    """
    if claims_bsre(name):
        raise ValueError("only BSrE itself is called BSrE")
    if not name.strip():
        raise ValueError("an authority has a name")
    directory.parent.mkdir(parents=True, exist_ok=True)
    # It comes into being whole or not at all: a process that dies in between leaves no half authority,
    # and of two that begin together one finds the other's.
    workshop = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
    try:
        _furnish(workshop, at=at, name=name)
        workshop.rename(directory)
    except OSError as taken:
        if directory.exists():
            raise FileExistsError(f"{directory} is not empty") from taken
        raise
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return open_authority(directory)


def _furnish(directory: Path, *, at: datetime, name: str) -> None:
    write_private(directory / "authority.secret", secrets.token_urlsafe(48).encode())
    moment = at.astimezone(UTC)
    root_key = _new_key(directory, "root")
    root = _certificate(
        subject=_name(name, f"{name} – Induk"), key=root_key, signed_by=None, signer=root_key,
        at=moment, years=ROOT_YEARS, path_length=1,
    )  # fmt: skip
    issuing_key = _new_key(directory, "issuing")
    issuing = _certificate(
        subject=_name(name, f"{name} – Penerbit"), key=issuing_key, signed_by=root, signer=root_key,
        at=moment, years=ISSUING_YEARS, path_length=0,
    )  # fmt: skip
    seal_key = _new_key(directory, "seal")
    seal = _certificate(
        subject=_name(name, f"{name} – Segel dokumen dan jurnal"), key=seal_key, signed_by=issuing,
        signer=issuing_key, at=moment, years=SEAL_YEARS, path_length=None,
    )  # fmt: skip
    for stem, certificate in (("root", root), ("issuing", issuing), ("seal", seal)):
        (directory / f"{stem}.pem").write_bytes(_pem(certificate))
    (directory / "revoked.json").write_text("[]\n")
    publish_lists(directory, at=at)


def open_authority(directory: Path) -> Authority:
    """The authority in `directory`. Raises FileNotFoundError where there is none."""
    issuing_pem = (directory / "issuing.pem").read_bytes()
    issuing = x509.load_pem_x509_certificate(issuing_pem)
    return Authority(
        directory=directory,
        name=str(issuing.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value),
        root_pem=(directory / "root.pem").read_bytes(),
        issuing_pem=issuing_pem,
        seal_pem=(directory / "seal.pem").read_bytes(),
    )


def addresses(address: str) -> list[x509.ExtensionType]:
    """Where a validator asks whether a certificate was revoked: the answers (OCSP) and the list. Nowhere, for
    an installation without a public address: a validator would wait for an answer that never comes."""
    if not address:
        return []
    base = address.rstrip("/")
    answers = x509.AccessDescription(
        AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(f"{base}/pki/ocsp")
    )
    place = x509.UniformResourceIdentifier(f"{base}/pki/issuing.crl")
    return [
        x509.AuthorityInformationAccess([answers]),
        x509.CRLDistributionPoints([x509.DistributionPoint([place], None, None, None)]),
    ]


def service(directory: Path, stem: str, *, at: datetime, address: str) -> tuple[PrivateKey, x509.Certificate]:
    """Key and certificate of a service of the authority: `tsa` (timestamps) or `ocsp` (answers on
    revocation). Made at first use, and anew when less than a year is left: what it stamped keeps its own.
    `address` is the public address, at which revocations are answered."""
    with _alone(directory):
        path = directory / f"{stem}.pem"
        if path.exists():
            certificate = x509.load_pem_x509_certificate(path.read_bytes())
            if certificate.not_valid_after_utc - at > timedelta(days=365):
                return private_key(directory, stem), certificate
            # What it stamped carries the certificate; a key that makes nothing any more is not kept.
            path.rename(directory / f"{stem}-{certificate.serial_number:x}.pem")
            (directory / f"{stem}.key").unlink()
        issuing = x509.load_pem_x509_certificate((directory / "issuing.pem").read_bytes())
        key = _new_key(directory, stem)
        name = str(issuing.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value)
        certificate = _certificate(
            subject=_name(name, f"{name} – {SERVICES[stem].title}"), key=key, signed_by=issuing,
            signer=private_key(directory, "issuing"), at=at.astimezone(UTC), years=SEAL_YEARS,
            path_length=None, purpose=SERVICES[stem].purpose, address=address,
        )  # fmt: skip
        _replace(path, _pem(certificate))
        return key, certificate


def seal_key(directory: Path) -> ec.EllipticCurvePrivateKey:
    """The P-256 key that seals documents and journal; its certificate is `seal.pem`."""
    key = private_key(directory, "seal")
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def private_key(directory: Path, stem: str) -> PrivateKey:
    return decrypt_key((directory / f"{stem}.key").read_bytes(), _secret(directory))


def revoke(directory: Path, *, serial: int, at: datetime) -> None:
    """Puts a certificate of the issuing authority on its revocation list, from `at` on."""
    with _alone(directory):
        entries = _revoked(directory)
        if all(entry["serial"] != str(serial) for entry in entries):
            entries.append({"serial": str(serial), "at": at.astimezone(UTC).isoformat()})
        _replace(directory / "revoked.json", (json.dumps(entries, indent=1) + "\n").encode())
        _sign_lists(directory, at.astimezone(UTC))


def list_revoked(directory: Path) -> dict[int, datetime]:
    """Serials of the issuing authority's certificates that were revoked, and since when."""
    return {int(one["serial"]): datetime.fromisoformat(one["at"]) for one in _revoked(directory)}


def publish_lists(directory: Path, *, at: datetime) -> None:
    """Signs both revocation lists anew; valid for 30 days."""
    with _alone(directory):
        _sign_lists(directory, at.astimezone(UTC))


def _sign_lists(directory: Path, at: datetime) -> None:
    entries = [(int(entry["serial"]), datetime.fromisoformat(entry["at"])) for entry in _revoked(directory)]
    for stem, revoked in (("issuing", entries), ("root", [])):
        certificate = x509.load_pem_x509_certificate((directory / f"{stem}.pem").read_bytes())
        made = _revocation_list(certificate, private_key(directory, stem), revoked, at)
        _replace(directory / f"{stem}.crl", made)


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """One process at a time changes the lists, else one revocation could undo another."""
    with (directory / "lists.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _replace(path: Path, data: bytes) -> None:
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(data)
    fresh.replace(path)


def _revocation_list(
    issuer: x509.Certificate, key: PrivateKey, revoked: Iterable[tuple[int, datetime]], at: datetime
) -> bytes:
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(at)
        .next_update(at + timedelta(days=LIST_DAYS))
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), critical=False
        )
        .add_extension(x509.CRLNumber(int(at.timestamp() * 1000)), critical=False)
    )
    for serial, since in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since).build()
        )
    return builder.sign(key, SHA256).public_bytes(serialization.Encoding.DER)


def _revoked(directory: Path) -> list[dict[str, str]]:
    return json.loads((directory / "revoked.json").read_text())


def _secret(directory: Path) -> str:
    return (directory / "authority.secret").read_text().strip()


def _new_key(directory: Path, stem: str) -> ec.EllipticCurvePrivateKey:
    key = ec.generate_private_key(ec.SECP256R1())
    write_private(directory / f"{stem}.key", encrypt_key(key, _secret(directory), cost=COST_FOR_RANDOM))
    return key


def _name(organisation: str, common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, fitting(organisation)),
            x509.NameAttribute(NameOID.COMMON_NAME, fitting(common_name)),
        ]
    )


def _certificate(
    *,
    subject: x509.Name,
    key: PrivateKey,
    signed_by: x509.Certificate | None,
    signer: PrivateKey,
    at: datetime,
    years: int,
    path_length: int | None,
    purpose: x509.ObjectIdentifier | None = None,
    address: str = "",
) -> x509.Certificate:
    """A certificate of an authority (with `path_length`), of a service (with `purpose`) or of the seal."""
    authority = path_length is not None
    issuer_key = signed_by.public_key() if signed_by else key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(signed_by.subject if signed_by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - EARLY)
        .not_valid_after(at + timedelta(days=365 * years + years // 4))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=path_length), critical=True)
        .add_extension(key_usage(authority=authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False)
    )
    if purpose:
        # RFC 3161, 2.3: time stamping is a certificate's only purpose, and critical.
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    if purpose == ExtendedKeyUsageOID.OCSP_SIGNING:
        # RFC 6960, 4.2.2.2.1: nobody asks whether the one who answers was revoked.
        builder = builder.add_extension(x509.OCSPNoCheck(), critical=False)
    elif address:
        for where in addresses(address):
            builder = builder.add_extension(where, critical=False)
    return builder.sign(signer, SHA256)


def key_usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
