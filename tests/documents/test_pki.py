"""The local authority and the certificates of officials."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtensionOID, NameOID

from adminduk.documents import samples
from adminduk.documents.pki import (
    BSRE,
    Authority,
    OfficialCredential,
    WeakPassphrase,
    claims_bsre,
    create_authority,
    holder_of,
    issue_official,
    issuer_of,
    open_authority,
    revoke,
    seal_key,
)
from adminduk.documents.pki.keys import WrongKeyPassphrase, decrypt_key, encrypt_key
from tests.documents.conftest import AT, PASSPHRASE
from tests.documents.tools import ask, needs_tool


def test_private_files_are_for_the_owner_only_and_encrypted(authority: Authority):
    for path in authority.directory.iterdir():
        if path.suffix in (".key", ".secret"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    for path in authority.directory.glob("*.key"):
        assert b"ENCRYPTED PRIVATE KEY" in path.read_bytes()
    assert stat.S_IMODE(authority.directory.stat().st_mode) == 0o700


def test_a_second_authority_never_replaces_the_first(authority: Authority):
    before = authority.root_pem
    with pytest.raises(FileExistsError):
        create_authority(authority.directory, at=AT, name="Lain")
    assert open_authority(authority.directory).root_pem == before
    assert [path.name for path in authority.directory.parent.iterdir()] == [authority.directory.name]


def test_two_that_begin_together_end_with_one_whole_authority(tmp_path: Path):
    def begin(_: int) -> bool:
        try:
            create_authority(tmp_path / "ca", at=AT, name="Otoritas")
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(begin, range(4))) == 1
    made = open_authority(tmp_path / "ca")
    x509.load_pem_x509_certificate(made.issuing_pem).verify_directly_issued_by(
        x509.load_pem_x509_certificate(made.root_pem)
    )


def test_a_failure_in_the_middle_leaves_nothing(tmp_path: Path):
    with pytest.raises(OverflowError):
        create_authority(tmp_path / "ca", at=datetime(9999, 12, 31, tzinfo=UTC), name="Otoritas")
    with pytest.raises(ValueError, match="name"):
        create_authority(tmp_path / "ca", at=AT, name=" ")
    assert list(tmp_path.iterdir()) == []


@needs_tool("openssl")
def test_openssl_follows_the_chain_from_official_to_root(
    authority: Authority, credential: OfficialCredential, tmp_path: Path
):
    leaf = tmp_path / "leaf.pem"
    leaf.write_bytes(credential.certificate_pem)
    at = str(int(AT.timestamp()))
    folder = authority.directory
    told = ask(
        "openssl", "verify", "-attime", at, "-x509_strict", "-CAfile", folder / "root.pem", "-untrusted",
        folder / "issuing.pem", leaf,
    )  # fmt: skip
    assert told.strip().endswith("OK")


@needs_tool("openssl")
def test_openssl_opens_the_officials_key_with_the_passphrase(credential: OfficialCredential, tmp_path: Path):
    path = tmp_path / "official.key"
    path.write_bytes(credential.encrypted_key_pem)
    assert "scrypt" in ask("openssl", "asn1parse", "-in", path)
    assert "BEGIN PRIVATE KEY" in ask("openssl", "pkcs8", "-in", path, "-passin", f"pass:{PASSPHRASE}")
    assert "BEGIN PRIVATE KEY" not in ask("openssl", "pkcs8", "-in", path, "-passin", "pass:salah")


def test_the_certificate_names_the_official_and_fits_what_readers_accept(credential: OfficialCredential):
    certificate = x509.load_pem_x509_certificate(credential.certificate_pem)
    assert holder_of(certificate) == "Dra. Contoh Pejabat Negara, M.Si."
    named = {part.oid: part.value for part in certificate.subject}
    assert named[NameOID.SERIAL_NUMBER] == "NIP 197001011995032001"
    assert named[NameOID.ORGANIZATION_NAME] == samples.OFFICE
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    with pytest.raises(x509.ExtensionNotFound):
        certificate.extensions.get_extension_for_oid(ExtensionOID.EXTENDED_KEY_USAGE)
    assert certificate.public_key().key_size == 2048
    assert credential.not_after - credential.not_before <= timedelta(days=731)


def test_a_short_passphrase_is_refused(authority: Authority):
    with pytest.raises(WeakPassphrase) as refusal:
        issue_official(
            authority.directory,
            at=AT,
            name="A",
            nip=None,
            title="T",
            office="O",
            passphrase="pendek",
            address="",
        )
    assert "8" in refusal.value.say("id")


def test_long_names_are_shortened_to_what_a_certificate_can_hold(authority: Authority):
    made = issue_official(
        authority.directory,
        at=AT,
        name="É" * 80,
        nip=None,
        title="T" * 90,
        office="O" * 100,
        passphrase=PASSPHRASE,
        address="",
    )
    assert holder_of(made.certificate_pem) == "É" * 32


def test_a_passphrase_opens_the_key_however_its_letters_were_typed():
    key = ec.generate_private_key(ec.SECP256R1())
    box = encrypt_key(key, "frasa Élodie")
    assert decrypt_key(box, "frasa E\u0301lodie").private_numbers() == key.private_numbers()
    with pytest.raises(WrongKeyPassphrase):
        decrypt_key(box, "frasa Elodie")
    with pytest.raises(ValueError, match="not an encrypted"):
        decrypt_key(b"nonsense", "x")


def test_revoking_puts_the_serial_on_a_list_that_the_authority_signed(tmp_path: Path):
    made = create_authority(tmp_path / "ca", at=AT, name="Otoritas")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda serial: revoke(made.directory, serial=serial, at=AT), [11, 22, 33, 22]))
    issuing, root = (x509.load_der_x509_crl(data) for data in made.lists)
    assert issuing.is_signature_valid(x509.load_pem_x509_certificate(made.issuing_pem).public_key())
    assert root.is_signature_valid(x509.load_pem_x509_certificate(made.root_pem).public_key())
    assert sorted(entry.serial_number for entry in issuing) == [11, 22, 33]
    assert len(list(root)) == 0


def test_the_seal_has_a_key_and_a_certificate_of_its_own(authority: Authority):
    certificate = x509.load_pem_x509_certificate(authority.seal_pem)
    assert seal_key(authority.directory).public_key() == certificate.public_key()
    certificate.verify_directly_issued_by(x509.load_pem_x509_certificate(authority.issuing_pem))


@pytest.mark.parametrize(
    "name",
    [
        "Balai Besar Sertifikasi Elektronik",
        "BSrE",
        "Balai Sertifikasi Elektronik",
        "Badan Siber dan Sandi Negara",
    ],
)
def test_nobody_else_may_call_itself_bsre(name: str, tmp_path: Path):
    assert claims_bsre(name)
    with pytest.raises(ValueError, match="BSrE"):
        create_authority(tmp_path / "ca", at=AT, name=name)


def test_the_issuer_is_read_from_the_certificate(credential: OfficialCredential):
    assert issuer_of(credential.certificate_pem) == "Otoritas Uji Adminduk"


def test_a_certificate_of_bsre_is_known_by_its_issuer():
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Lembaga Sandi Negara"),
            x509.NameAttribute(NameOID.COMMON_NAME, "OSD LU Kelas 2"),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Pejabat")]))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(AT)
        .not_valid_after(AT + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    assert issuer_of(certificate) == BSRE
