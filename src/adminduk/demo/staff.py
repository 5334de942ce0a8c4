"""The demo's offices and their staff, read from staff.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

# Of the demo only, printed on its welcome page: real installations choose their own.
PASSWORD = "kawung-empat-kelopak"  # noqa: S105
SIGNING_PASSPHRASE = "tanda tangan contoh"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Worker:
    """A member of staff. `sight` are region codes beyond those of his own office."""

    username: str
    role: str
    name: str
    nip: str
    title: str
    sight: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """An office; `hours` by weekday in its own zone, `parent` the code of the Dinas above a UPT."""

    code: str
    kabkota: str
    kind: str
    name: str
    town: str
    address: str
    phone: str
    hours: dict[str, list[str]]
    parent: str | None
    staff: tuple[Worker, ...]


@cache
def list_demo_offices() -> tuple[DemoOffice, ...]:
    """All offices of the demo, a Dinas before its service points."""
    raw = yaml.safe_load(files(__package__).joinpath("staff.yaml").read_text(encoding="utf-8"))
    return tuple(_office(one) for one in raw)


def _office(one: dict) -> DemoOffice:
    workers = tuple(
        Worker(**{**worker, "sight": tuple(worker.get("sight", ()))}) for worker in one.pop("staff")
    )
    return DemoOffice(**{"parent": None, **one, "staff": workers})
