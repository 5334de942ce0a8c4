from __future__ import annotations

from dataclasses import dataclass

from adminduk.data_access.types.outcomes import Outcome
from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class SandboxFacts:
    """A resident who never lived; `shows` says what a client can try with him."""

    nik: str
    name: str
    outcome: Outcome
    shows: Both
