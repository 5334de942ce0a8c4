"""Each forgery of a signed file, and who sees it: ours always, others wherever it lies in their sight.

The seal in the QR has its own table in seal/test_forged.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from adminduk.documents import samples
from adminduk.documents.pki import Authority, OfficialCredential, create_authority, issue_official, revoke
from adminduk.documents.rendering import render
from adminduk.documents.signing.local import LocalSigner
from adminduk.documents.signing.validation import Problem, validate
from tests.documents.conftest import AT, PASSPHRASE
from tests.documents.tools import needs_tool
from tests.documents.validators import Validators, parts_of

SOON = AT + timedelta(hours=1)
P = Problem
ALL = frozenset({"pyhanko", "pdfsig", "openssl", "mutool"})
# What a signature's bytes do not tell: openssl sees the CMS and the bytes that the file names, mutool no chain.
WHOLE_FILE = ALL - {"openssl"}


@dataclass(frozen=True)
class Scene:
    """A genuine file, what it was made from, and another genuine one of the same official."""

    signed: bytes
    rendered: bytes
    other: bytes
    stranger: LocalSigner


@dataclass(frozen=True)
class Forgery:
    made: Callable[[Scene], bytes]
    told: frozenset[Problem]
    seen_by: frozenset[str] = ALL


def flipped(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def exchanged(pdf: bytes, old: bytes, new: bytes) -> bytes:
    assert old in pdf
    assert len(old) == len(new)
    return pdf.replace(old, new)


def with_a_page(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = generic.DictionaryObject({generic.pdf_name("/Type"): generic.pdf_name("/Page")})
    page["/MediaBox"] = generic.ArrayObject([generic.NumberObject(side) for side in (0, 0, 595, 842)])
    page["/Resources"] = generic.DictionaryObject()
    writer.insert_page(page)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def with_another_face(pdf: bytes) -> bytes:
    """The page's content replaced in a later revision: the old trick of a shadow behind a signature."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 100 100 re f"))
    writer.update_container(page)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def with_the_signature_of(pdf: bytes, other: bytes) -> bytes:
    """A genuine signature of the same official, cut out of another document."""
    cms = parts_of(other)[1].hex().encode()
    at = pdf.index(b"/Contents <") + len(b"/Contents <")
    end = pdf.index(b">", at)
    return pdf[:at] + cms.ljust(end - at, b"0") + pdf[end:]


FORGERIES = {
    "a byte of the page flipped": Forgery(
        lambda it: flipped(it.signed, it.signed.index(b"stream") + 200), frozenset({P.ALTERED})
    ),
    "a byte of the signature flipped": Forgery(
        lambda it: exchanged(it.signed, parts_of(it.signed)[1].hex().encode()[-8:], b"00000000"),
        frozenset({P.ALTERED}),
    ),
    "the day of signing put back": Forgery(
        lambda it: exchanged(it.signed, b"/M(D:2026", b"/M(D:2016"), frozenset({P.ALTERED})
    ),
    "changes allowed afterwards": Forgery(
        lambda it: exchanged(it.signed, b"/V/1.2/P 1", b"/V/1.2/P 3"), frozenset({P.ALTERED})
    ),
    "a page added": Forgery(
        lambda it: with_a_page(it.signed), frozenset({P.CHANGED_AFTER_SIGNING}), WHOLE_FILE
    ),
    "another face put over it": Forgery(
        lambda it: with_another_face(it.signed), frozenset({P.CHANGED_AFTER_SIGNING}), WHOLE_FILE
    ),
    "the end cut off": Forgery(
        lambda it: it.signed[:-200], frozenset({P.ALTERED, P.UNREADABLE, P.NO_SIGNATURE, P.NOT_WHOLE})
    ),
    "another authority of the same name": Forgery(
        lambda it: next(it.stranger.sign([it.rendered], at=AT)), frozenset({P.UNTRUSTED}), ALL - {"mutool"}
    ),
    "the signature of another document": Forgery(
        lambda it: with_the_signature_of(it.signed, it.other), frozenset({P.ALTERED})
    ),
    "no signature at all": Forgery(lambda it: it.rendered, frozenset({P.NO_SIGNATURE})),
}


@pytest.fixture(scope="module")
def scene(
    signed: bytes, akta: bytes, credential: OfficialCredential, tmp_path_factory: pytest.TempPathFactory
) -> Scene:
    card = render(samples.family_card(3), verification_address=samples.ADDRESS, code=samples.CODE)
    with LocalSigner.unlock(credential, PASSPHRASE, at=AT) as official:
        other = next(official.sign([card], at=AT))
    stranger = create_authority(tmp_path_factory.mktemp("forger") / "ca", at=AT, name="Otoritas Uji Adminduk")
    forged = issue_official(
        stranger.directory, at=AT, name=samples.HEAD.name, nip=samples.HEAD.nip, title="Kepala Dinas",
        office=samples.OFFICE, passphrase=PASSPHRASE, address="",
    )  # fmt: skip
    return Scene(signed, akta, other, LocalSigner.unlock(forged, PASSPHRASE, at=AT))


@pytest.fixture
def programs(authority: Authority, tmp_path: Path) -> Validators:
    return Validators(authority.directory, tmp_path, SOON, authority.lists)


@needs_tool("pdfsig")
@needs_tool("certutil")
@needs_tool("openssl")
@needs_tool("mutool")
class TestSeenByOthers:
    def test_the_genuine_file_is_accepted_by_all(self, scene: Scene, programs: Validators) -> None:
        assert {name for name in ALL if getattr(programs, name)(scene.signed)} == ALL

    @pytest.mark.parametrize("name", FORGERIES)
    def test_a_forgery_is_refused(self, scene: Scene, programs: Validators, name: str) -> None:
        forgery = FORGERIES[name]
        pdf = forgery.made(scene)
        accepted = {program for program in ALL if getattr(programs, program)(pdf)}
        assert accepted == ALL - forgery.seen_by

    def test_a_revoked_signer_is_refused_by_those_who_know_the_list(
        self, akta: bytes, tmp_path: Path
    ) -> None:
        made = create_authority(tmp_path / "ca", at=AT, name="Otoritas")
        official = issue_official(
            made.directory, at=AT, name="Pejabat", nip=None, title="Kepala", office="Dinas",
            passphrase=PASSPHRASE, address="",
        )  # fmt: skip
        with LocalSigner.unlock(official, PASSPHRASE, at=AT) as signer:
            pdf = next(signer.sign([akta], at=AT))
        revoke(made.directory, serial=official.serial, at=AT)
        programs = Validators(made.directory, tmp_path, SOON, made.lists)
        # pdfsig and mutool know no list of a house that they never asked.
        assert (programs.pyhanko(pdf), programs.openssl(pdf)) == (False, False)
        report = validate(pdf, trust_roots=[made.root_pem], revocation_lists=made.lists, at=SOON)
        assert report.problems == (P.REVOKED,)


@pytest.mark.parametrize("name", FORGERIES)
def test_our_own_word_names_what_is_wrong(scene: Scene, authority: Authority, name: str) -> None:
    forgery = FORGERIES[name]
    report = validate(
        forgery.made(scene), trust_roots=[authority.root_pem], revocation_lists=authority.lists, at=SOON
    )
    assert not report.good
    assert report.problems
    assert set(report.problems) <= forgery.told
