"""What institutions used, counted from the log: each access once, whatever runs beside."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from adminduk.data_access.models import Agreement, Charge, UsageCursor
from adminduk.data_access.policy import ZONE
from adminduk.data_access.types.refusals import ChargedBefore, NoSuchAgreement
from adminduk.data_access.types.statements import ChargeKind
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import first, run, statement
from adminduk.regulations import data_access as law_of
from adminduk.regulations.law import Law

HORIZON = """
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon,
       pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS ceiling
"""
NAME = "usage"


def count_usage(*, actor: Actor, at: datetime) -> int:
    """Adds what the log has gained; answers how many lines of usage changed. Two at once take turns.

    Counted is what stands below the oldest transaction that still runs: nothing can appear there any more, so
    no access is missed and none is counted twice. `actor` sees the nation.
    """
    with acting(actor):
        actor.require("data_access.count", "*")
        UsageCursor.objects.bulk_create(
            [UsageCursor(name=NAME, transaction_id=0, counted_at=at)], ignore_conflicts=True
        )
        cursor = UsageCursor.objects.select_for_update().get(name=NAME)
        now = first(HORIZON)
        assert now is not None
        changed = 0
        if cursor.transaction_id > now["ceiling"]:
            changed += _finish_earlier_life(cursor, ceiling=now["ceiling"])
        if now["horizon"] > cursor.transaction_id:
            changed += _count(cursor.transaction_id, now["horizon"], cursor.after)
            cursor.transaction_id = now["horizon"]
        cursor.counted_at = at
        cursor.save()
        return changed


def charge(
    *, actor: Actor, at: datetime, agreement_no: int, kind: ChargeKind, units: int, reference: str
) -> int:
    """Charges what is not paid by the access, at the tariff of the day; answers rupiah (0 for who is free).

    `units` are people in a file, or the level (1 to 3) of figures. `reference` names the thing once:
    `ChargedBefore` for a second time. Permission data_access.charge.
    """
    with acting(actor):
        actor.require("data_access.charge")
        agreement = Agreement.objects.filter(agreement_no=agreement_no).first()
        if agreement is None:
            raise NoSuchAgreement
        day = day_at(at, ZONE)
        law = Law(on=day)
        if kind is ChargeKind.FIGURES:
            rupiah = law_of.price_of_figures(agreement.tariff, units, law)
        else:
            full = kind is ChargeKind.MATCHING
            rupiah = law_of.price_of_matching(agreement.tariff, units, full, law)
        try:
            with transaction.atomic():
                Charge.objects.create(
                    charge_id=new_id(),
                    agreement_no=agreement_no,
                    at=at,
                    day=day,
                    kind=kind,
                    units=units,
                    rupiah=rupiah,
                    reference=reference,
                )
        except IntegrityError as known:
            raise ChargedBefore from known
        return rupiah


def _count(since: int, horizon: int | None, after: UUID | None) -> int:
    facts = {"since": since, "horizon": horizon, "after": after}
    return run(statement("data_access", "count_usage"), facts)


def _finish_earlier_life(cursor: UsageCursor, *, ceiling: int) -> int:
    """The database was brought back from a backup and counts its transactions anew. What came with the backup is
    counted to its end; from then on only what is later than its last access."""
    changed = _count(cursor.transaction_id, None, cursor.after)
    last = first(statement("data_access", "last_of_earlier_life"), {"ceiling": ceiling})
    cursor.transaction_id, cursor.after = 0, last["access_id"] if last else cursor.after
    return changed
