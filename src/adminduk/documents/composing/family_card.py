"""Kartu Keluarga, from the family as it stands in the register."""

from __future__ import annotations

from adminduk.documents.composing.akta import PURPOSE, sex_of
from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.datasets import FamilyCard, FamilyCardMember
from adminduk.documents.models import Document
from adminduk.foundation.access.types import Actor
from adminduk.offices.queries import get_region
from adminduk.register.queries import get_family
from adminduk.register.types import Citizenship, Member
from adminduk.regulations import codes
from adminduk.regulations.codes import CodeList


def compose_family_card(actor: Actor, document: Document, issuing: Issuing) -> tuple[FamilyCard, str]:
    family = get_family(actor=actor, purpose=PURPOSE, family_id=document.family_id)
    head = family.head
    dataset = FamilyCard(
        number=family.kk_number,
        head=head.name.upper(),
        address=family.address.upper(),
        rt=family.rt,
        rw=family.rw,
        postal_code=family.postal_code,
        village=get_region(family.village_code).name,
        kecamatan=get_region(family.kecamatan_code).name,
        kabkota=issuing.kabkota_name,
        province=issuing.province_name,
        members=tuple(_row(member) for member in family.members),
        office=issuing.office.name,
        issued_on=issuing.day,
        signatory=issuing.signatory,
    )
    return dataset, head.name


def _row(member: Member) -> FamilyCardMember:
    person = member.person
    return FamilyCardMember(
        name=person.name.upper(),
        nik=person.nik or "-",
        sex=sex_of(person.sex),
        birth_place=person.birth_place.upper(),
        birth_date=person.birth_date,
        religion=_label(codes.religion, person.religion),
        education=_label(codes.education, person.education),
        occupation=_label(codes.occupation, person.occupation),
        blood_type=_label(codes.blood_type, person.blood_type),
        marital_status=_label(codes.marital_kk, person.marital_status) or "-",
        marriage_date=person.marriage_date,
        relation=_label(codes.relation, member.relation) or "-",
        citizenship="WNI" if person.citizenship == Citizenship.INDONESIAN else "WNA",
        passport=person.passport_number or None,
        permit=person.stay_permit_number or None,
        father=person.father_name.upper() or None,
        mother=person.mother_name.upper() or None,
    )


def _label(of: CodeList, code: int | None) -> str | None:
    """The label as the card prints it; None where the register holds nothing."""
    return of.label(code).id.upper() if code is not None else None
