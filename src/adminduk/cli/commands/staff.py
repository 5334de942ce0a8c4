"""Staff accounts from the command line: the first administrator, and a way back in when none can."""

from __future__ import annotations

import argparse
import getpass
import sys

from adminduk.cli.english import in_english


def arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    admin = kinds.add_parser("create-admin", help="an administrator's account for an office")
    admin.add_argument(
        "--office", required=True, help="the code of the office, as `adminduk office` lists it"
    )
    admin.add_argument("--username", required=True, help="3 to 40 small letters, digits, dots or hyphens")
    admin.add_argument("--name", required=True, help="the full name")
    admin.add_argument("--nip", default="", help="the civil servant's number, 18 digits")
    admin.add_argument("--ask-password", action="store_true", help="type a password instead of getting one")


def run(options: argparse.Namespace) -> int:
    return in_english(lambda: _create_admin(options))


def _create_admin(options: argparse.Namespace) -> int:
    from adminduk.foundation.access.types import Scope, system
    from adminduk.foundation.clock import now
    from adminduk.offices.operations import create_staff
    from adminduk.offices.queries import list_offices

    office = next((one for one in list_offices() if one.code == options.office), None)
    if office is None:
        print(f"adminduk: there is no office with the code {options.office!r}.", file=sys.stderr)
        return 1
    password = _asked_password() if options.ask_password else None
    made = create_staff(
        actor=system("command line", Scope.of(office.kabkota), "staff.manage"),
        at=now(),
        username=options.username,
        name=options.name,
        nip=options.nip,
        role="administrator",
        office_id=office.id,
        password=password,
    )
    print(f"Administrator {made.staff.username} of {office.name}. What follows is shown once.\n")
    if password is None:
        print(f"  Password   {made.password}   (to be changed at the first sign-in)")
    print(f"  Secret     {made.enrolment.secret}")
    print(f"  Address    {made.enrolment.uri}\n")
    print(_drawn(made.enrolment.uri))
    print("\nScan the square with an authenticator app, or type the secret there.")
    return 0


def _asked_password() -> str:
    """Typed twice at a terminal, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    while True:
        first = getpass.getpass("Password (at least 12 characters): ")
        if first == getpass.getpass("Once more: "):
            return first
        print("The two differ.", file=sys.stderr)


def _drawn(text: str) -> str:
    """A QR code of two rows a line, dark on light whatever the colours of the terminal."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="L")
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    side, cells = image.shape[0], image.tobytes()

    def light(x: int, y: int) -> bool:
        inside = 0 <= x < side and 0 <= y < side
        return not inside or cells[y * side + x] != 0

    blocks = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    return "\n".join(
        "".join(blocks[light(x, y), light(x, y + 1)] for x in range(-2, side + 2))
        for y in range(-2, side + 2, 2)
    )
