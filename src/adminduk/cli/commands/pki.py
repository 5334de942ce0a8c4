"""Keys to sign with: the installation's own authority, and officials' certificates."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from adminduk.cli.english import in_english

if TYPE_CHECKING:
    from adminduk.foundation.access.types import Actor
    from adminduk.offices.types import StaffFacts


def arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    kinds.add_parser("init", help="make the authority in ADMINDUK_PKI, where there is none")
    for act, what in (
        ("issue", "a certificate for an official; an earlier one of his is revoked"),
        ("revoke", "an official leaves, or his key is lost: what he signed before stays valid"),
    ):
        one = kinds.add_parser(act, help=what)
        one.add_argument("--username", required=True)
    enrol = kinds.add_parser("enrol", help="an official signs with a key in a device, or at BSrE")
    enrol.add_argument("--username", required=True)
    enrol.add_argument("--signer", choices=("bsre", "pkcs11"), required=True)
    enrol.add_argument("--certificate", required=True, help="file: his certificate and those above it (PEM)")
    enrol.add_argument("--token", default="", help="label of his token; by default ADMINDUK_PKCS11_TOKEN")
    enrol.add_argument(
        "--key", default="", help="label of his key; by default the certificate's serial number"
    )
    acting = kinds.add_parser("delegate", help="an official acts as head for a period (Plh, Plt)")
    acting.add_argument("--username", required=True)
    acting.add_argument("--form", choices=("plh", "plt"), required=True)
    acting.add_argument("--decree", required=True, help="number of the decree")
    for name in ("--decree-date", "--since", "--until"):
        acting.add_argument(name, required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")
    acting.add_argument("--title", default="", help="the post that he acts in; by default the head's")
    over = kinds.add_parser("end-delegation", help="the head is back: from today he signs himself")
    over.add_argument("--username", required=True)


def run(options: argparse.Namespace) -> int:
    return in_english(lambda: _init() if options.act == "init" else _for_an_official(options))


def _init() -> int:
    from adminduk.documents.operations import authority_folder
    from adminduk.foundation.clock import now

    folder = authority_folder(at=now())
    print(f"The authority is in {folder}. Its root certificate, for whoever verifies: {folder / 'root.pem'}")
    print("Keep copies of this folder on two sealed media, in two places, and the folder itself closed.")
    return 0


def _for_an_official(options: argparse.Namespace) -> int:
    from adminduk.documents.operations import issue_certificate, revoke_certificate
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now
    from adminduk.offices.queries import list_staff

    official = next((one for one in list_staff() if one.username == options.username), None)
    if official is None:
        print(f"adminduk: nobody signs in as {options.username!r}.", file=sys.stderr)
        return 1
    actor = system("command line", Scope.of(official.office.kabkota), "staff.manage", "staff.delegate")
    if options.act in OTHER_ACTS:
        return OTHER_ACTS[options.act](options, actor, official)
    if options.act == "revoke":
        count = revoke_certificate(actor=actor, at=now(), staff_id=official.id)
        print(f"{official.name}: {count} revoked.")
        return 0
    end = issue_certificate(actor=actor, at=now(), staff_id=official.id, passphrase=_asked_passphrase())
    print(f"{official.name}, {official.title or official.role.name}: may sign until {end:%Y-%m-%d}.")
    return 0


def _enrol(options: argparse.Namespace, actor: Actor, official: StaffFacts) -> int:
    from adminduk.documents.operations import enrol_certificate
    from adminduk.foundation.clock import now

    end = enrol_certificate(
        actor=actor,
        at=now(),
        staff_id=official.id,
        signer=options.signer,
        pem=Path(options.certificate).read_bytes(),
        nik=_asked_nik() if options.signer == "bsre" else "",
        token=options.token,
        key=options.key,
    )
    print(f"{official.name}: may sign by {options.signer} until {end:%Y-%m-%d}.")
    return 0


def _delegate(options: argparse.Namespace, actor: Actor, official: StaffFacts) -> int:
    from adminduk.foundation.clock import now
    from adminduk.offices.operations import delegate

    delegate(
        actor=actor,
        at=now(),
        staff_id=official.id,
        form=options.form,
        decree_number=options.decree,
        decree_date=options.decree_date,
        since=options.since,
        until=options.until,
        title=options.title,
    )
    print(
        f"{official.name}: acts as head from {options.since} to {options.until}. He signs with his own certificate."
    )
    return 0


def _end_delegation(options: argparse.Namespace, actor: Actor, official: StaffFacts) -> int:
    from adminduk.foundation.clock import now
    from adminduk.offices.operations import end_delegation
    from adminduk.offices.queries import list_delegations

    own = [one for one in list_delegations(official.office.kabkota) if one.staff_id == official.id]
    for one in own:
        end_delegation(actor=actor, at=now(), delegation_id=one.id)
    print(f"{official.name}: {'acts as head no more' if own else 'had no delegation'}.")
    return 0


OTHER_ACTS = {"enrol": _enrol, "delegate": _delegate, "end-delegation": _end_delegation}


def _asked_nik() -> str:
    """Never an argument: command lines are seen by others and kept."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return getpass.getpass("His NIK, as BSrE knows him: ").strip()


def _asked_passphrase() -> str:
    """Typed by the official himself, twice; or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    while True:
        first = getpass.getpass("Signing passphrase, known to the official alone: ")
        if first == getpass.getpass("Once more: "):
            return first
        print("The two differ.", file=sys.stderr)
