"""Reading the two trails. They hold ids and codes, no personal data of residents, so a read of them is no
look; but who may read them, and of which places, is checked here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from adminduk.foundation.access.jurisdiction import NATION, Scope
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.models import Act, Look
from adminduk.foundation.audit.types import ActFacts, LookFacts, TrailFilter, TrailPage
from adminduk.foundation.db.sql import rows

SIZE = 50
LAST_PAGE = 2000


def list_acts(*, actor: Actor, wanted: TrailFilter, number: int = 1, size: int = SIZE) -> TrailPage:
    """What was done in the actor's jurisdiction (permission audit.view), newest first."""
    actor.require("audit.view")
    found = _narrowed(Act.objects.filter(_within(actor.scope)), wanted)
    if wanted.action:
        found = found.filter(action=wanted.action)
    if wanted.subject:
        found = found.filter(subject_id=wanted.subject)
    return _page(found, _act, number, size)


def list_looks(*, actor: Actor, wanted: TrailFilter, number: int = 1, size: int = SIZE) -> TrailPage:
    """Who of the actor's jurisdiction looked at personal data, and why; `wanted.action` is the purpose."""
    actor.require("audit.view")
    found = _narrowed(Look.objects.filter(_within(actor.scope)), wanted)
    if wanted.action:
        found = found.filter(purpose=wanted.action)
    if wanted.subject:
        found = found.filter(subject_ids__contains=[wanted.subject])
    return _page(found, _look, number, size)


def list_actions(*, actor: Actor, wanted: TrailFilter) -> list[str]:
    """The kinds of acts that occur within the days of `wanted`."""
    actor.require("audit.view")
    found = _narrowed(Act.objects.filter(_within(actor.scope)), wanted)
    return sorted(found.order_by().values_list("action", flat=True).distinct())


def list_purposes(*, actor: Actor, wanted: TrailFilter) -> list[str]:
    """The purposes of looks that occur within the days of `wanted`."""
    actor.require("audit.view")
    found = _narrowed(Look.objects.filter(_within(actor.scope)), wanted)
    return sorted(found.order_by().values_list("purpose", flat=True).distinct())


SEEN = """
-- Apart, so that the index over whom a look is about is used however few lines are wanted.
WITH seen AS MATERIALIZED (
    SELECT id, at, actor_kind, actor_id, purpose, subject_kind, subject_ids, elements, kabkota
    FROM audit_look
    WHERE subject_ids && %(subjects)s::varchar[]
      AND id >= adminduk_first_id(%(since)s) AND id < adminduk_first_id(%(until)s))
SELECT * FROM seen
WHERE actor_kind = ANY (%(kinds)s) AND (%(before)s::uuid IS NULL OR id < %(before)s::uuid)
  AND (actor_kind <> 'resident' OR actor_id IS DISTINCT FROM %(own)s::uuid)
  AND (%(id)s::uuid IS NULL OR id = %(id)s::uuid)
  AND (subject_ids && %(whole)s::varchar[] OR EXISTS (
       SELECT FROM unnest(%(parts)s::varchar[], %(from)s::timestamptz[], %(to)s::timestamptz[]) AS part(id, since, until)
       WHERE part.id = ANY (seen.subject_ids) AND seen.at >= part.since AND seen.at < part.until))
ORDER BY id DESC LIMIT %(most)s
"""


def looks_at(
    *,
    subjects: Sequence[str],
    spans: Mapping[str, tuple[datetime, datetime]],
    since: datetime,
    until: datetime,
    kinds: Sequence[str],
    own_account: UUID | None,
    before: UUID | None = None,
    look_id: UUID | None = None,
    most: int = SIZE,
) -> list[LookFacts]:
    """Looks at any of `subjects`, and at those of `spans` within their times, newest first; `own_account`'s own are
    left out. Whoever asks has made sure that the asker may know: these are ids, and tell of no person."""
    facts = {
        "subjects": [*subjects, *spans],
        "whole": list(subjects),
        "parts": list(spans),
        "from": [one[0] for one in spans.values()],
        "to": [one[1] for one in spans.values()],
        "since": since,
        "until": until,
        "kinds": list(kinds),
        "own": own_account,
        "before": before,
        "id": look_id,
        "most": most,
    }
    return [
        LookFacts(
            at=row["at"],
            actor_kind=row["actor_kind"],
            actor_id=row["actor_id"],
            actor_name="",
            purpose=row["purpose"],
            subject_kind=row["subject_kind"],
            subject_ids=tuple(row["subject_ids"]),
            elements=tuple(row["elements"]),
            kabkota=row["kabkota"],
            id=row["id"],
        )
        for row in rows(SEEN, facts)
    ]


def looks_by_ids(ids: Sequence[UUID]) -> list[LookFacts]:
    """These lines, of whomever; whoever asks has made sure that the asker may know."""
    return [replace(_look(one), actor_name="", id=one.id) for one in Look.objects.filter(id__in=ids)]


def list_own_account_acts(*, actor: Actor, most: int = 10) -> list[ActFacts]:
    """What happened to one's own account, by whomever: sign-ins, misses, resets."""
    found = Act.objects.filter(subject_kind="staff", subject_id=str(actor.id))
    return [_act(one) for one in found.order_by("-at", "-id")[:most]]


def _within(scope: Scope) -> Q:
    """The same rule as `Scope.covers`, as a filter of lists."""
    rule = Q(pk__in=[])
    for code in scope.codes:
        if code == NATION:
            return Q()
        rule |= Q(kabkota=code) if len(code) == 4 else Q(kabkota__startswith=code)
    return rule


def _narrowed(found: QuerySet[Any], wanted: TrailFilter) -> QuerySet[Any]:
    if wanted.since:
        found = found.filter(at__gte=wanted.since)
    if wanted.until:
        found = found.filter(at__lt=wanted.until)
    if wanted.actor_kind:
        found = found.filter(actor_kind=wanted.actor_kind)
    if wanted.actor_id:
        found = found.filter(actor_id=wanted.actor_id)
    return found


def _page(found: QuerySet[Any], facts: Any, number: int, size: int) -> TrailPage:
    number = max(1, min(number, LAST_PAGE))
    start = (number - 1) * size
    rows = list(found.order_by("-at", "-id")[start : start + size + 1])
    return TrailPage(tuple(facts(one) for one in rows[:size]), number, len(rows) > size)


def _act(one: Act) -> ActFacts:
    return ActFacts(
        at=one.at,
        actor_kind=one.actor_kind,
        actor_id=one.actor_id,
        actor_name=one.actor_name,
        action=one.action,
        subject_kind=one.subject_kind,
        subject_id=one.subject_id,
        kabkota=one.kabkota,
        detail=one.detail,
    )


def _look(one: Look) -> LookFacts:
    return LookFacts(
        at=one.at,
        actor_kind=one.actor_kind,
        actor_id=one.actor_id,
        actor_name=one.actor_name,
        purpose=one.purpose,
        subject_kind=one.subject_kind,
        subject_ids=tuple(one.subject_ids),
        elements=tuple(one.elements),
        kabkota=one.kabkota,
    )
