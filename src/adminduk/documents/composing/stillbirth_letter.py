"""Surat Keterangan Lahir Mati, from the entry alone: there is no person."""

from __future__ import annotations

from datetime import date, time

from adminduk.documents.composing.akta import PURPOSE, sex_of
from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.datasets import StillbirthLetter
from adminduk.documents.models import Document
from adminduk.foundation.access.types import Actor
from adminduk.register.queries import get_entry
from adminduk.regulations import codes


def compose_stillbirth_letter(
    actor: Actor, document: Document, issuing: Issuing
) -> tuple[StillbirthLetter, str]:
    entry = get_entry(actor=actor, purpose=PURPOSE, entry_id=document.entry_id)
    child, mother, father = entry.facts["child"], entry.facts["mother"], entry.facts["father"]
    office = issuing.office
    dataset = StillbirthLetter(
        number=entry.akta_number,
        birth_place=child["birth_place"].upper(),
        birth_date=date.fromisoformat(child["birth_date"]),
        birth_time=time.fromisoformat(child["birth_time"]) if child["birth_time"] else None,
        zone=child["birth_zone"] if child["birth_time"] else None,
        sex=sex_of(child["sex"]),
        birth_kind=codes.birth_kind.label(child["kind"]).id,
        child_order=child["order"],
        gestation=entry.facts["weeks"],
        mother=mother["name"].upper(),
        mother_nik=mother["nik"] or None,
        father=father["name"].upper() if father else None,
        father_nik=(father["nik"] or None) if father else None,
        reporter=(father or mother)["name"].upper(),
        reported_on=entry.registered_on,
        kabkota=issuing.kabkota_name,
        office=office.name,
        office_address=office.address,
        place=office.town,
        issued_on=issuing.day,
        signatory=issuing.signatory,
    )
    return dataset, mother["name"]
