"""Is what came back our document, signed by the official we asked for, and nothing else?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from adminduk.documents.signing.signer import WrongAnswer
from adminduk.documents.signing.validation import validate
from adminduk.foundation.texts import Both

NOT_OURS = Both(id="bukan kelanjutan berkas kami", en="it does not continue our file")
CHANGED = Both(id="ada isi yang diubah", en="its content was changed")
OTHER_SIGNER = Both(id="penanda tangannya lain", en="another signer")
NOT_VALID = Both(id="tanda tangannya tidak sah", en="its signature is not valid")


# What a signature may set in the catalogue, and on a page.
IN_THE_CATALOGUE = {"/AcroForm", "/Perms", "/Extensions", "/DSS"}
ON_A_PAGE = {"/Annots", "/Tabs"}


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
        reader, before = (PdfFileReader(BytesIO(one), strict=False) for one in (signed, ours))
        (signature,) = reader.embedded_regular_signatures
        untouched = _only_a_signature_was_added(before, reader)
    except (PdfError, ValueError, KeyError):
        untouched = False
    if not untouched:
        raise WrongAnswer(why=CHANGED)
    # The same serial under another issuer is another certificate.
    if signature.signer_cert.sha256_fingerprint.replace(" ", "").lower() != _fingerprint(certificate):
        raise WrongAnswer(why=OTHER_SIGNER)


def _only_a_signature_was_added(before: PdfFileReader, after: PdfFileReader) -> bool:
    """Every object of ours reads as it did. Only the catalogue may name the new field, a page may carry its
    widget (of no size, so that nothing is painted over), and dates may be noted in the metadata."""
    root = before.root_ref.idnum
    if after.root_ref.idnum != root or "/AcroForm" in before.root:
        return False
    told = [before.trailer.raw_get(key) for key in ("/Info",) if key in before.trailer]
    told += [before.root.raw_get("/Metadata")] if "/Metadata" in before.root else []
    notes = {one.idnum for one in told}
    ours = {
        one.idnum
        for revision in range(before.xrefs.total_revisions)
        for one in before.xrefs.explicit_refs_in_revision(revision)
    }
    for revision in range(before.xrefs.total_revisions, after.xrefs.total_revisions):
        for reference in after.xrefs.explicit_refs_in_revision(revision):
            number = reference.idnum
            if number not in ours or number in notes:
                continue
            old = before.get_object(generic.Reference(number, 0, before))
            new = after.get_object(generic.Reference(number, reference.generation, after))
            if number == root:
                same = _same_but(old, new, IN_THE_CATALOGUE)
            elif isinstance(old, dict) and old.get("/Type") == "/Page":
                same = _same_but(old, new, ON_A_PAGE) and _widgets_are_unseen(old, new)
            else:
                same = _written(old) == _written(new)
            if not same:
                return False
    return True


def _same_but(old: generic.PdfObject, new: generic.PdfObject, free: set[str]) -> bool:
    if not isinstance(old, generic.DictionaryObject) or not isinstance(new, generic.DictionaryObject):
        return False
    held = [key for key in (*old, *new) if key not in free]
    return all(
        key in old and key in new and _written(old.raw_get(key)) == _written(new.raw_get(key)) for key in held
    )


def _widgets_are_unseen(old: generic.DictionaryObject, new: generic.DictionaryObject) -> bool:
    earlier, now = list(old.get("/Annots", ())), list(new.get("/Annots", ()))
    if [_written(one) for one in now[: len(earlier)]] != [_written(one) for one in earlier]:
        return False
    for added in now[len(earlier) :]:
        left, bottom, right, top = (float(side) for side in added.get_object()["/Rect"])
        if left != right or bottom != top:
            return False
    return True


def _written(value: generic.PdfObject) -> bytes:
    out = BytesIO()
    value.write_to_stream(out, None)
    return out.getvalue()


def _fingerprint(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex()
