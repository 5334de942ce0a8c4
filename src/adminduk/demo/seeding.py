"""Seeding an empty installation with the demo's world."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from types import MappingProxyType

from django.conf import settings
from django.db import transaction

from adminduk.demo.cases import seed_cases
from adminduk.demo.institutions import seed_institutions
from adminduk.demo.lived import as_loaded
from adminduk.demo.population import SEED, Family, generate
from adminduk.demo.queries import totp_secret_of
from adminduk.demo.staff import PASSWORD, SIGNING_PASSPHRASE, DemoOffice, list_demo_offices
from adminduk.demo.types import NotADemo
from adminduk.documents.operations import issue_certificate
from adminduk.foundation import clock
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.jurisdiction import Scope
from adminduk.foundation.access.types import Actor, system
from adminduk.offices.operations import create_staff, load_regions, open_office
from adminduk.offices.queries import list_offices, list_regions
from adminduk.offices.types import OfficeFacts
from adminduk.register.operations import load_families

RESIDENTS: Mapping[str, int] = MappingProxyType({"3201": 5_000, "3271": 60})
# The offices opened shortly before the fortnight whose work is played back.
OPENED_BEFORE = timedelta(days=16)


def seed_if_empty(
    progress: Callable[[str], None],
    *,
    at: datetime | None = None,
    residents: Mapping[str, int] = RESIDENTS,
    seed: int = SEED,
    cases: float = 1.0,
) -> bool:
    """Loads regions, offices, staff, people and their last two weeks where there are none; answers
    whether it did. `cases` is the share of ordinary cases that is played back; 0 plays nothing.

    One transaction after the regions: an installation is seeded as a whole or not at all, so it may be
    interrupted. Raises `NotADemo` outside demo mode.
    """
    if not settings.ADMINDUK_DEMO:
        raise NotADemo
    at = at or clock.now()
    # The owner's connection is asked for only when there is something to load.
    if not list_regions("") and load_regions():
        progress("Loaded the regions of Indonesia with their postal codes.")
    if list_offices():
        return False
    actor = system("Penyemai demo", Scope.nation(), "office.open", "staff.manage", "register.load")
    opened = at - OPENED_BEFORE if cases else at
    families: list[Family] = []
    with transaction.atomic():
        with acting(actor):
            offices = open_demo_offices(actor, opened)
            progress(f"Opened {len(offices)} offices with staff for every role.")
            names = seed_institutions(at=opened)
            progress(f"Came to agreements with {len(names)} institutions.")
            for loaded in _load_people(actor, opened, offices, residents, seed, families):
                progress(f"Registered {loaded:,} residents.")
        if cases:
            seed_cases(progress, at=at, offices=offices, families=families, seed=seed, share=cases)
    return True


def open_demo_offices(actor: Actor, at: datetime) -> dict[str, OfficeFacts]:
    opened: dict[str, OfficeFacts] = {}
    for office in list_demo_offices():
        opened[office.code] = open_office(
            actor=actor,
            at=at,
            kabkota=office.kabkota,
            code=office.code,
            name=office.name,
            town=office.town,
            address=office.address,
            phone=office.phone,
            kind=office.kind,
            hours=office.hours,
            parent_id=opened[office.parent].id if office.parent else None,
        )
        _employ(actor, at, office, opened[office.code].id)
    return opened


def _employ(actor: Actor, at: datetime, office: DemoOffice, office_id: int) -> None:
    for worker in office.staff:
        employed = create_staff(
            actor=actor,
            at=at,
            username=worker.username,
            name=worker.name,
            role=worker.role,
            office_id=office_id,
            nip=worker.nip,
            title=worker.title,
            sight=worker.sight,
            password=PASSWORD,
            totp_secret=totp_secret_of(worker.username),
        )
        if worker.role == "head":
            issue_certificate(actor=actor, at=at, staff_id=employed.staff.id, passphrase=SIGNING_PASSPHRASE)


def _load_people(
    actor: Actor,
    at: datetime,
    offices: dict[str, OfficeFacts],
    residents: Mapping[str, int],
    seed: int,
    families: list[Family],
) -> Iterator[int]:
    """Loads the families of each region as entries of its own Dinas, and keeps them in `families`;
    yields how many people so far."""
    today = clock.day_at(at, offices["3201"].zone)
    before = 0
    families += generate(residents=residents, seed=seed, today=today)
    for kabkota, of_region in groupby(families, key=lambda family: family.kabkota):
        loaded = 0
        for loaded in load_families(
            actor=actor,
            at=at,
            office_id=offices[kabkota].id,
            families=(as_loaded(family) for family in of_region),
        ):
            yield before + loaded
        before += loaded
