"""Gathering the facts of a case: the one place that asks the register, the offices and the law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from adminduk.casework.facts import Assurance, Channel, Facts, RegionFact, Somebody
from adminduk.casework.models import Case, Paper
from adminduk.casework.papers import current_papers
from adminduk.casework.service import Service
from adminduk.casework.services import get_service
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.clock import day_at
from adminduk.offices.queries import find_region, get_office
from adminduk.register.queries import (
    find_family_by_id,
    find_person_anywhere,
    find_possible_duplicates,
    get_own_family,
)
from adminduk.register.types import Family, PossibleDuplicate
from adminduk.regulations.law import Law

PURPOSE = {Kind.RESIDENT: "case.report", Kind.STAFF: "case.handle", Kind.SYSTEM: "case.follow"}


def service_of(case: Case) -> Service:
    return get_service(case.service)


def gather(
    case: Case,
    *,
    actor: Actor,
    at: datetime,
    assurance: Assurance = Assurance.BOUND,
    posted_regions: Iterable[str] = (),
    papers: Sequence[Paper] | None = None,
    duplicates: bool = True,
) -> Facts:
    """The facts of a case as `actor` may know them. Must run inside his act; `papers` if they are at hand.

    Without `duplicates` the country is not searched: nobody looks at them while a page is answered.
    """
    service = service_of(case)
    papers = current_papers(case) if papers is None else papers
    office = get_office(case.office_id)
    today = day_at(at, office.zone)
    family = _family(case, actor)
    reporter = family.member(case.reporter_id) if family and case.reporter_id else None
    regions = set(service.notice_of(case.notice_version).regions(case.answers)) | set(posted_regions)
    facts = Facts(
        law=Law(on=case.rules_on or today, region=case.kabkota),
        reported_on=case.rules_on or today,
        kabkota=case.kabkota,
        zone=office.zone,
        channel=Channel(case.channel),
        assurance=assurance,
        reporter=reporter.person if reporter else None,
        family=family,
        for_officer=actor.kind is not Kind.RESIDENT,
        entered=case.entry_id is not None,
        evidence=frozenset(paper.form or paper.kind for paper in papers),
        regions=_regions(regions),
    )
    facts = service.with_people(case.answers, facts, lambda nik: _find(actor, nik) if nik else (None, None))
    if actor.kind is Kind.RESIDENT or not duplicates:
        return facts
    return facts.with_duplicates(_duplicates(service, case, actor, facts))


def _family(case: Case, actor: Actor) -> Family | None:
    purpose = PURPOSE[actor.kind]
    if actor.kind is Kind.RESIDENT:
        return get_own_family(actor=actor, purpose=purpose)
    if case.family_id is None:
        return None
    return find_family_by_id(actor=actor, purpose=purpose, family_id=case.family_id)


def _find(actor: Actor, nik: str) -> tuple[Somebody | None, Family | None]:
    purpose = PURPOSE[actor.kind]
    person = find_person_anywhere(actor=actor, purpose=purpose, nik=nik)
    if person is None or actor.kind is Kind.RESIDENT or person.family_id is None:
        return person, None
    # In his own region an officer sees the whole family; of another region only the least of the person.
    return person, find_family_by_id(actor=actor, purpose=purpose, family_id=person.family_id)


def _regions(codes: set[str]) -> dict[str, RegionFact]:
    found = (find_region(code) for code in codes)
    return {region.code: RegionFact(region.name, region.zone) for region in found if region}


def _duplicates(service: Service, case: Case, actor: Actor, facts: Facts) -> tuple[PossibleDuplicate, ...]:
    probe = service.probe(case.answers, facts)
    if probe is None:
        return ()
    return tuple(
        find_possible_duplicates(
            actor=actor,
            purpose=PURPOSE[actor.kind],
            mother_id=probe.mother_id,
            mother_name=probe.mother_name,
            birth_date=probe.birth_date,
            child_name=probe.name,
            child_sex=probe.sex,
            multiple_birth=probe.multiple_birth,
            window_days=probe.window_days,
            # What this very case has entered is no duplicate of it.
            besides=probe.besides or case.person_id,
        )
    )
