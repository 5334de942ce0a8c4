"""Who issues, where and on which day: the part that all documents of an office share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from adminduk.documents.datasets import Signatory
from adminduk.documents.models import SignerCertificate
from adminduk.documents.pki import issuer_of
from adminduk.documents.terbilang import long_date
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both
from adminduk.offices.queries import (
    acts_as_head,
    find_acting_head,
    find_last_delegation,
    find_office_of,
    get_office,
    get_region,
    get_staff,
    list_staff,
)
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


class DelegationOver(Refused):
    sentence = Both(
        id="Penunjukan Anda sebagai {title} berakhir pada {until}. Anda tidak dapat menandatangani lagi.",
        en="Your delegation as {title} ended on {until}. You can sign no more.",
    )


class DelegationNotBegun(Refused):
    sentence = Both(
        id="Penunjukan Anda sebagai {title} baru berlaku mulai {since}.",
        en="Your delegation as {title} begins on {since}.",
    )


def check_delegation(actor: Actor, *, at: datetime) -> None:
    """Tells an official who acts as head by decree that his period is over, or has not begun. Who signs on an
    ordinary day is told by `issuing_of`."""
    last = find_last_delegation(actor.id) if actor.id else None
    if last is None:
        return
    office = find_office_of(last.kabkota)
    day = day_at(at, office.zone if office else "WIB")
    own_post = any(one.id == actor.id for one in list_staff(kabkota=last.kabkota, role="head"))
    if own_post or acts_as_head(actor.id, at=at):
        return
    if day < last.since:
        raise DelegationNotBegun(title=last.printed_title, since=long_date(last.since))
    raise DelegationOver(title=last.printed_title, until=long_date(last.until))


def issuing_of(office_id: int, *, at: datetime) -> Issuing:
    """The office's issuing facts at `at`. Documents are signed by the head of the kab/kota's office, or by who acts
    in his place on that day."""
    office = get_office(office_id)
    day = day_at(at, office.zone)
    instead = find_acting_head(office.kabkota, day)
    heads = list_staff(kabkota=office.kabkota, role="head")
    signer = get_staff(instead.staff_id) if instead else heads[0] if heads else None
    title = instead.printed_title if instead else signer.title if signer else ""
    issuer = ""
    if signer:
        held = SignerCertificate.objects.filter(staff_id=signer.id, revoked_at__isnull=True).first()
        issuer = issuer_of(held.certificate_pem.encode()) if held else ""
    return Issuing(
        office=office,
        kabkota_name=get_region(office.kabkota).name,
        province_name=get_region(office.kabkota[:2]).name,
        day=day,
        signer=signer,
        signatory=Signatory(
            name=signer.name if signer else "",
            title=title,
            nip=signer.nip if signer else None,
            issuer=issuer,
        ),
    )
