"""A population of any size for trials of load: into an empty register, or into a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from adminduk.demo.files import write_families
from adminduk.demo.lived import as_loaded
from adminduk.demo.population import SEED, Family, generate, spread
from adminduk.demo.seeding import open_demo_offices
from adminduk.demo.types import NotADemo, NotEmpty
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.jurisdiction import Scope
from adminduk.foundation.access.types import Actor, system
from adminduk.offices.operations import load_regions, open_office
from adminduk.offices.queries import get_region, list_offices, list_regions
from adminduk.register.operations import load_families


def population(
    residents: int, *, seed: int, today: date, region: str = "", past: bool = False
) -> Iterator[Family]:
    """Families of that many residents, spread as Indonesians are, or within `region` (2 or 4 digits).

    Constant memory; the same arguments give the same people. `past`: with what happened to them over the years.
    """
    shares = spread(residents, within=region)
    return generate(residents=shares, seed=seed, today=today, cast=False, past=past)


def generate_into_file(
    path: Path, *, residents: int, today: date, seed: int = SEED, region: str = ""
) -> Iterator[int]:
    """Yields how many people were written so far."""
    return write_families(path, population(residents, seed=seed, today=today, region=region))


def generate_into_register(
    *, residents: int, at: datetime, today: date, seed: int = SEED, region: str = "", at_once: int = 1
) -> Iterator[int]:
    """Opens a Dinas in each kab/kota and registers the people; yields how many so far.

    In demo mode and an empty installation only: raises `NotADemo` or `NotEmpty`. Batches are committed as
    they come; one that was broken off is to be removed as a whole.
    """
    if not settings.ADMINDUK_DEMO:
        raise NotADemo
    if not list_regions(""):
        load_regions()
    if list_offices():
        raise NotEmpty
    actor = system("Penyemai demo", Scope.nation(), "office.open", "staff.manage", "register.load")
    with acting(actor):
        open_demo_offices(actor, at)
        offices = _offices(actor, at, spread(residents, within=region))
    yield from load_families(
        actor=actor,
        at=at,
        office_id=offices,
        families=map(as_loaded, population(residents, seed=seed, today=today, region=region, past=True)),
        at_once=at_once,
    )


def _offices(actor: Actor, at: datetime, shares: Mapping[str, int]) -> dict[str, int]:
    """The Dinas of each kab/kota, opened where there is none."""
    offices = {one.kabkota: one.id for one in list_offices() if one.kind == "dinas"}
    for code in shares:
        if code not in offices:
            region = get_region(code)
            offices[code] = open_office(
                actor=actor,
                at=at,
                kabkota=code,
                code=code,
                name=f"Dinas Kependudukan dan Pencatatan Sipil {region.name}",
                town=region.name.removeprefix("Kabupaten ").removeprefix("Kota "),
                address="",
                phone="",
            ).id
    return offices
