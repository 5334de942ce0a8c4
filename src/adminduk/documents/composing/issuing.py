"""Who issues, where and on which day: the part that all documents of an office share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from adminduk.documents.datasets import Signatory
from adminduk.documents.models import SignerCertificate
from adminduk.documents.pki import issuer_of
from adminduk.foundation.clock import day_at
from adminduk.offices.queries import get_office, get_region, list_staff
from adminduk.offices.types import OfficeFacts, StaffFacts


@dataclass(frozen=True, slots=True)
class Issuing:
    """`day` is the office's calendar day that the document will carry."""

    office: OfficeFacts
    kabkota_name: str
    province_name: str
    day: date
    signer: StaffFacts | None
    signatory: Signatory


def issuing_of(office_id: int, *, at: datetime) -> Issuing:
    """The office's issuing facts at `at`. Documents are signed by the head of the kab/kota's office."""
    office = get_office(office_id)
    heads = list_staff(kabkota=office.kabkota, role="head")
    signer = heads[0] if heads else None
    issuer = ""
    if signer:
        held = SignerCertificate.objects.filter(staff_id=signer.id, revoked_at__isnull=True).first()
        issuer = issuer_of(held.certificate_pem.encode()) if held else ""
    return Issuing(
        office=office,
        kabkota_name=get_region(office.kabkota).name,
        province_name=get_region(office.kabkota[:2]).name,
        day=day_at(at, office.zone),
        signer=signer,
        signatory=Signatory(
            name=signer.name if signer else "",
            title=signer.title if signer else "",
            nip=signer.nip if signer else None,
            issuer=issuer,
        ),
    )
