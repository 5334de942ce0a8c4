"""Keys to sign with: the installation's own authority, and officials' certificates."""

from __future__ import annotations

import argparse
import getpass
import sys

from adminduk.cli.english import in_english


def arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    kinds.add_parser("init", help="make the authority in ADMINDUK_PKI, where there is none")
    for act, what in (
        ("issue", "a certificate for an official; an earlier one of his is revoked"),
        ("revoke", "an official leaves, or his key is lost: what he signed before stays valid"),
    ):
        one = kinds.add_parser(act, help=what)
        one.add_argument("--username", required=True)


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
    actor = system("command line", Scope.of(official.office.kabkota), "staff.manage")
    if options.act == "revoke":
        count = revoke_certificate(actor=actor, at=now(), staff_id=official.id)
        print(f"{official.name}: {count} revoked.")
        return 0
    end = issue_certificate(actor=actor, at=now(), staff_id=official.id, passphrase=_asked_passphrase())
    print(f"{official.name}, {official.title or official.role.name}: may sign until {end:%Y-%m-%d}.")
    return 0


def _asked_passphrase() -> str:
    """Typed by the official himself, twice; or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    while True:
        first = getpass.getpass("Signing passphrase, known to the official alone: ")
        if first == getpass.getpass("Once more: "):
            return first
        print("The two differ.", file=sys.stderr)
