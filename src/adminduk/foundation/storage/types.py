from __future__ import annotations

from dataclasses import dataclass

from adminduk.foundation.refusals import Outage
from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class StoredObject:
    """Where a file lies and what it was: `sha256` and `size` (bytes) are of the plain content."""

    key: str
    sha256: str
    size: int


class StorageDown(Outage):
    sentence = Both(
        id="Penyimpanan berkas sedang tidak dapat dipakai. Coba lagi beberapa menit lagi.",
        en="File storage is not available. Please try again in a few minutes.",
    )
