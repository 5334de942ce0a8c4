"""Objections: for who made them, for the centre's desk, and what an institution is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from uuid import UUID

from adminduk.data_access.finding import OWN, own_institution
from adminduk.data_access.glancing import institutions_glances, looks_by_id
from adminduk.data_access.models import Objection
from adminduk.data_access.types.glances import Glance, GlanceFilter, Looker
from adminduk.data_access.types.objections import (
    OBJECTION_LIFE,
    AskedOfInstitution,
    ObjectionAct,
    ObjectionFacts,
    ObjectionLine,
    ObjectionStatus,
    ObjectionStep,
)
from adminduk.data_access.types.refusals import NoSuchObjection
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind, Scope, system
from adminduk.foundation.audit.operations import record_read

# Whoever works on objections at the centre.
CENTRE = "data_access.objections"
OPEN = [one.value for one in ObjectionStatus if one.is_open]
CLERK = system("objections", Scope.nation())
EVER = GlanceFilter(
    since=datetime(2000, 1, 1, tzinfo=UTC),
    until=datetime(2200, 1, 1, tzinfo=UTC),
    lookers=frozenset(Looker),
)
MOST = 200


def list_own_objections(*, actor: Actor) -> list[ObjectionLine]:
    """What the resident objected to, newest first."""
    with acting(actor):
        own = Objection.objects.filter(account_id=actor.account_id)
        return _lines(own.order_by("-created_at", "-objection_id")[:MOST])


def list_objections(*, actor: Actor, purpose: str, is_open: bool = True) -> list[ObjectionLine]:
    """The centre's worklist: what is due first comes first; of what is decided the newest."""
    with acting(actor):
        actor.require(CENTRE, "*")
        found = Objection.objects.all()
        if is_open:
            found = found.filter(status__in=OPEN).order_by("due_at", "objection_id")
        else:
            found = found.exclude(status__in=OPEN).order_by("-changed_at", "-objection_id")
        lines = _lines(found[:MOST])
        if lines:
            record_read(
                actor=actor,
                purpose=purpose,
                subject_kind="objection",
                subject_ids=[one.id for one in lines],
                elements=["list"],
            )
        return lines


def get_objection(*, actor: Actor, purpose: str, objection_id: UUID) -> ObjectionFacts:
    """One with the look that it is about and what was said; `NoSuchObjection` for anybody else's.

    Who decides sees the look, and neither name nor number of whose record it was: it is not needed.
    """
    with acting(actor):
        found = Objection.objects.select_related("agreement__institution").filter(objection_id=objection_id)
        if actor.kind is Kind.STAFF:
            actor.require(CENTRE, "*")
        else:
            found = found.filter(account_id=actor.account_id)
        objection = found.first()
        if objection is None:
            raise NoSuchObjection
        record_read(
            actor=actor,
            purpose=purpose,
            subject_kind="objection",
            subject_ids=[objection_id],
            elements=["objection"],
        )
        steps = tuple(
            ObjectionStep(one.at, one.by, ObjectionAct(one.action), one.text)
            for one in objection.steps.order_by("at", "step_id")
        )
        with acting(CLERK):
            glance = _glance(objection)
    acts = frozenset(OBJECTION_LIFE[ObjectionStatus(objection.status)])
    return ObjectionFacts(_line(objection, glance.who), glance, steps, acts)


def list_asked_of_institution(*, actor: Actor, is_open: bool | None = None) -> list[AskedOfInstitution]:
    """What the centre has asked the actor's own institution about, newest first; of the person nothing."""
    actor.require(OWN)
    with acting(actor):
        institution_id = own_institution(actor)
        with acting(CLERK):
            found = Objection.objects.filter(
                agreement__institution_id=institution_id, steps__action=ObjectionAct.ASK
            ).distinct()
            asked = [_asked(one) for one in found.prefetch_related("steps").order_by("-created_at")[:MOST]]
    return [one for one in asked if is_open is None or one.is_open is is_open]


def _asked(objection: Objection) -> AskedOfInstitution:
    steps = sorted(objection.steps.all(), key=lambda one: (one.at, one.step_id))
    said = {
        act: [one.text for one in steps if one.action == act]
        for act in (ObjectionAct.ASK, ObjectionAct.ANSWER)
    }
    return AskedOfInstitution(
        id=objection.objection_id,
        number=objection.number,
        access_id=objection.look_id,
        looked_at=objection.looked_at,
        agreement_id=objection.agreement_id,  # type: ignore[arg-type]
        question=said[ObjectionAct.ASK][-1],
        answer=said[ObjectionAct.ANSWER][-1] if said[ObjectionAct.ANSWER] else "",
        due_at=objection.due_at,
        is_open=objection.status == ObjectionStatus.IN_REVIEW,
    )


def _glance(objection: Objection) -> Glance:
    if objection.source == "access":
        found: Sequence[Glance] = institutions_glances(objection.person_id, EVER, None, 1, objection.look_id)
    else:
        found = looks_by_id([objection.look_id])
    if not found:
        raise NoSuchObjection
    return found[0]


def _lines(found: Iterable[Objection]) -> list[ObjectionLine]:
    objections = list(found.select_related("agreement__institution"))  # type: ignore[attr-defined]
    looks = looks_by_id([one.look_id for one in objections if one.source == "look"])
    names = {one.id: one.who for one in looks}
    return [
        _line(one, one.agreement.institution.name if one.agreement else names.get(one.look_id, ""))
        for one in objections
    ]


def _line(one: Objection, who: str) -> ObjectionLine:
    return ObjectionLine(
        id=one.objection_id,
        number=one.number,
        status=ObjectionStatus(one.status),
        who=who,
        looked_at=one.looked_at,
        created_at=one.created_at,
        due_at=one.due_at,
        agreement_id=one.agreement_id,
    )
