"""The sandbox's synthetic residents, kept in a table of their own as `sandbox.yaml` says."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid5

from adminduk.data_access.models import SandboxPerson
from adminduk.data_access.sandbox import families
from adminduk.data_access.types.outcomes import Outcome
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor

# Their ids are the same on every installation and nobody else's.
SPACE = UUID("6f0f7e0e-3a55-5f0c-9a3b-b1d3a9c1f099")


def load_sandbox(*, actor: Actor, at: datetime) -> int:
    """Makes the table say what the file says; answers how many people there are. Permission data_access.draft."""
    with acting(actor):
        actor.require("data_access.draft")
        fill_sandbox()
        return len(_people())


def fill_sandbox() -> None:
    """Within the act of somebody who opens a sandbox client."""
    wanted = _people()
    columns = [field.name for field in SandboxPerson._meta.fields if not field.primary_key]
    SandboxPerson.objects.bulk_create(
        wanted, update_conflicts=True, unique_fields=["nik"], update_fields=columns
    )
    SandboxPerson.objects.exclude(nik__in=[one.nik for one in wanted]).delete()


def _people() -> list[SandboxPerson]:
    found = []
    for family in families():
        shared = {name: value for name, value in family.items() if name != "members"}
        for told in family["members"]:
            facts = shared | {name: value for name, value in told.items() if name not in {"outcome", "shows"}}
            outcome = Outcome[told.get("outcome", "FOUND")]
            found.append(SandboxPerson(person_id=uuid5(SPACE, facts["nik"]), outcome=outcome, **facts))
    return found
