"""Who looked at my data: for the person himself, and for a parent of a child."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from adminduk.accounts.types import Assurance
from adminduk.data_access.glancing import (
    institutions_glances,
    others_glances,
    records,
    with_objections,
)
from adminduk.data_access.models import Agreement
from adminduk.data_access.policy import ZONE
from adminduk.data_access.types.glances import Child, Glance, GlanceFilter, GlancePage, Looker
from adminduk.data_access.types.refusals import MatchFirst, NotYourRecord
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.clock import day_at
from adminduk.register.queries import get_own_family
from adminduk.register.types import FamilyNotActive, Life
from adminduk.regulations.data_access import parent_watches_over
from adminduk.regulations.law import Law

SIZE = 25


def list_watched_children(*, actor: Actor, purpose: str, at: datetime) -> list[Child]:
    """Children on one's own family card of whom one is mother or father, and who are not of age."""
    try:
        family = get_own_family(actor=actor, purpose=purpose)
    except FamilyNotActive:
        return []
    today = day_at(at, ZONE)
    law = Law(on=today)
    return [
        Child(one.person.person_id, one.person.name, family.kabkota)
        for one in family.members
        if actor.person_id in (one.person.mother_id, one.person.father_id)
        and one.person.life is Life.LIVING
        and parent_watches_over(one.person.birth_date, one.person.marital_status, today, law)
    ]


def list_glances(
    *,
    actor: Actor,
    purpose: str,
    at: datetime,
    assurance: Assurance,
    wanted: GlanceFilter,
    child_id: UUID | None = None,
    cases: Iterable[UUID] = (),
    before: UUID | None = None,
    size: int = SIZE,
) -> GlancePage:
    """Looks at one's own record, newest first, by key: `before` is the last one of the page before.

    With `child_id` at the record of one's child (`NotYourRecord` for any other person). `cases` are one's own
    cases: who opens them looks at oneself. One's own looks are left out.
    """
    person_id = _person(actor, purpose, at, assurance, child_id)
    kept = records(person_id, () if child_id else cases)
    with acting(actor):
        # The database shows a person's lines to the person; for a child its parent stands in its place.
        with acting(replace(actor, person_id=person_id)):
            found = institutions_glances(person_id, wanted, before, size + 1)
        found += others_glances(kept, wanted, before, size + 1, actor)
        found.sort(key=lambda one: one.id, reverse=True)
        lines = found[:size]
        record_read(
            actor=actor, purpose=purpose, subject_kind="person", subject_ids=[person_id], elements=["looks"]
        )
        numbers = with_objections(lines, person_id)
    return GlancePage(
        tuple(replace(one, objection=numbers.get(one.id, "")) for one in lines),
        lines[-1].id if len(found) > size else None,
    )


def get_glance(
    *,
    actor: Actor,
    purpose: str,
    at: datetime,
    assurance: Assurance,
    look_id: UUID,
    wanted: GlanceFilter,
    child_id: UUID | None = None,
    cases: Iterable[UUID] = (),
) -> Glance:
    """One of them; `NotYourRecord` when it is about nobody whom the asker may watch over."""
    person_id = _person(actor, purpose, at, assurance, child_id)
    kept = records(person_id, () if child_id else cases)
    with acting(actor):
        with acting(replace(actor, person_id=person_id)):
            found = institutions_glances(person_id, wanted, None, 1, look_id)
        found = found or others_glances(kept, wanted, None, 1, actor, look_id)
        if not found:
            raise NotYourRecord
        return replace(found[0], objection=with_objections(found, person_id).get(look_id, ""))


def list_institutions_that_looked(
    *,
    actor: Actor,
    purpose: str,
    at: datetime,
    assurance: Assurance,
    wanted: GlanceFilter,
    child_id: UUID | None = None,
) -> list[tuple[UUID, str]]:
    """Id and name of each institution that looked within the period, by name."""
    person_id = _person(actor, purpose, at, assurance, child_id)
    with acting(actor):
        with acting(replace(actor, person_id=person_id)):
            every = replace(wanted, lookers=frozenset({Looker.INSTITUTION}), institution=None)
            ids = {one.agreement_id for one in institutions_glances(person_id, every, None, 1000)}
        found = Agreement.objects.select_related("institution").filter(agreement_id__in=ids)
        return sorted({(one.institution_id, one.institution.name) for one in found}, key=lambda one: one[1])


def _person(actor: Actor, purpose: str, at: datetime, assurance: Assurance, child_id: UUID | None) -> UUID:
    # Whoever holds a photocopy of a family card can bind a phone: that does not show who asks about its owner.
    if assurance is not Assurance.MATCHED:
        raise MatchFirst
    if actor.person_id is None:
        raise NotYourRecord
    if child_id is None or child_id == actor.person_id:
        return actor.person_id
    if child_id not in {one.person_id for one in list_watched_children(actor=actor, purpose=purpose, at=at)}:
        raise NotYourRecord
    return child_id
