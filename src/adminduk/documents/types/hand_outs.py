from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Way(StrEnum):
    """How a signed document was given out: fetched by its holder, opened by an officer, printed as a copy."""

    DOWNLOAD = "download"
    DESK = "desk"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class HandOuts:
    """How often a document was given out, by way, and when last."""

    downloads: int
    at_desk: int
    copies: int
    last_at: datetime

    @property
    def times(self) -> int:
        return self.downloads + self.at_desk + self.copies
