"""Every sample of every kind, judged by the programs of others: signature, proof for decades, PDF/A, PDF/UA.

veraPDF can't be had here. `page-validation` knows the rules of PDF/A-3a and PDF/UA-1 and passes veraPDF's corpus.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import page
import pytest
from cryptography import x509

from adminduk.documents import samples
from adminduk.documents.datasets import base
from adminduk.documents.pki import Authority, create_authority, issue_official
from adminduk.documents.pki.answers import RevocationResponder
from adminduk.documents.pki.timestamps import TimestampAuthority
from adminduk.documents.rendering import render
from adminduk.documents.signing.lasting import Evidence, lift
from adminduk.documents.signing.local import LocalSigner
from tests.documents.conftest import AT, PASSPHRASE
from tests.documents.tools import needs_tool
from tests.documents.validators import Validators, ades

LATER = AT + timedelta(minutes=1)
# Compressed bytes may end with a carriage return; this checker takes it for a part of the line end behind them.
FALSE_ALARM = "PDFA3A-STREAM-LENGTH-001"
# The proof for decades is a revision behind the signature, which this rule does not know of: the signature
# covers the whole of its own revision, as mutool and pdfsig say, and the timestamp all of the file.
NOT_OF_LATER_REVISIONS = "PDFA3A-SIGNATURE-BYTERANGE-001"


@dataclass
class Shelf:
    """All samples: as rendered, as issued (B-T) and lifted (B-LTA). Forms are signed with ink."""

    authority: Authority
    rendered: dict[str, bytes]
    issued: dict[str, bytes]
    lifted: dict[str, bytes]

    def refused(self, accepts: Callable[[bytes], bool], files: dict[str, bytes]) -> list[str]:
        return [name for name, pdf in files.items() if not accepts(pdf)]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    authority = create_authority(tmp_path_factory.mktemp("pki") / "ca", at=AT, name="Otoritas Uji Adminduk")
    credential = issue_official(
        authority.directory, at=AT, name=samples.HEAD.name, nip=samples.HEAD.nip, title="Kepala Dinas",
        office=samples.OFFICE, passphrase=PASSPHRASE, address="",
    )  # fmt: skip
    stamps = TimestampAuthority(authority.directory, at=AT, address="")
    answers = RevocationResponder(authority.directory, at=AT, address="")
    official = x509.load_pem_x509_certificate(credential.certificate_pem)
    chain = x509.load_pem_x509_certificates(authority.chain_pem)
    evidence = Evidence.of(
        [official, *chain, stamps.certificate, answers.certificate],
        answers=[answers.about(one, at=LATER) for one in (official, stamps.certificate)],
        lists=authority.lists,
    )
    shelf = Shelf(authority, {}, {}, {})
    with LocalSigner.unlock(credential, PASSPHRASE, at=AT, stamps=stamps) as signer:
        for name, dataset, state in samples.samples():
            official_one = samples.is_official(dataset)
            code = samples.CODE if official_one else ""
            pdf = render(dataset, verification_address=samples.ADDRESS, code=code, state=state)
            shelf.rendered[name] = pdf
            if official_one:
                shelf.issued[name] = next(signer.sign([pdf], at=AT))
                shelf.lifted[name] = lift(shelf.issued[name], evidence=evidence, stamps=stamps, at=LATER)
    return shelf


@pytest.fixture
def programs(shelf: Shelf, tmp_path: Path) -> Validators:
    return Validators(shelf.authority.directory, tmp_path, LATER, shelf.authority.lists)


def test_all_kinds_are_on_the_shelf(shelf: Shelf) -> None:
    assert {dataset.kind for _, dataset, _ in samples.samples()} == set(base._KINDS)
    assert len(shelf.issued) > 60


@needs_tool("pdfsig")
@needs_tool("certutil")
def test_pdfsig_accepts_all(shelf: Shelf, programs: Validators) -> None:
    assert shelf.refused(programs.pdfsig, shelf.issued) == []


@needs_tool("openssl")
def test_openssl_accepts_all(shelf: Shelf, programs: Validators) -> None:
    assert shelf.refused(programs.openssl, shelf.issued) == []


@needs_tool("mutool")
def test_mutool_accepts_all(shelf: Shelf, programs: Validators) -> None:
    assert shelf.refused(programs.mutool, shelf.issued) == []


def test_pyhanko_accepts_all_without_network_for_decades(shelf: Shelf) -> None:
    root = shelf.authority.root_pem

    def accepts(pdf: bytes, at: datetime = LATER + timedelta(days=20)) -> bool:
        return ades(pdf, root_pem=root, at=at) == "OK"

    assert shelf.refused(accepts, shelf.lifted) == []


@pytest.mark.parametrize("state", ["rendered", "issued", "lifted"])
@pytest.mark.parametrize(
    "profile",
    [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A],
    ids=["PDF/UA-1", "PDF/A-3a"],
)
def test_a_checker_of_another_house_finds_no_fault_in_any(shelf: Shelf, profile, state: str) -> None:
    found = {
        (name, fault.rule_id, fault.message)
        for name, pdf in getattr(shelf, state).items()
        for fault in page.validate_pdf_bytes(pdf, profile=profile).failures
        if not (fault.rule_id == FALSE_ALARM and ends_with_a_carriage_return(pdf, fault))
        if not (fault.rule_id == NOT_OF_LATER_REVISIONS and state == "lifted")
    }
    assert found == set()


def ends_with_a_carriage_return(pdf: bytes, fault: page.ValidationFailure) -> bool:
    """Whether the stream of this object has the very length that it says, and 0x0D as its last byte."""
    at = pdf.rindex(b"\n%d 0 obj\n" % fault.object_id.object_number)
    length = int(pdf[pdf.index(b"/Length ", at) + 8 :].split(b"/", 1)[0].split(b">", 1)[0])
    content = pdf.index(b"stream\n", at) + len(b"stream\n")
    return pdf[content + length - 1 : content + length + 10] == b"\r\nendstream"


def test_the_checker_would_have_found_an_object_that_begins_behind_the_end_of_the_file(shelf: Shelf) -> None:
    """A writer that adds its revision right behind `%%EOF`, as most do: what we used to make."""
    pdf = shelf.issued["biodata"].replace(b"%%EOF\n", b"%%EOF ", 1)
    assert not page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_A_3A).is_compliant
