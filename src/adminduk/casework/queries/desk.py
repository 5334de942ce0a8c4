"""An officer's queue: only what was dealt to him."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from adminduk.casework.lifecycle import Status
from adminduk.casework.models import Case
from adminduk.casework.queries.views import line_of
from adminduk.casework.types.views import CaseLine, TrayCase
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.texts import Both

WORK = [Status.SUBMITTED, Status.VERIFYING, Status.SENT_BACK, Status.VERIFIED]


def list_queue(*, actor: Actor, waiting: bool = False, offset: int = 0, limit: int = 100) -> list[CaseLine]:
    """What was dealt to this officer, the nearest promise first; with `waiting`, what he returned and the
    applicant has not answered yet. A front-desk officer gets the drafts and returned cases he entered."""
    with acting(actor):
        actor.require("case.view")
        if "case.verify" in actor.permissions or "case.approve" in actor.permissions:
            status = [Status.RETURNED] if waiting else WORK
            mine = Case.objects.filter(assigned_to=actor.id, status__in=status)
        else:
            status = [Status.RETURNED, Status.DRAFT]
            mine = Case.objects.filter(entered_by=actor.id, status__in=status)
        return [line_of(case) for case in mine.order_by("due_at", "case_id")[offset : offset + limit]]


def list_drafts(*, actor: Actor, limit: int = 20) -> list[CaseLine]:
    """What this officer began at the counter and has not sent in yet, the newest first."""
    with acting(actor):
        actor.require("case.enter")
        mine = Case.objects.filter(entered_by=actor.id, status=Status.DRAFT)
        return [line_of(case) for case in mine.order_by("-changed_at")[:limit]]


def list_tray_cases(*, actor: Actor, case_ids: Collection[UUID]) -> dict[UUID, TrayCase]:
    """The cases behind documents of the signing tray, by their ids; one query for all of them."""
    own = [name for name in TrayCase.__slots__ if name != "attention"]
    with acting(actor):
        actor.require("documents.sign")
        found = Case.objects.filter(case_id__in=list(case_ids)).values(*own, "attention")
        record_read(
            actor=actor,
            purpose="sign",
            subject_kind="case",
            subject_ids=[one["case_id"] for one in found],
            elements=["name"],
        )
        return {
            one["case_id"]: TrayCase(**one | {"attention": tuple(Both(**text) for text in one["attention"])})
            for one in found
        }


def count_queue(*, actor: Actor) -> dict[str, int]:
    """Numbers for the head of the queue: to do, waiting for applicants, done today is the dashboard's."""
    with acting(actor):
        mine = Case.objects.filter(assigned_to=actor.id)
        return {
            "work": mine.filter(status__in=WORK).count(),
            "waiting": mine.filter(status=Status.RETURNED).count(),
        }


def find_cases(*, actor: Actor, purpose: str, text: str, limit: int = 20) -> list[CaseLine]:
    """Cases of the actor's jurisdiction by number (whole or its end) or akta number; every search is logged."""
    wanted = "".join(text.split()).upper()
    if len(wanted) < 4:
        return []
    with acting(actor):
        actor.require("case.view")
        found = list(
            Case.objects.filter(number__endswith=wanted).exclude(status=Status.DRAFT)[:limit]
        ) or list(Case.objects.filter(akta_number=wanted)[:limit])
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="case",
            subject_ids=[case.case_id for case in found],
            elements=["search"],
        )
        return [line_of(case) for case in found]
