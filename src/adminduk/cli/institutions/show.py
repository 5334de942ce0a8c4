"""One agreement: its terms, clients, keys and history."""

from __future__ import annotations

import argparse

from adminduk.cli.institutions._common import agreement_by_number, operator


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=int, help="the number of the agreement, as `list` shows it")


def run(options: argparse.Namespace) -> int:
    from adminduk.data_access.queries import list_clients, list_steps
    from adminduk.data_access.types import wires_of

    found, actor = agreement_by_number(options.number), operator()
    terms = found.terms
    print(f"{found.institution.name} ({found.institution.sector}), {found.status}, version {found.version}")
    print(f"MoU {terms.mou_number}, PKS {terms.pks_number}, sheet {terms.sheet_number}")
    print(f"{terms.purpose}: {terms.purpose_text} ({terms.legal_basis})")
    print(f"Valid     {terms.valid_from} to {terms.valid_until}, tariff {terms.tariff}")
    print(f"Quota     {terms.per_second:,} a second, {terms.per_day:,} a day")
    print(f"Regions   {', '.join(terms.regions)}")
    print(f"Compared  {', '.join(wires_of(terms.elements))}")
    print(f"Given     {', '.join(wires_of(terms.fields)) or 'nothing'}")
    for client in list_clients(actor=actor, agreement_id=found.id):
        kind = "sandbox" if client.sandbox else "live"
        print(f"\nClient    {client.client_id}  {client.name} ({kind}{'' if client.active else ', closed'})")
        print(f"  from    {', '.join(client.addresses) or 'any address'}")
        for thumbprint in client.certificates:
            print(f"  x5t     {thumbprint}")
        for key in client.keys:
            print(f"  key     {key.id}  {key.algorithm} {key.kid}  until {key.valid_until:%Y-%m-%d %H:%M}")
    print()
    for step in list_steps(actor=actor, agreement_id=found.id):
        print(
            f"{step.at:%Y-%m-%d %H:%M}  {step.action:<10}v{step.version}  {step.by}  {step.reason}".rstrip()
        )
    return 0
