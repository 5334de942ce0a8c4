from __future__ import annotations

from adminduk.offices.models import Office
from adminduk.offices.types import NoSuchOffice, OfficeFacts


def facts_of(office: Office) -> OfficeFacts:
    return OfficeFacts(
        id=office.id,
        kabkota=office.kabkota,
        code=office.code,
        name=office.name,
        kind=office.kind,
        town=office.town,
        address=office.address,
        phone=office.phone,
        zone=office.zone,
        hours=office.hours,
    )


def get_office(office_id: int) -> OfficeFacts:
    office = Office.objects.filter(id=office_id).first()
    if office is None:
        raise NoSuchOffice
    return facts_of(office)


def find_office_of(kabkota: str) -> OfficeFacts | None:
    """The Dinas of a kab/kota (not its service points); None where none works with us yet."""
    office = Office.objects.filter(kabkota=kabkota, kind="dinas").first()
    return facts_of(office) if office else None


def list_offices(kabkota: str = "") -> list[OfficeFacts]:
    return [facts_of(one) for one in Office.objects.filter(kabkota__startswith=kabkota).order_by("id")]
