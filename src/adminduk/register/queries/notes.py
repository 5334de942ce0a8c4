"""The list of an office: marginal notes that others entered, to be written into its register of akta on paper."""

from __future__ import annotations

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.register.models import NoteDue as Row
from adminduk.register.types.notes import NoteDue

MAY = "register.annotate"


def list_notes_due(
    *, actor: Actor, purpose: str, written: bool = False, offset: int = 0, most: int = 50
) -> list[NoteDue]:
    """What waits, the oldest first; or what was `written`, the newest first. The read is logged."""
    with acting(actor):
        actor.require(MAY)
        order = ("-written_at", "akta_number") if written else ("noted_on", "akta_number")
        found = list(
            Row.objects.filter(written_at__isnull=not written).order_by(*order)[offset : offset + most]
        )
        if found:
            record_read(
                actor=actor,
                purpose=purpose,
                subject_kind="entry",
                subject_ids=[one.entry_id for one in found],
                elements=["akta"],
            )
    return [NoteDue(**{name: getattr(one, name) for name in NoteDue.__slots__}) for one in found]


def count_notes_due(*, actor: Actor) -> int:
    """How many wait in the actor's region."""
    with acting(actor):
        actor.require(MAY)
        return Row.objects.filter(written_at__isnull=True).count()
