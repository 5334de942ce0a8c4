"""Put a file away, take it out. What lies on the shelf is a sealed box, never the file.

Not part of a transaction: a file is put before the row that names it, so a rollback leaves at worst a
box that nobody names, and never a name without a box.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from adminduk.foundation.crypto import open_sealed, seal
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.storage.shelves import S3, Disk, Shelf
from adminduk.foundation.storage.types import StoredObject


@cache
def _shelf(s3: str, root: str) -> Shelf:
    return S3(s3) if s3 else Disk(Path(root))


def shelf() -> Shelf:
    return _shelf(settings.ADMINDUK_S3_URL, str(settings.ADMINDUK_STORAGE))


def put(content: bytes, *, kind: str) -> StoredObject:
    """Seals `content` under a new key; `kind` ("evidence", "document" …) is bound into the seal."""
    key = f"{kind}-{new_id().hex}"
    shelf().write(key, seal(content, context=key, purpose="storage"))
    return StoredObject(key=key, sha256=sha256(content).hexdigest(), size=len(content))


def get(key: str) -> bytes:
    """The content as it was put; `StorageDown` or `SealBroken` otherwise."""
    return open_sealed(shelf().read(key), context=key, purpose="storage")


def remove(key: str) -> None:
    shelf().remove(key)
