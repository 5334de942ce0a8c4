"""Signatures, verified by everyone else's programs."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import cms as asn1_cms
from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from adminduk.documents import samples
from adminduk.documents.pki import Authority, OfficialCredential, create_authority, issue_official, revoke
from adminduk.documents.pki.authority import private_key
from adminduk.documents.rendering import render
from adminduk.documents.signing.cms import SignatureMaker
from adminduk.documents.signing.embedding import embed
from adminduk.documents.signing.local import LocalSigner
from adminduk.documents.signing.signer import (
    AlreadySigned,
    CertificateExpired,
    CertificateNotYetValid,
    CertificateRevoked,
    SignerClosed,
    WrongPassphrase,
)
from tests.documents.conftest import AT, PASSPHRASE
from tests.documents.tools import ask, needs_tool
from tests.documents.validators import parts_of


def loaded(cms: bytes) -> asn1_cms.SignedData:
    return asn1_cms.ContentInfo.load(cms)["content"]


def judged(signed: bytes, authority: Authority):
    """What pyHanko says when it trusts our root."""
    root = asn1_x509.Certificate.load(pem.unarmor(authority.root_pem)[2])
    context = ValidationContext(trust_roots=[root], moment=AT, allow_fetching=False)
    signature = PdfFileReader(BytesIO(signed)).embedded_signatures[0]
    return validate_pdf_signature(signature, signer_validation_context=context)


# ---- other programs


@needs_tool("pdfsig")
@needs_tool("certutil")
@pytest.mark.parametrize(
    "dataset", [samples.AKTA, samples.family_card(13), samples.STILLBIRTH], ids=lambda d: d.kind
)
def test_pdfsig_finds_a_valid_trusted_signature_over_the_whole_file(
    dataset, signer: LocalSigner, authority: Authority, tmp_path: Path
):
    path = tmp_path / "document.pdf"
    pdf = render(dataset, verification_address=samples.ADDRESS, code=samples.CODE)
    path.write_bytes(next(signer.sign([pdf], at=AT)))
    (tmp_path / "nss").mkdir()
    store = f"sql:{tmp_path / 'nss'}"
    ask("certutil", "-N", "-d", store, "--empty-password")
    ask("certutil", "-A", "-d", store, "-n", "root", "-t", "CT,C,C", "-i", authority.directory / "root.pem")
    told = ask("pdfsig", "-nssdir", store, path)
    assert told.count("Signature #") == 1
    assert "Signature Validation: Signature is Valid." in told
    assert "Certificate Validation: Certificate is Trusted." in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    assert "Dra. Contoh Pejabat Negara, M.Si." in told


@needs_tool("mutool")
def test_mutool_finds_the_document_unchanged(signed_file: Path):
    assert "The document is unchanged since signing." in ask("mutool", "sign", "-v", signed_file)


@needs_tool("openssl")
def test_openssl_verifies_the_cms_and_its_cades_attributes(
    signed: bytes, authority: Authority, tmp_path: Path
):
    content, cms = parts_of(signed)
    (tmp_path / "content").write_bytes(content)
    (tmp_path / "cms").write_bytes(cms)
    told = ask(
        "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", tmp_path / "cms", "-content",
        tmp_path / "content", "-CAfile", authority.directory / "root.pem", "-attime", str(int(AT.timestamp())),
        "-purpose", "any", "-out", "/dev/null",
    )  # fmt: skip
    assert "CAdES Verification successful" in told


@needs_tool("qpdf")
def test_a_signed_file_is_sound(signed_file: Path):
    assert "No syntax or stream encoding errors found" in ask("qpdf", "--check", signed_file)


@needs_tool("pdfinfo")
def test_signing_leaves_title_dates_and_tags_as_they_were(signed_file: Path, akta: bytes, tmp_path: Path):
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(akta)

    def told(path: Path) -> list[str]:
        return [
            line for line in ask("pdfinfo", path).splitlines() if not line.startswith(("File size", "Form"))
        ]

    assert told(signed_file) == told(plain)


def test_pyhanko_passes_the_signature_with_nothing_left_open(signed: bytes, authority: Authority):
    status = judged(signed, authority)
    assert status.bottom_line
    assert status.docmdp_ok


# ---- what is in it


def test_the_signed_file_begins_with_our_exact_bytes(signed: bytes, akta: bytes):
    assert signed.startswith(akta)
    assert len(signed) - len(akta) < 10_000


def test_the_signature_covers_all_but_itself(signed: bytes):
    content, _ = parts_of(signed)
    gap = len(signed) - len(content)
    start = signed.index(b"/Contents <") + len("/Contents ")
    assert signed[start : start + gap].startswith(b"<")
    assert signed[start : start + gap].endswith(b">")


def test_the_time_stands_in_the_pdf_and_not_in_the_signature(signed: bytes):
    data = loaded(parts_of(signed)[1])
    (signer_info,) = data["signer_infos"]
    assert [attribute["type"].native for attribute in signer_info["signed_attrs"]] == [
        "content_type", "message_digest", "signing_certificate_v2",
    ]  # fmt: skip
    signature = PdfFileReader(BytesIO(signed)).embedded_signatures[0]
    assert signature.self_reported_timestamp == AT
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.sig_object["/Name"] == "Dra. Contoh Pejabat Negara, M.Si."


def test_the_certificate_comes_with_its_chain(
    signed: bytes, credential: OfficialCredential, authority: Authority
):
    held = {certificate.chosen.serial_number for certificate in loaded(parts_of(signed)[1])["certificates"]}
    wanted = x509.load_pem_x509_certificates(credential.certificate_pem + authority.chain_pem)
    assert held == {certificate.serial_number for certificate in wanted}


def test_our_der_is_what_asn1crypto_would_write(signed: bytes):
    cms = parts_of(signed)[1]
    read = asn1_cms.ContentInfo.load(cms, strict=True)
    signed_data = read["content"]
    attributes = signed_data["signer_infos"][0]["signed_attrs"]
    assert attributes.dump(force=True) == attributes.dump()
    assert read.dump(force=True) == cms


def test_the_field_is_invisible_outside_the_page_and_the_document_is_certified(signed: bytes):
    reader = PdfFileReader(BytesIO(signed))
    field = reader.root["/AcroForm"]["/Fields"][0]
    assert field["/TU"] == "Tanda tangan elektronik"
    assert int(field["/F"]) & 4
    assert not int(field["/F"]) & 2
    left, bottom, right, top = (float(side) for side in field["/Rect"])
    assert (left, bottom) == (right, top)
    assert left < 0
    assert reader.root["/Perms"]["/DocMDP"]["/Reference"][0]["/TransformParams"]["/P"] == 1
    assert len(reader.root["/AcroForm"]["/Fields"]) == 1


def test_a_signature_of_an_elliptic_curve_key_fits_and_verifies(authority: Authority, akta: bytes):
    key = private_key(authority.directory, "seal")
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    seal, *chain = x509.load_pem_x509_certificates(authority.seal_pem + authority.chain_pem)
    maker = SignatureMaker(key, seal, chain)
    for number in range(20):
        made = maker.sign(bytes([number]) * 32)
        assert len(made) <= maker.largest
    sealed = embed(akta, at=AT, holder="Segel", room=maker.largest, sign=maker.sign)
    assert judged(sealed, authority).bottom_line


def test_a_key_that_does_not_belong_to_the_certificate_signs_nothing(authority: Authority):
    (seal,) = x509.load_pem_x509_certificates(authority.seal_pem)
    with pytest.raises(ValueError, match="belong"):
        SignatureMaker(ec.generate_private_key(ec.SECP256R1()), seal, [])


# ---- who may sign, and when


def test_many_are_signed_one_after_the_other(signer: LocalSigner, akta: bytes):
    made = list(signer.sign([akta] * 5, at=AT))
    assert len(made) == 5
    assert all(each.startswith(akta) for each in made)


def test_what_is_signed_is_handed_over_before_the_next_fails(signer: LocalSigner, akta: bytes, signed: bytes):
    signing = signer.sign([akta, signed, akta], at=AT)
    assert next(signing).startswith(akta)
    with pytest.raises(AlreadySigned):
        next(signing)


def test_a_wrong_passphrase_is_refused_with_a_sentence(credential: OfficialCredential):
    with pytest.raises(WrongPassphrase) as refusal:
        LocalSigner.unlock(credential, "bukan ini", at=AT)
    assert refusal.value.say("id").startswith("Frasa sandi tidak cocok")
    assert refusal.value.__cause__ is None


def test_an_expired_certificate_is_refused_at_unlocking_and_at_signing(
    credential: OfficialCredential, signer: LocalSigner, akta: bytes
):
    late = credential.not_after + timedelta(seconds=1)
    with pytest.raises(CertificateExpired) as refusal:
        LocalSigner.unlock(credential, PASSPHRASE, at=late)
    assert "2028" in refusal.value.say("en")
    with pytest.raises(CertificateExpired):
        next(signer.sign([akta], at=late))


def test_a_certificate_of_tomorrow_is_refused(credential: OfficialCredential):
    with pytest.raises(CertificateNotYetValid):
        LocalSigner.unlock(credential, PASSPHRASE, at=credential.not_before - timedelta(seconds=1))


def test_a_revoked_certificate_is_refused_even_with_the_right_passphrase(tmp_path: Path):
    made = create_authority(tmp_path / "ca", at=AT, name="Otoritas")
    official = issue_official(
        made.directory,
        at=AT,
        name="Pejabat",
        nip=None,
        title="Kepala",
        office="Dinas",
        passphrase=PASSPHRASE,
        address="",
    )
    LocalSigner.unlock(official, PASSPHRASE, at=AT, revocation_lists=made.lists).close()
    revoke(made.directory, serial=official.serial, at=AT)
    with pytest.raises(CertificateRevoked):
        LocalSigner.unlock(official, PASSPHRASE, at=AT, revocation_lists=made.lists)


def test_a_list_of_a_stranger_revokes_nobody(credential: OfficialCredential, tmp_path: Path):
    stranger = create_authority(tmp_path / "ca", at=AT, name="Otoritas Uji Adminduk")
    revoke(stranger.directory, serial=credential.serial, at=AT)
    LocalSigner.unlock(credential, PASSPHRASE, at=AT, revocation_lists=stranger.lists).close()


def test_a_closed_signer_signs_nothing_more(credential: OfficialCredential, akta: bytes):
    with LocalSigner.unlock(credential, PASSPHRASE, at=AT) as unlocked:
        next(unlocked.sign([akta], at=AT))
    with pytest.raises(SignerClosed):
        next(unlocked.sign([akta], at=AT))


def test_neither_key_nor_passphrase_shows_in_what_is_printed(
    signer: LocalSigner, credential: OfficialCredential
):
    assert PASSPHRASE not in repr(vars(signer))
    assert PASSPHRASE.encode() not in credential.encrypted_key_pem
