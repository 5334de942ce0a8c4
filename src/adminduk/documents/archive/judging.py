"""The part of an inspection that costs: signatures, timestamps and the seal in the QR, of one document.

Runs in processes of a pool, which know nothing of Django and of the database: bytes go in, words come out.
Only bytes whose hash is the one that was issued come here, so they are our own and not a stranger's.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Question:
    """`newest` is the document's last state, `roots` are certificates in PEM, `lists` revocation lists in DER.

    `signed_at` is when it was signed; `stamped` says whether it must carry timestamps.
    """

    document_id: str
    newest: bytes
    signed_at: datetime
    stamped: bool
    roots: tuple[bytes, ...]
    lists: tuple[bytes, ...]
    read_seal: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """`faults` by name; `metadata` of the PDF (XMP); `seal` the address in its QR code, "" where none was read."""

    document_id: str
    faults: tuple[str, ...]
    metadata: str = ""
    seal: str = ""


def judge(question: Question) -> Judged:
    """Never raises: what cannot be judged is a fault of the signature, and the log says what stopped it."""
    try:
        return _judge(question)
    except Exception as stopped:  # a damaged file can make a reader raise anything
        log.warning("document %s could not be judged: %s", question.document_id, type(stopped).__name__)
        return Judged(question.document_id, ("signature",))


def _judge(question: Question) -> Judged:
    from pyhanko.pdf_utils.reader import PdfFileReader

    from adminduk.documents.signing.verdict import judge_read

    # At the moment of signing: that a certificate ended or was revoked later says nothing of the document.
    reader = PdfFileReader(BytesIO(question.newest), strict=False)
    report = judge_read(reader, trust_roots=question.roots, revocation_lists=(), at=question.signed_at)
    faults = [] if report.good else ["signature"]
    signature = reader.embedded_regular_signatures[0]
    if _revoked_before(signature.signer_cert, question.signed_at, question.lists):
        faults.append("signed_after_revocation")
    stamps = reader.embedded_timestamp_signatures
    if (question.stamped and not stamps) or not all(_stamp_holds(one, question.roots) for one in stamps):
        faults.append("timestamp")
    return Judged(
        question.document_id,
        tuple(faults),
        metadata=_metadata(reader),
        seal=_address_in_qr(question.newest) if question.read_seal else "",
    )


def _stamp_holds(stamp: Any, roots: tuple[bytes, ...]) -> bool:
    from asn1crypto import pem, x509
    from pyhanko.sign.validation import validate_pdf_timestamp
    from pyhanko_certvalidator import ValidationContext

    since = stamp.signer_cert["tbs_certificate"]["validity"]["not_before"].native
    trusted = [x509.Certificate.load(pem.unarmor(root)[2]) for root in roots]
    # At the start of its certificate: a chain is judged by what it is, and not by the day of the inspection.
    context = ValidationContext(trust_roots=trusted, moment=since, allow_fetching=False)
    status = validate_pdf_timestamp(stamp, validation_context=context)
    return bool(status.intact and status.valid and status.trusted)


def _revoked_before(certificate: Any, moment: datetime, lists: tuple[bytes, ...]) -> bool:
    from asn1crypto import crl

    for data in lists:
        entries = crl.CertificateList.load(data)["tbs_cert_list"]
        if entries["issuer"] != certificate.issuer:
            continue
        for entry in entries["revoked_certificates"] or ():
            if entry["user_certificate"].native == certificate.serial_number:
                return entry["revocation_date"].native <= moment
    return False


def _metadata(reader: Any) -> str:
    """The PDF's own description of itself (XMP), in which the digest of its data set stands."""
    return reader.root["/Metadata"].data.decode("utf-8", "replace") if "/Metadata" in reader.root else ""


def _address_in_qr(pdf: bytes) -> str:
    import pypdfium2
    import zxingcpp

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            picture = document[number].render(scale=200 / 72).to_pil().convert("L")
            for code in zxingcpp.read_barcodes(picture):
                if "/q/1/" in code.text:
                    return code.text
    finally:
        document.close()
    return ""
