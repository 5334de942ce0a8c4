"""Offices: list them, or open the first one of an installation."""

from __future__ import annotations

import argparse

from adminduk.cli.english import in_english


def arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    kinds.add_parser("list", help="the offices of this installation")
    opened = kinds.add_parser("open", help="a Dinas of a kabupaten or kota")
    opened.add_argument("--kabkota", required=True, help="the region code, four digits, as in 3201")
    opened.add_argument("--name", default="", help="by default: Dinas Kependudukan dan Pencatatan Sipil …")
    opened.add_argument("--code", default="", help="by default the region code")
    opened.add_argument("--town", required=True, help="the seat, as it stands on documents: Cibinong")
    opened.add_argument("--address", default="")
    opened.add_argument("--phone", default="")


def run(options: argparse.Namespace) -> int:
    return in_english(lambda: _list() if options.act == "list" else _open(options))


def _list() -> int:
    from adminduk.offices.queries import list_offices

    for one in list_offices():
        print(f"{one.code:<16}{one.kabkota}  {one.name}")
    return 0


def _open(options: argparse.Namespace) -> int:
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now
    from adminduk.offices.operations import open_office
    from adminduk.offices.queries import get_region

    region = get_region(options.kabkota)
    office = open_office(
        actor=system("command line", Scope.of(region.code), "office.open"),
        at=now(),
        kabkota=region.code,
        code=options.code or region.code,
        name=options.name or f"Dinas Kependudukan dan Pencatatan Sipil {region.name}",
        town=options.town,
        address=options.address,
        phone=options.phone,
    )
    print(f"{office.name}, code {office.code}, {office.zone}.")
    return 0
