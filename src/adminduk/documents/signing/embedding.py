"""Putting a signature into a PDF as an incremental update: the signed file begins with our exact bytes.

The field is invisible, because the page already says who signs; it lies outside the page as PDF/UA
wants and has the print flag that PDF/A wants. The signature certifies the document (DocMDP, no
changes), so whatever is added later shows as a change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import PdfSignedData

FIELD = "TandaTangan"
TOOLTIP = "Tanda tangan elektronik"
_name = generic.pdf_name


class _Writer(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        """Leaves the metadata as rendered: their date is the date of issue, and the clock is not ours."""


def embed(pdf: bytes, *, at: datetime, holder: str, room: int, sign: Callable[[bytes], bytes]) -> bytes:
    """`pdf` with one signature made by `sign` (SHA-256 of the document in, CMS out, at most `room` bytes)."""
    writer = _Writer(BytesIO(pdf))
    outside = InvisSigSettings(set_print_flag=True, box_out_of_bounds=True)
    embedder = PdfCMSEmbedder(
        new_field_spec=SigFieldSpec(FIELD, invis_sig_settings=outside, readable_field_name=TOOLTIP)
    )
    steps = embedder.write_cms(field_name=FIELD, writer=writer)
    next(steps)
    placeholder = PdfSignedData(
        obj_type=_name("/Sig"),
        subfilter=SigSeedSubFilter.PADES,
        timestamp=at,
        bytes_reserved=2 * room,
    )
    placeholder[_name("/Name")] = generic.pdf_string(holder)
    certify = SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
    steps.send(SigObjSetup(sig_placeholder=placeholder, mdp_setup=certify))
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha256"))
    steps.send(sign(prepared.document_digest))
    signed = output.getvalue()
    if not signed.startswith(pdf):
        raise AssertionError("a signature must be added after the document's own bytes")
    return signed
