from __future__ import annotations

from datetime import datetime
from uuid import UUID

from adminduk.casework.facts import Assurance, Facts
from adminduk.casework.gathering import PURPOSE, gather, service_of
from adminduk.casework.queries.cases import visible_case
from adminduk.casework.service import FormHead
from adminduk.casework.types.refusals import NoSuchForm, SignInFirst
from adminduk.documents.queries import render_form
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Kind
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.clock import day_at
from adminduk.offices.queries import full_name, get_office, get_region


def get_form_pdf(
    *, actor: Actor, at: datetime, case_id: UUID, code: str, assurance: Assurance = Assurance.BOUND
) -> bytes:
    """The form `code` ("F-2.03") of a case, filled in as far as it goes, to print and sign.

    `CaseNotFound` outside the actor's sight, `SignInFirst` for who holds only the PIN,
    `NoSuchForm` when the service does not know that form.
    """
    with acting(actor):
        case = visible_case(actor, case_id)
        if actor.kind is Kind.PUBLIC:
            raise SignInFirst
        service = service_of(case)
        fill = service.forms.get(code)
        if fill is None:
            raise NoSuchForm
        record_read(
            actor=actor,
            purpose=PURPOSE[actor.kind],
            subject_kind="case",
            subject_ids=[case_id],
            elements=[f"form:{code}"],
        )
        facts = gather(case, actor=actor, at=at, assurance=assurance)
        office = get_office(case.office_id)
        head = FormHead(
            office=office.name,
            kabkota=get_region(case.kabkota).name,
            place=office.town,
            filled_on=day_at(at, office.zone),
            case_number=case.number,
            address=_address(facts),
        )
        filled = fill(case.answers, facts, head)
    return render_form(filled)


def _address(facts: Facts) -> str:
    """The address of the reporter's family card in one line."""
    family = facts.family
    if family is None:
        return ""
    village, kecamatan, *_ = (*full_name(family.village_code), "", "")
    parts = [f"{family.address} RT {family.rt} RW {family.rw}", village, kecamatan]
    return ", ".join(part for part in parts if part).upper()
