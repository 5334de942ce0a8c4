"""From B-B to B-LTA: what proves a signature for decades is added behind it, and nothing before changes.

One further revision holds the certificates and revocation lists of the moment (DSS) and a document
timestamp over all of it. The signed bytes are the first bytes of the file for ever. ETSI EN 319 142-1
counts a document timestamp as the trusted time of level T, and as the archive timestamp of level LTA.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore

from adminduk.documents.pki.timestamps import TimestampAuthority

OUTSIDE = InvisSigSettings(set_print_flag=True, box_out_of_bounds=True)
TOOLTIP = "Stempel waktu elektronik"


@dataclass(frozen=True)
class Evidence:
    """What a validator needs in later years, parsed once for many documents.

    The answers must be younger than the signature: only then do they say that its certificate was not
    revoked when it signed (ETSI EN 319 102-1, 5.5).
    """

    certificates: tuple[asn1.Certificate, ...]
    answers: tuple[asn1_ocsp.OCSPResponse, ...]
    lists: tuple[asn1_crl.CertificateList, ...]

    @classmethod
    def of(
        cls, certificates: Sequence[x509.Certificate], *, answers: Sequence[bytes], lists: Sequence[bytes]
    ) -> Evidence:
        """From certificates, OCSP answers and revocation lists (both DER)."""
        encoded = [one.public_bytes(serialization.Encoding.DER) for one in certificates]
        return cls(
            tuple(asn1.Certificate.load(one) for one in encoded),
            tuple(asn1_ocsp.OCSPResponse.load(one) for one in answers),
            tuple(asn1_crl.CertificateList.load(one) for one in lists),
        )


class _Writer(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        """Leaves the metadata as they were signed."""


def lift(pdf: bytes, *, evidence: Evidence, stamps: TimestampAuthority, at: datetime) -> bytes:
    """`pdf` with one more revision: evidence and a document timestamp of the instant `at`.

    Serves for the first lifting and for every renewal (before algorithms or certificates end).
    """
    # An object begins on a line of its own (ISO 19005-3, 6.1.9), and not every signer ends with one.
    writer = _Writer(BytesIO(pdf if pdf.endswith(b"\n") else pdf + b"\n"), strict=False)
    DocumentSecurityStore.supply_dss_in_writer(
        writer, None, certs=evidence.certificates, ocsps=evidence.answers, crls=evidence.lists
    )
    field = f"TandaWaktu{sum(1 for _ in writer.prev.embedded_timestamp_signatures) + 1}"
    # Outside the page and with a name that is read aloud: PDF/UA-1, 7.18.
    unseen = SigFieldSpec(field, invis_sig_settings=OUTSIDE, readable_field_name=TOOLTIP)
    steps = PdfCMSEmbedder(new_field_spec=unseen).write_cms(field_name=field, writer=writer)
    next(steps)
    steps.send(SigObjSetup(sig_placeholder=DocumentTimestamp(bytes_reserved=2 * stamps.largest)))
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha256"))
    steps.send(stamps.token(prepared.document_digest, at=at))
    lifted = output.getvalue()
    if not lifted.startswith(pdf):
        raise AssertionError("a later revision must extend the bytes that were issued")
    return lifted
