"""Reading the two trails. They hold ids and codes, no personal data of residents, so a read of them is no
look; but who may read them, and of which places, is checked here."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from adminduk.foundation.access.jurisdiction import NATION, Scope
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.models import Act, Look
from adminduk.foundation.audit.types import ActFacts, LookFacts, TrailFilter, TrailPage

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
