"""What we say about PDFs that strangers bring."""

from __future__ import annotations

import zlib
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PdfFileWriter, copy_into_new_writer

from adminduk.documents.pki import Authority, OfficialCredential, create_authority, issue_official, revoke
from adminduk.documents.signing import validation
from adminduk.documents.signing.local import LocalSigner
from adminduk.documents.signing.validation import EXPLANATIONS, Problem, SignatureReport
from tests.documents.conftest import AT, PASSPHRASE

SOON = AT + timedelta(hours=1)


def validate(pdf: bytes, authority: Authority, at: datetime = SOON) -> SignatureReport:
    return validation.validate(pdf, trust_roots=[authority.root_pem], revocation_lists=authority.lists, at=at)


def flipped(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


# ---- genuine


def test_a_genuine_document_is_good_and_tells_who_signed_it_and_when(
    signed: bytes, authority: Authority, credential: OfficialCredential
):
    report = validate(signed, authority)
    assert report.good
    assert report == SignatureReport(
        intact=True,
        trusted=True,
        signer_name="Dra. Contoh Pejabat Negara, M.Si.",
        signer_serial=credential.serial,
        issuer="Otoritas Uji Adminduk",
        signed_at=AT,
        covers_whole_document=True,
    )


# ---- altered


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_one_changed_bit_anywhere_is_told(signed: bytes, akta: bytes, authority: Authority, share: float):
    report = validate(flipped(signed, int(len(akta) * share)), authority)
    assert not report.good
    assert not report.intact
    assert report.problems


def test_a_changed_signature_is_told(signed: bytes, authority: Authority):
    place = signed.index(b"/Contents <") + 2000
    digit = signed[place : place + 1]
    other = b"1" if digit == b"0" else b"0"
    report = validate(signed[:place] + other + signed[place + 1 :], authority)
    assert not report.good


def test_a_page_appended_after_signing_is_told(signed: bytes, authority: Authority):
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    page = generic.DictionaryObject({generic.pdf_name("/Type"): generic.pdf_name("/Page")})
    page["/MediaBox"] = generic.ArrayObject([generic.NumberObject(side) for side in (0, 0, 595, 842)])
    page["/Resources"] = generic.DictionaryObject()
    writer.insert_page(page)
    output = BytesIO()
    writer.write(output)
    report = validate(output.getvalue(), authority)
    assert report.intact
    assert report.changes_after_signing
    assert not report.covers_whole_document
    assert report.problems == (Problem.CHANGED_AFTER_SIGNING,)


def test_bytes_after_the_end_are_told(signed: bytes, authority: Authority):
    report = validate(signed + b"\n% tambahan\n", authority)
    assert report.intact
    assert not report.covers_whole_document
    assert not report.good


def test_a_document_saved_anew_by_another_program_is_not_good(signed: bytes, authority: Authority):
    writer = copy_into_new_writer(PdfFileReader(BytesIO(signed)))
    output = BytesIO()
    writer.write(output)
    assert not validate(output.getvalue(), authority).good


# ---- by somebody else, or at another time


def test_a_perfect_signature_of_another_authority_is_not_trusted(
    akta: bytes, authority: Authority, tmp_path: Path
):
    stranger = create_authority(tmp_path / "ca", at=AT, name="Otoritas Uji Adminduk")
    forged = issue_official(
        stranger.directory, at=AT, name="Dra. Contoh Pejabat Negara, M.Si.", nip=None, title="Kepala Dinas",
        office="Dinas", passphrase=PASSPHRASE, address="",
    )  # fmt: skip
    pdf = next(LocalSigner.unlock(forged, PASSPHRASE, at=AT).sign([akta], at=AT))
    report = validate(pdf, authority)
    assert report.intact
    assert not report.trusted
    assert report.problems == (Problem.UNTRUSTED,)


def test_an_ended_certificate_is_told_apart_from_a_stranger(
    signed: bytes, authority: Authority, credential: OfficialCredential
):
    report = validate(signed, authority, at=credential.not_after + timedelta(days=1))
    assert report.intact
    assert not report.trusted
    assert report.problems == (Problem.EXPIRED,)
    early = validate(signed, authority, at=credential.not_before - timedelta(days=1))
    assert early.problems == (Problem.NOT_YET_VALID,)


@pytest.mark.parametrize("later", [timedelta(hours=1), timedelta(days=200)])
def test_a_revoked_signer_is_told_also_when_the_list_is_old(akta: bytes, tmp_path: Path, later: timedelta):
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
    pdf = next(LocalSigner.unlock(official, PASSPHRASE, at=AT).sign([akta], at=AT))
    assert validate(pdf, made).good
    revoke(made.directory, serial=official.serial, at=AT)
    report = validate(pdf, made, at=AT + later)
    assert not report.trusted
    assert report.problems == (Problem.REVOKED,)


# ---- hostile


def encrypted(pdf: bytes) -> bytes:
    writer = copy_into_new_writer(PdfFileReader(BytesIO(pdf)))
    writer.encrypt("rahasia", "rahasia")
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def bomb() -> bytes:
    """A file of kilobytes whose cross-reference stream unpacks to two gigabytes."""
    squeezer = zlib.compressobj(9)
    chunk = bytes(1 << 20)
    packed = b"".join(squeezer.compress(chunk) for _ in range(2048)) + squeezer.flush()
    head = b"%PDF-1.7\n1 0 obj\n<</Type/XRef/W[1 2 1]/Size 999999999/Root 2 0 R/Filter/FlateDecode/Length "
    return (
        head
        + str(len(packed)).encode()
        + b">>\nstream\n"
        + packed
        + b"\nendstream\nendobj\nstartxref\n9\n%%EOF"
    )


def looping() -> bytes:
    """A file whose cross-reference tables name each other for ever."""
    body = b"%PDF-1.7\n"
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"
    return body + table


def nested() -> bytes:
    deep = b"[" * 200_000 + b"]" * 200_000
    objects = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/AcroForm<</Fields " + deep + b">>>>\nendobj\n"
    at = str(len(objects)).encode()
    return (
        objects
        + b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n"
        + at
        + b"\n%%EOF"
    )


@pytest.mark.parametrize(
    ("pdf", "problems"),
    [
        (b"", {Problem.NOT_A_PDF}),
        (b"\x89PNG\r\n\x1a\n" + bytes(1000), {Problem.NOT_A_PDF}),
        (b"%PDF-1.7\n" + b"sampah" * 50_000, {Problem.UNREADABLE}),
        (b"%PDF-1.7\n%%EOF", {Problem.UNREADABLE}),
        (b"%PDF-1.7\n" + bytes(50 * 1024 * 1024), {Problem.TOO_LARGE}),
        (bomb(), {Problem.UNREADABLE, Problem.TOO_SLOW, Problem.TOO_LARGE}),
        (looping(), {Problem.UNREADABLE, Problem.NO_SIGNATURE, Problem.TOO_SLOW}),
        (nested(), {Problem.UNREADABLE, Problem.TOO_SLOW}),
    ],
    ids=["empty", "picture", "garbage", "bare", "50 MB", "bomb", "loop", "nested"],
)
def test_a_hostile_file_gets_a_verdict_and_soon(pdf: bytes, problems: set[Problem], authority: Authority):
    began = monotonic()
    report = validate(pdf, authority)
    assert monotonic() - began < 13
    assert not report.good
    assert not report.intact
    assert set(report.problems) <= problems
    assert len(report.problems) == 1


def test_a_locked_pdf_is_told(akta: bytes, authority: Authority):
    assert validate(encrypted(akta), authority).problems == (Problem.ENCRYPTED,)


def test_a_pdf_without_signature_is_told(akta: bytes, authority: Authority):
    assert validate(akta, authority).problems == (Problem.NO_SIGNATURE,)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95, 0.999])
