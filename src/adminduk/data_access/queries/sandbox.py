"""The synthetic residents that documents and pages name."""

from __future__ import annotations

from adminduk.data_access.sandbox import families
from adminduk.data_access.types.outcomes import Outcome
from adminduk.data_access.types.sandbox import SandboxFacts
from adminduk.foundation.texts import Both


def list_sandbox_people() -> list[SandboxFacts]:
    """Everybody whom a sandbox client can ask about, by NIK; nobody of them ever lived."""
    found = [
        SandboxFacts(one["nik"], one["name"], Outcome[one.get("outcome", "FOUND")], Both(**one["shows"]))
        for family in families()
        for one in family["members"]
    ]
    return sorted(found, key=lambda one: one.nik)
