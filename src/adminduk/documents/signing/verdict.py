"""What the signature in a PDF is worth, told by pyHanko. Runs in a process of its own: see validation.py.

Nothing of Django is imported here, so that the process starts quickly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader


class Problem(StrEnum):
    """Why a signature, or a file, is not simply good."""

    TOO_LARGE = "too_large"
    NOT_A_PDF = "not_a_pdf"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    TOO_SLOW = "too_slow"
    NO_SIGNATURE = "no_signature"
    ALTERED = "altered"
    CHANGED_AFTER_SIGNING = "changed_after_signing"
    UNTRUSTED = "untrusted"
    NOT_WHOLE = "not_whole"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    REVOKED = "revoked"


@dataclass(frozen=True, kw_only=True)
class SignatureReport:
    """The verdict on one PDF.

    `intact`: the signed bytes are as they were signed. `trusted`: the signer's certificate leads to
    one of our roots, is valid and not revoked. `covers_whole_document`: nothing of the file lies
    outside the signature, but proof for the archive (time stamps and answers on revocation). `signed_at` is what the signer claims; a B-B signature does not prove it.
    """

    intact: bool = False
    trusted: bool = False
    signer_name: str | None = None
    signer_serial: int | None = None
    issuer: str | None = None
    signed_at: datetime | None = None
    covers_whole_document: bool = False
    changes_after_signing: bool = False
    problems: tuple[Problem, ...] = field(default=())

    @property
    def good(self) -> bool:
        """Signed under one of our roots, and unchanged since."""
        return self.intact and self.trusted and self.covers_whole_document and not self.problems


def judge(
    pdf: bytes, *, trust_roots: Sequence[bytes], revocation_lists: Sequence[bytes], at: datetime
) -> SignatureReport:
    """The report on `pdf`. May raise anything at all when the file is hostile: the caller expects it."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(pdf), strict=False)
    return judge_read(reader, trust_roots=trust_roots, revocation_lists=revocation_lists, at=at)


def judge_read(
    reader: PdfFileReader,
    *,
    trust_roots: Sequence[bytes],
    revocation_lists: Sequence[bytes],
    at: datetime,
) -> SignatureReport:
    """As `judge`, of a file that is open already."""
    if reader.encrypted:
        return SignatureReport(problems=(Problem.ENCRYPTED,))
    signatures = reader.embedded_regular_signatures
    if not signatures:
        return SignatureReport(problems=(Problem.NO_SIGNATURE,))
    return _judge_signature(signatures[0], trust_roots, revocation_lists, at)


def _judge_signature(
    signature, trust_roots: Sequence[bytes], revocation_lists: Sequence[bytes], at: datetime
) -> SignatureReport:
    from asn1crypto import crl, pem
    from asn1crypto import x509 as asn1
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    roots = [asn1.Certificate.load(pem.unarmor(root)[2]) for root in trust_roots]
    certificate = signature.signer_cert
    validity = certificate["tbs_certificate"]["validity"]
    since, until = validity["not_before"].native, validity["not_after"].native
    # The chain is checked at a moment when the certificate was valid, so that an end of validity is
    # told apart from a stranger's certificate.
    moment = min(max(at, since), until)
    context = ValidationContext(
        trust_roots=roots,
        moment=moment,
        crls=[crl.CertificateList.load(data) for data in revocation_lists],
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    status = validate_pdf_signature(signature, signer_validation_context=context)

    problems = []
    intact = bool(status.intact and status.valid)
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    # What follows our signature may only be proof for the archive: time stamps and revocation data.
    revision = status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
    changed = not whole and not (revision and status.docmdp_ok)
    whole = whole or (not changed and _ends_with_proof(signature.reader))
    if not intact:
        problems.append(Problem.ALTERED)
    elif changed:
        problems.append(Problem.CHANGED_AFTER_SIGNING)
    elif not whole:
        problems.append(Problem.NOT_WHOLE)
    trusted = bool(status.trusted)
    serial = certificate.serial_number
    if status.revoked or _revoked(serial, certificate, revocation_lists):
        trusted = False
        problems.append(Problem.REVOKED)
    elif not trusted and intact:
        problems.append(Problem.UNTRUSTED)
    elif trusted and at > until:
        trusted = False
        problems.append(Problem.EXPIRED)
    elif trusted and at < since:
        trusted = False
        problems.append(Problem.NOT_YET_VALID)
    return SignatureReport(
        intact=intact,
        trusted=trusted,
        signer_name=certificate.subject.native.get("common_name"),
        signer_serial=serial,
        issuer=certificate.issuer.native.get("organization_name")
        or certificate.issuer.native.get("common_name"),
        signed_at=status.signer_reported_dt,
        covers_whole_document=whole,
        changes_after_signing=changed,
        problems=tuple(problems),
    )


def _ends_with_proof(reader) -> bool:
    """Whether the last thing in the file is a document timestamp over all that stands before it."""
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    stamps = reader.embedded_timestamp_signatures
    return bool(stamps) and stamps[-1].evaluate_signature_coverage() == SignatureCoverageLevel.ENTIRE_FILE


def _revoked(serial: int, certificate, revocation_lists: Sequence[bytes]) -> bool:
    """Whether a list of the certificate's issuer names it, however old the list.

    pyHanko leaves a list aside that is out of date; but what was once revoked stays revoked.
    """
    from asn1crypto import crl

    for data in revocation_lists:
        entries = crl.CertificateList.load(data)["tbs_cert_list"]
        if entries["issuer"] != certificate.issuer:
            continue
        if any(entry["user_certificate"].native == serial for entry in entries["revoked_certificates"] or ()):
            return True
    return False
