"""Is what came back our document, signed by the official we asked for, and nothing else?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, SuspiciousModification

from adminduk.documents.signing.signer import WrongAnswer
from adminduk.documents.signing.validation import validate
from adminduk.foundation.texts import Both

NOT_OURS = Both(id="bukan kelanjutan berkas kami", en="it does not continue our file")
CHANGED = Both(id="ada isi yang diubah", en="its content was changed")
OTHER_SIGNER = Both(id="penanda tangannya lain", en="another signer")
NOT_VALID = Both(id="tanda tangannya tidak sah", en="its signature is not valid")


def check_returned(
    signed: bytes,
    *,
    ours: bytes,
    certificate: x509.Certificate,
    trust_roots: Sequence[bytes],
    at: datetime,
    revocation_lists: Sequence[bytes] = (),
) -> None:
    """Raises `WrongAnswer` unless `signed` is `ours` byte for byte with one valid signature behind it.

    An added revision can redraw a page, so beginning with our bytes is not enough: it may add the
    signature and nothing more, as a certified document (DocMDP) allows. `trust_roots` in PEM.
    """
    if len(signed) <= len(ours) or not signed.startswith(ours):
        raise WrongAnswer(why=NOT_OURS)
    report = validate(signed, trust_roots=trust_roots, at=at, revocation_lists=revocation_lists)
    if report.signer_serial is not None and report.signer_serial != certificate.serial_number:
        raise WrongAnswer(why=OTHER_SIGNER)
    if not report.good:
        raise WrongAnswer(why=NOT_VALID)
    try:
        reader = PdfFileReader(BytesIO(signed), strict=False)
        (signature,) = reader.embedded_regular_signatures
        before = PdfFileReader(BytesIO(ours), strict=False).xrefs.total_revisions
        DEFAULT_DIFF_POLICY.review_file(reader, before - 1)
    except (SuspiciousModification, PdfError, ValueError):
        raise WrongAnswer(why=CHANGED) from None
    # The same serial under another issuer is another certificate.
    if signature.signer_cert.sha256_fingerprint.replace(" ", "").lower() != _fingerprint(certificate):
        raise WrongAnswer(why=OTHER_SIGNER)


def _fingerprint(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex()
