"""A token of SoftHSM2 with one official's key: stands for any device behind PKCS#11."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from adminduk.documents.pki import Authority
from adminduk.documents.pki.authority import private_key

PIN, TOKEN, OFFICE_TOKEN = "pin pejabat 1", "kepala", "kantor"
_PLACES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)
MODULE = next((place for place in _PLACES if Path(place).exists()), "")
needs_softhsm = pytest.mark.skipif(not MODULE, reason="softhsm2 is not installed")


@cache
def tokens() -> Path:
    """The folder of this process's tokens, each under PIN: the library reads its folder once."""
    folder = Path(tempfile.mkdtemp(prefix="softhsm"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = folder / "tokens"
    store.mkdir()
    conf = folder / "softhsm2.conf"
    conf.write_text(f"directories.tokendir = {store}\nobjectstore.backend = file\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(conf)
    for label in (TOKEN, OFFICE_TOKEN):
        _util("--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "rahasia pengawas")
    return folder


def put_key(authority: Authority, *, label: str, key: str, kind: str, at: datetime) -> bytes:
    """A new key in the token, and its certificate with the chain (PEM)."""
    made: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
    made = rsa.generate_private_key(65537, 2048) if kind == "rsa" else ec.generate_private_key(ec.SECP256R1())
    path = tokens() / f"{key}.p8"
    path.write_bytes(
        made.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    _util(
        "--import",
        str(path),
        "--token",
        label,
        "--label",
        key,
        "--id",
        "01" if kind == "rsa" else "02",
        "--pin",
        PIN,
    )
    path.unlink()
    issuing = x509.load_pem_x509_certificate(authority.issuing_pem)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Dra. Yuni Astuti, M.Si.")])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuing.subject)
        .public_key(made.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(hours=1))
        .not_valid_after(at + timedelta(days=700))
        .add_extension(usage, critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuing.public_key()), critical=False
        )
        .sign(private_key(authority.directory, "issuing"), hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM) + authority.chain_pem


def _util(*words: str) -> None:
    subprocess.run(["softhsm2-util", "--module", MODULE, *words], check=True, capture_output=True, timeout=60)
