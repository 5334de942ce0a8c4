"""Objecting to one look, and answering the objection."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection

from adminduk.accounts.queries import find_recipient
from adminduk.accounts.types import Assurance
from adminduk.data_access.finding import OWN, own_institution
from adminduk.data_access.models import Objection, ObjectionStep
from adminduk.data_access.operations.deciding import suspend_agreement
from adminduk.data_access.policy import ZONE
from adminduk.data_access.queries.glances import get_glance
from adminduk.data_access.queries.objections import CENTRE, CLERK
from adminduk.data_access.trail import record_about
from adminduk.data_access.types.glances import GlanceFilter
from adminduk.data_access.types.objections import OBJECTION_LIFE, ObjectionAct, ObjectionStatus
from adminduk.data_access.types.outcomes import Status
from adminduk.data_access.types.refusals import (
    NoSuchObjection,
    ObjectedBefore,
    ObjectionStepNotPossible,
    WordsNeeded,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.clock import day_at
from adminduk.foundation.db.ids import new_id
from adminduk.messaging.operations import send
from adminduk.regulations.data_access import objection_due
from adminduk.regulations.law import Law

LONGEST = 2000


def object_to_look(
    *,
    actor: Actor,
    at: datetime,
    purpose: str,
    assurance: Assurance,
    look_id: UUID,
    wanted: GlanceFilter,
    kabkota: str,
    reason: str,
    child_id: UUID | None = None,
    cases: Iterable[UUID] = (),
    language: str = "id",
) -> str:
    """Opens a case of its own about one look at oneself or one's child; answers its number.

    `NotYourRecord`, `WordsNeeded`, `ObjectedBefore`. Who objects is told that it has come in.
    """
    reason = _words(reason)
    with acting(actor):
        glance = get_glance(
            actor=actor,
            purpose=purpose,
            at=at,
            assurance=assurance,
            look_id=look_id,
            wanted=wanted,
            child_id=child_id,
            cases=cases,
        )
        if glance.objection:
            raise ObjectedBefore(number=glance.objection)
        person_id = child_id or actor.person_id
        objection = Objection.objects.create(
            objection_id=new_id(),
            number=_next_number(at),
            person_id=person_id,
            account_id=actor.account_id,
            kabkota=kabkota,
            source=glance.source,
            look_id=look_id,
            looked_at=glance.at,
            agreement_id=glance.agreement_id,
            due_at=objection_due(at, Law(on=day_at(at, ZONE))),
            language=language,
            created_at=at,
            changed_at=at,
        )
        _step(objection, actor, at, ObjectionAct.SUBMIT, reason, by="resident")
        _tell(objection, actor, at, "objection_received")
        return objection.number


def ask_about_objection(*, actor: Actor, at: datetime, objection_id: UUID, question: str) -> None:
    """Puts the matter to the institution (or notes that the office was asked); it is under review from now on."""
    question = _words(question)
    with acting(actor):
        objection = _of_centre(actor, objection_id)
        _turn(objection, at, ObjectionAct.ASK)
        _step(objection, actor, at, ObjectionAct.ASK, question)


def answer_objection(*, actor: Actor, at: datetime, objection_id: UUID, answer: str) -> None:
    """The institution's answer: by its own officer, or taken down by the centre's."""
    answer = _words(answer)
    if actor.kind is Kind.PARTNER:
        actor.require(OWN)
        with acting(actor):
            institution_id = own_institution(actor)
            with acting(CLERK):
                objection = _objection(objection_id)
                if objection.agreement is None or objection.agreement.institution_id != institution_id:
                    raise NoSuchObjection
                _turn(objection, at, ObjectionAct.ANSWER)
                _step(objection, actor, at, ObjectionAct.ANSWER, answer, by="institution")
        return
    with acting(actor):
        objection = _of_centre(actor, objection_id)
        _turn(objection, at, ObjectionAct.ANSWER)
        _step(objection, actor, at, ObjectionAct.ANSWER, answer)


def decide_objection(
    *, actor: Actor, at: datetime, objection_id: UUID, uphold: bool, reason: str, suspend: bool = False
) -> None:
    """Upholds or rejects it, and tells who objected. With `suspend` the agreement stops in the same act; whoever
    does it needs the right to suspend as well."""
    reason = _words(reason)
    with acting(actor):
        objection = _of_centre(actor, objection_id)
        act = ObjectionAct.UPHOLD if uphold else ObjectionAct.REJECT
        _turn(objection, at, act)
        _step(objection, actor, at, act, reason)
        if suspend and uphold and objection.agreement and objection.agreement.status == Status.ACTIVE:
            suspend_agreement(
                actor=actor,
                at=at,
                agreement_id=objection.agreement.agreement_id,
                reason=f"Keberatan {objection.number}",
            )
        _tell(objection, actor, at, "objection_answered")


def _of_centre(actor: Actor, objection_id: UUID) -> Objection:
    actor.require(CENTRE, "*")
    return _objection(objection_id)


def _objection(objection_id: UUID) -> Objection:
    found = Objection.objects.select_related("agreement").select_for_update(of=("self",))
    objection = found.filter(objection_id=objection_id).first()
    if objection is None:
        raise NoSuchObjection
    return objection


def _turn(objection: Objection, at: datetime, act: ObjectionAct) -> None:
    status = OBJECTION_LIFE[ObjectionStatus(objection.status)].get(act)
    if status is None:
        raise ObjectionStepNotPossible
    objection.status, objection.changed_at = status, at
    objection.save(update_fields=["status", "changed_at"])


def _step(
    objection: Objection, actor: Actor, at: datetime, act: ObjectionAct, text: str, by: str = "centre"
) -> None:
    ObjectionStep.objects.create(
        step_id=new_id(),
        objection=objection,
        person_id=objection.person_id,
        at=at,
        by=by,
        actor_id=actor.id,
        action=act,
        text=text,
    )
    record_about(
        "objection",
        objection.objection_id,
        actor=actor,
        at=at,
        action=act,
        detail={"number": objection.number},
    )


def _tell(objection: Objection, actor: Actor, at: datetime, kind: str) -> None:
    to = find_recipient(actor=actor, purpose="objection.tell", account_id=objection.account_id)
    if to is None:
        return
    send(
        actor=actor,
        at=at,
        kind=kind,
        to=to,
        facts={
            "number": objection.number,
            "link": f"{settings.ADMINDUK_PUBLIC_URL}/data-saya/keberatan/",
        },
        kabkota=objection.kabkota,
        subject_kind="objection",
        subject_id=objection.objection_id,
        key=f"{kind}/{objection.objection_id}",
        language=objection.language,
    )


def _next_number(at: datetime) -> str:
    """K-2611-00042: the month in Jakarta, and a number that goes on; two at once wait for each other."""
    prefix = day_at(at, ZONE).strftime("K-%y%m-")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('data_access_objection', 0))")
    with acting(CLERK):
        last = Objection.objects.filter(number__startswith=prefix).order_by("-number").first()
    return f"{prefix}{(int(last.number.rpartition('-')[2]) if last else 0) + 1:05d}"


def _words(text: str) -> str:
    text = text.strip()
    if not 3 <= len(text) <= LONGEST:
        raise WordsNeeded
    return text
