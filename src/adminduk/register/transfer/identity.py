"""Ids that a line of a file always gets: a run that goes on knows by them what came in before."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b
from uuid import UUID


class Ids:
    """UUIDv7 (RFC 9562, 6.2, method 1): time of the import, then the line, then bits that only `seed` tells."""

    def __init__(self, seed: bytes, begun: datetime) -> None:
        self._key = blake2b(key=seed)
        self._time = int(begun.timestamp() * 1000) << 80

    def of(self, kind: str, line: int) -> UUID:
        """`kind` is "p" for the person of a line, "f" for the family that begins there."""
        key = self._key.copy()
        key.update(f"{kind}{line}".encode())
        count = line & 0x3FFFFFFF
        drawn = int.from_bytes(key.digest()[:6], "big") & 0xFFF_FFFF_FFFF
        return UUID(
            int=self._time | 7 << 76 | (count >> 18) << 64 | 2 << 62 | (count & 0x3FFFF) << 44 | drawn
        )
