"""Slow or later work of casework. Each is safe to run twice."""

from __future__ import annotations

from uuid import UUID

from procrastinate import JobContext
from procrastinate.contrib.django import app

from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.jobs import defer, job
from adminduk.offices.queries import list_offices


def _actor(kabkota: str) -> Actor:
    return system("casework", Scope.of(kabkota))


@job(queue="casework")
def deliver(*, case_id: str, kabkota: str) -> None:
    """When the last document of a case is signed: lift them all to B-LTA, finish it and tell its people."""
    from adminduk.casework.operations import finish_if_all_signed, lift_signed

    lift_signed(actor=_actor(kabkota), at=now(), case_id=UUID(case_id))
    finish_if_all_signed(actor=_actor(kabkota), at=now(), case_id=UUID(case_id))


@job(queue="casework")
def deal_waiting_cases(*, kabkota: str) -> None:
    """Deals what nobody could take when it came in."""
    from adminduk.casework.operations import deal_waiting

    deal_waiting(actor=_actor(kabkota), at=now(), kabkota=kabkota)


@app.periodic(cron="*/5 * * * *")
@app.task(name="casework.jobs.deal_everywhere", queue="upkeep", queueing_lock="deal", pass_context=True)
def deal_everywhere(context: JobContext, timestamp: int) -> None:
    for office in list_offices():
        if office.kind == "dinas":
            defer(deal_waiting_cases, once_as=f"deal/{office.kabkota}", kabkota=office.kabkota)


@app.periodic(cron="7 * * * *")
@app.task(name="casework.jobs.forget_uploads", queue="upkeep", queueing_lock="forget uploads")
def forget_uploads(timestamp: int) -> None:
    """Files that nobody went on sending for a day do not stay, sealed or not."""
    from adminduk.casework.operations import forget_expired_uploads

    forget_expired_uploads(actor=system("upkeep of uploads", Scope.nation()), at=now())
