"""Approvals by several processes at once, as the web server has them."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from bench.replay import Rate, quantile

WARM_UP = 2
# One act of one process: the case, and the approver to whom it was dealt.
Task = tuple[UUID, Any]


def approve_all(shares: Sequence[Sequence[Task]], at: datetime) -> Rate:
    """One process for each share; all begin together after a little practice."""
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    start = context.Barrier(len(shares) + 1)
    workers = [
        context.Process(target=_work, args=(list(share), at, start, answers), daemon=True) for share in shares
    ]
    for worker in workers:
        worker.start()
    start.wait(120)
    began = time.perf_counter()
    found = [answers.get(timeout=600) for _ in workers]
    seconds = time.perf_counter() - began
    for worker in workers:
        worker.join()
    took = sorted(one for times, _ in found for one in times)
    refused = [one for _, why in found for one in why]
    return Rate(len(took) / seconds, quantile(took, 0.5), quantile(took, 0.95), refused)


def _work(share: list[Task], at: datetime, start: Any, answers: Any) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "adminduk.settings"
    import django

    django.setup()
    from adminduk.casework.operations import approve
    from adminduk.foundation.refusals import Refused

    def one(task: Task) -> str:
        case_id, actor = task
        try:
            approve(actor=actor, at=at, key=str(case_id), case_id=case_id)
        except Refused as refusal:
            return type(refusal).__name__
        return ""

    for task in share[:WARM_UP]:
        one(task)
    start.wait(120)
    took, refused = [], []
    for task in share[WARM_UP:]:
        began = time.perf_counter()
        why = one(task)
        if why:
            refused.append(why)
        else:
            took.append((time.perf_counter() - began) * 1000)
    answers.put((took, refused))
