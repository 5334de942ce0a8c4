"""One sample of every document, signed by an authority that lives for this act only.

Its certificates convince nobody: a sample shows how a signed document looks and opens, and is no document.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from adminduk.documents.pki import create_authority, issue_official
from adminduk.documents.samples import HEAD, OFFICE, write_samples
from adminduk.documents.signing.local import LocalSigner

PASSPHRASE = "contoh bukan rahasia"  # noqa: S105  opens a key that is gone a moment later


def write_signed_samples(*, folder: Path, at: datetime) -> list[Path]:
    """Writes every sample as a PDF into `folder`, official ones signed; answers the paths."""
    written = write_samples(folder)
    with TemporaryDirectory() as scratch:
        authority = create_authority(Path(scratch) / "pki", at=at, name=HEAD.issuer)
        credential = issue_official(
            authority.directory,
            at=at,
            name=HEAD.name,
            nip=HEAD.nip,
            title="Kepala Dinas",
            office=OFFICE,
            passphrase=PASSPHRASE,
            address="",
        )
        with LocalSigner.unlock(credential, PASSPHRASE, at=at) as signer:
            for path in written:
                # A form is signed by people, with ink.
                if not path.name.startswith("f-"):
                    (pdf,) = signer.sign([path.read_bytes()], at=at)
                    path.write_bytes(pdf)
    return written