def test_half_a_file_is_not_good(signed: bytes, authority: Authority, share: float):
    assert not validate(signed[: int(len(signed) * share)], authority).good


def test_a_signature_over_a_small_part_of_the_file_is_not_good(signed: bytes, authority: Authority):
    place = signed.rindex(b"/ByteRange [")
    end = signed.index(b"]", place)
    narrowed = b"/ByteRange [0 100 200 100".ljust(end - place)
    assert not validate(signed[:place] + narrowed + signed[end:], authority).good


def test_an_empty_pdf_of_another_program_is_just_unsigned(authority: Authority):
    writer = PdfFileWriter()
    output = BytesIO()
    writer.write(output)
    assert validate(output.getvalue(), authority).problems == (Problem.NO_SIGNATURE,)


def test_a_process_that_never_ends_is_ended(
    signed: bytes, authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    endless = tmp_path / "endless.py"
    endless.write_text("while True: pass\n")
    monkeypatch.setattr(validation, "WORKER", endless)
    monkeypatch.setattr(validation, "PATIENCE", 0.5)
    assert validate(signed, authority).problems == (Problem.TOO_SLOW,)


def test_a_process_that_answers_nonsense_is_not_believed(
    signed: bytes, authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    liar = tmp_path / "liar.py"
    liar.write_text("import sys\nsys.stdin.buffer.read()\nprint('{\"intact\": true}')\n")
    monkeypatch.setattr(validation, "WORKER", liar)
    assert validate(signed, authority).problems == (Problem.UNREADABLE,)


def test_every_problem_has_a_sentence_in_both_languages():
    assert set(EXPLANATIONS) == set(Problem)
    for explanation in EXPLANATIONS.values():
        assert explanation.id.endswith(".")
        assert explanation.en.endswith(".")
