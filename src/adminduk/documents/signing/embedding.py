"""Putting a signature into a PDF as an incremental update: the signed file begins with our exact bytes.

The field is invisible, because the page already says who signs; it lies outside the page as PDF/UA
wants and has the print flag that PDF/A wants. The signature certifies the document (DocMDP, no
changes), so whatever is added later shows as a change.

The update is written by hand, because a general writer reads the whole file first and costs three times what
the key does. It knows one shape of file, that of our own renderings (`revising.py`), and refuses any other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

from adminduk.documents.signing.revising import Revision, text_string

FIELD = "TandaTangan"
TOOLTIP = "Tanda tangan elektronik"
# As wide as the longest range, so that it can be written over when the length of the file is known.
_NO_RANGE = b"/ByteRange [0 0000000000 0000000000 0000000000]"
_OUTSIDE = b"[-9999 -9999 -9999 -9999]"
PRINTED_AND_LOCKED = 132  # ISO 32000-1, table 165: bits 3 and 8
SIGNED_AND_APPEND_ONLY = 3  # table 219


def embed(pdf: bytes, *, at: datetime, holder: str, room: int, sign: Callable[[bytes], bytes]) -> bytes:
    """`pdf` with one signature made by `sign` (SHA-256 of the document in, CMS out, at most `room` bytes).

    `NotOurShape` for a file that `render` did not make, and for one that has a form already.
    """
    revision = Revision(pdf)
    form, field, signature = revision.take_number(), revision.take_number(), revision.take_number()
    page = revision.first_page
    revision.extend(page, b"/Annots[%d 0 R]" % field)
    revision.extend(revision.root, b"/AcroForm %d 0 R/Perms<</DocMDP %d 0 R>>" % (form, signature))
    revision.write(form, b"<</Fields[%d 0 R]/SigFlags %d>>" % (field, SIGNED_AND_APPEND_ONLY))
    revision.write(
        field,
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T%s/TU%s/F %d/Rect%s/P %d 0 R/V %d 0 R>>"
        % (text_string(FIELD), text_string(TOOLTIP), PRINTED_AND_LOCKED, _OUTSIDE, page, signature),
    )
    revision.write(
        signature,
        b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name%s/M(D:%s+00'00')"
        # No digest of its own in the reference: ISO 19005-3, 6.4.3.
        b"/Reference[<</Type/SigRef/TransformMethod/DocMDP"
        b"/TransformParams<</Type/TransformParams/V/1.2/P 1>>>>]\n%s/Contents <%s>>>"
        % (
            text_string(holder),
            at.astimezone(UTC).strftime("%Y%m%d%H%M%S").encode(),
            _NO_RANGE,
            b"0" * (2 * room),
        ),
    )
    added = revision.added()
    range_at = added.index(_NO_RANGE)
    gap_at = range_at + len(_NO_RANGE) + len(b"/Contents ")
    # The gap is the value of /Contents with its angle brackets.
    first, second = len(pdf) + gap_at, len(pdf) + gap_at + 2 * room + 2
    rest = len(pdf) + len(added) - second
    said = b"/ByteRange [0 %d %d %d]" % (first, second, rest)
    added[range_at : range_at + len(_NO_RANGE)] = said.ljust(len(_NO_RANGE))
    view = memoryview(added)
    digest = sha256(pdf)
    digest.update(view[:gap_at])
    digest.update(view[gap_at + 2 * room + 2 :])
    made = sign(digest.digest()).hex().encode()
    if len(made) > 2 * room:
        raise ValueError("the signature is longer than the room that was kept for it")
    view[gap_at + 1 : gap_at + 1 + len(made)] = made
    view.release()
    return pdf + added
