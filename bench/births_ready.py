"""Births that wait for approval: one is reported and verified by the real operations, the others are its
copies for other couples, so that thousands are there in seconds."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import psycopg

# A Friday, ten o'clock in West Java; measures go on from here, a day each.
FIRST_DAY = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)

# Married couples on one card whose last child is older than nine months: nothing to ask about.
COUPLES = """
SELECT family.family_id, head.person_id AS father_id, wife.person_id AS mother_id
FROM register_family AS family
JOIN register_person AS head ON head.person_id = family.head_id
JOIN register_membership AS place ON place.family_id = family.family_id AND place.relation = 3
     AND upper_inf(place.during)
JOIN register_person AS wife ON wife.person_id = place.person_id
WHERE family.kabkota = %(kabkota)s AND family.active AND head.sex = 1 AND head.life = 'living'
  AND head.marriage_number <> '' AND wife.marriage_number = head.marriage_number
  AND head.citizenship = 1 AND wife.citizenship = 1
  AND wife.birth_date BETWEEN '1981-01-01' AND '2006-01-01'
  AND NOT EXISTS (SELECT FROM casework_case AS known WHERE known.family_id = family.family_id)
  AND NOT EXISTS (SELECT FROM register_person AS child
                  WHERE child.mother_id = wife.person_id AND child.birth_date > '2026-01-20')
ORDER BY family.family_id LIMIT %(count)s
"""


@dataclass(frozen=True, slots=True)
class Office:
    """One Dinas with its three officers."""

    kabkota: str
    registrar: Any
    verifier: Any
    approver: Any


@dataclass(frozen=True, slots=True)
class Ready:
    """A verified case, and whose it is."""

    case_id: UUID
    kabkota: str
    family_id: UUID
    father_id: UUID
    mother_id: UUID


def open_offices(codes: Sequence[str]) -> list[Office]:
    from adminduk.offices.queries import actor_of, find_office_of, list_staff
    from tests.cast import staff

    opened = []
    for code in codes:
        if find_office_of(code) is None:
            for role in ("registrar", "verifier", "approver"):
                staff(role, code, username=f"{role}.{code}")
        of_role = {one.role.name: actor_of(one) for one in list_staff(kabkota=code)}
        opened.append(Office(code, of_role["registrar"], of_role["verifier"], of_role["approver"]))
    return opened


def make_ready(office: Office, count: int, superuser: str) -> list[Ready]:
    """`count` verified cases of that office, dealt to its approver."""
    from adminduk.casework import operations
    from adminduk.casework.models import Case, CaseNumber, Paper
    from adminduk.foundation.access.acting import acting
    from adminduk.foundation.db.ids import new_id
    from tests.cases import BIRTH_PAGES, a_sent_birth

    couples = _couples(superuser, office.kabkota, count)
    family_id, father_id, mother_id = couples[0]
    people = tuple(SimpleNamespace(person_id=one) for one in (father_id, mother_id))
    family = SimpleNamespace(kabkota=office.kabkota, family_id=family_id, members=people)
    place = BIRTH_PAGES["birth_place"] | {"birth_region": office.kabkota}
    sent = a_sent_birth(office.registrar, FIRST_DAY, family, key=str(family_id), birth_place=place)
    operations.open_case(actor=office.verifier, at=FIRST_DAY, case_id=sent.case_id)
    with acting(office.verifier):
        papers = list(Paper.objects.filter(case_id=sent.case_id))
    for paper in papers:
        operations.judge_paper(
            actor=office.verifier,
            at=FIRST_DAY,
            case_id=sent.case_id,
            paper_id=paper.paper_id,
            accepted=True,
        )
    operations.verify(actor=office.verifier, at=FIRST_DAY, case_id=sent.case_id)

    ready = [Ready(sent.case_id, office.kabkota, family_id, father_id, mother_id)]
    cases, copies, numbers = [], [], []
    with acting(office.verifier):
        first = Case.objects.get(case_id=sent.case_id)
        papers = list(Paper.objects.filter(case_id=sent.case_id))
        for serial, (family_id, father_id, mother_id) in enumerate(couples[1:], 1):
            case = copy.copy(first)
            case.case_id, case.family_id, case.reporter_id = new_id(), family_id, mother_id
            case.number = f"{office.kabkota}-X{str(family_id)[-10:]}{serial:04d}"[:20]
            case.answers = first.answers | {"father_member": str(father_id)}
            cases.append(case)
            numbers.append(CaseNumber(number=case.number, case_id=case.case_id, kabkota=office.kabkota))
            for paper in papers:
                copied = copy.copy(paper)
                copied.case_id, copied.paper_id = case.case_id, new_id()
                copies.append(copied)
            ready.append(Ready(case.case_id, office.kabkota, family_id, father_id, mother_id))
        # The contact is sealed for the first case alone; the copies get a seal of their own.
        for case in cases:
            case.contact = _contact(case.case_id)
        Case.objects.bulk_create(cases, 500)
        CaseNumber.objects.bulk_create(numbers, 500)
        Paper.objects.bulk_create(copies, 500)
    return ready


def _contact(case_id: UUID) -> bytes:
    import json

    from adminduk.foundation.crypto import seal

    plain = json.dumps({"phone": "", "email": "siti@example.id"}).encode()
    return seal(plain, context=f"casework_case|contact|{case_id}")


def _couples(superuser: str, kabkota: str, count: int) -> list[tuple[UUID, UUID, UUID]]:
    with psycopg.connect(superuser, autocommit=True) as connection:
        found = connection.execute(COUPLES, {"kabkota": kabkota, "count": count}).fetchall()
    if len(found) < count:
        raise RuntimeError(
            f"There are only {len(found)} couples in {kabkota}: load more residents, or start a fresh home."
        )
    return found
