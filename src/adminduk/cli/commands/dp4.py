"""Lists of voters for the election commission (DP4): make, release, status, download, diff.

Two people are needed, each signs in with password and authenticator: who makes a list does not release it.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adminduk.cli.english import in_english
from adminduk.foundation.configuration import Misconfigured

if TYPE_CHECKING:
    from adminduk.data_access.types import ReleaseFacts
    from adminduk.foundation.access.types import Actor


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    make = acts.add_parser("make", help="make a list, or go on with one that was broken off")
    what = make.add_mutually_exclusive_group(required=True)
    what.add_argument("--agreement", type=int, metavar="NO", help="under this agreement; needs --polling-day")
    what.add_argument("--resume", type=int, metavar="LIST", help="go on with this list")
    make.add_argument("--polling-day", type=date.fromisoformat, metavar="YYYY-MM-DD")
    make.add_argument("--region", default="", help="code of a province or kab/kota; by default the nation")
    make.add_argument("--format", choices=("csv", "parquet"), default="csv")
    make.add_argument("--background", action="store_true", help="leave it to the workers")
    release = acts.add_parser("release", help="the second person's word: write the log, sign, open the files")
    release.add_argument("list", type=int)
    refuse = acts.add_parser("refuse", help="the second person's other word: this list never leaves")
    refuse.add_argument("list", type=int)
    acts.add_parser("status", help="all lists, and how far they are")
    download = acts.add_parser("download", help="the files of a list with the signed manifest, into a folder")
    download.add_argument("list", type=int)
    download.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    download.add_argument("--purpose", required=True, help="why; kept with the look")
    diff = acts.add_parser("diff", help="who is new, gone, moved or changed between two lists, as CSV")
    diff.add_argument("older", type=int)
    diff.add_argument("newer", type=int)
    diff.add_argument("--to", type=Path, required=True, metavar="FILE")
    diff.add_argument("--purpose", required=True, help="why; kept with the look")
    for one in (make, release, refuse, download, diff):
        one.add_argument("--as", dest="username", required=True, metavar="NAME", help="the officer's account")


def run(options: argparse.Namespace) -> int:
    return in_english(lambda: ACTS[options.act](options))


def _make(options: argparse.Namespace) -> int:
    from adminduk.data_access.operations import make_voters
    from adminduk.data_access.types import FileFormat
    from adminduk.foundation.clock import now

    actor = _officer(options.username)
    if options.resume is not None:
        number = options.resume
    else:
        if options.polling_day is None:
            raise Misconfigured("A new list needs --polling-day.")
        made = make_voters(
            actor=actor,
            at=now(),
            agreement_no=options.agreement,
            polling_day=options.polling_day,
            kind=FileFormat(options.format),
            region=options.region,
            in_background=options.background,
        )
        number = _find(release_id=made).number
    if not options.background:
        _follow(actor, number)
    return _say(number)


def _release(options: argparse.Namespace) -> int:
    from adminduk.data_access.operations import release_voters
    from adminduk.foundation.clock import now

    actor, one = _officer(options.username), _find(number=options.list)
    release_voters(actor=actor, at=now(), release_id=one.release_id, in_background=False)
    _follow(_platform(), one.number)
    return _say(one.number)


def _refuse(options: argparse.Namespace) -> int:
    from adminduk.data_access.operations import refuse_voters
    from adminduk.foundation.clock import now

    one = _find(number=options.list)
    refuse_voters(actor=_officer(options.username), at=now(), release_id=one.release_id)
    return _say(one.number)


def _status(options: argparse.Namespace) -> int:
    from adminduk.data_access.queries import list_voter_releases

    for one in list_voter_releases(actor=_platform()):
        print(_line(one))
    return 0


def _download(options: argparse.Namespace) -> int:
    from adminduk.data_access.queries import (
        get_voter_manifest,
        list_voter_files,
        open_voter_file,
        public_key_pem,
    )

    actor, one = _officer(options.username), _find(number=options.list)
    asked: dict[str, Any] = {"actor": actor, "purpose": options.purpose, "release_id": one.release_id}
    options.to.mkdir(mode=0o700, parents=True, exist_ok=True)
    manifest, signature = get_voter_manifest(**asked)
    sums = []
    for file in list_voter_files(actor=actor, release_id=one.release_id):
        opened = open_voter_file(**asked, kabkota=file.kabkota)
        _write(options.to / opened.name, opened.blocks, opened.sha256)
        sums.append(f"{opened.sha256}  {opened.name}\n")
    for name, content in (
        ("manifest.json", manifest),
        ("manifest.json.sig", signature),
        ("public-key.pem", public_key_pem()),
        ("SHA256SUMS", "".join(sums).encode()),
    ):
        (options.to / name).write_bytes(content)
    print(f"{len(sums):,} files in {options.to}. Whoever gets them checks them with:\n")
    print("  sha256sum -c SHA256SUMS")
    print(
        "  openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.json.sig"
    )
    return 0


def _write(path: Path, blocks: Any, expected: str) -> None:
    from hashlib import sha256

    digest = sha256()
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.touch(0o600)
    unfinished.chmod(0o600)
    try:
        with unfinished.open("wb") as file:
            for block in blocks:
                digest.update(block)
                file.write(block)
        if digest.hexdigest() != expected:
            raise Misconfigured(f"{path.name} is not what was made. Do not hand it over.")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _diff(options: argparse.Namespace) -> int:
    from adminduk.data_access.operations import write_voter_changes
    from adminduk.foundation.clock import now

    told = write_voter_changes(
        actor=_officer(options.username),
        at=now(),
        purpose=options.purpose,
        older=options.older,
        newer=options.newer,
        path=options.to,
    )
    print(
        f"{told.new:,} new, {told.gone:,} gone, {told.moved:,} moved, {told.changed:,} changed: {options.to}"
    )
    return 0


ACTS = {
    "make": _make,
    "release": _release,
    "refuse": _refuse,
    "status": _status,
    "download": _download,
    "diff": _diff,
}


def _officer(username: str) -> Actor:
    """Who signs in as at the desk: password, then the code of the authenticator."""
    from adminduk.foundation.clock import now
    from adminduk.offices.operations import check_password, check_totp
    from adminduk.offices.queries import actor_of, get_staff

    password = _asked(f"Password of {username}: ", getpass.getpass)
    known = check_password(at=now(), username=username, password=password, remote="command line")
    check_totp(at=now(), staff_id=known.staff_id, code=_asked("Code of the authenticator: ", input))
    return actor_of(get_staff(known.staff_id), at=now())


def _asked(question: str, ask: Callable[[str], str]) -> str:
    """Asked at a terminal, or a line of what is piped in."""
    return ask(question) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _platform() -> Actor:
    from adminduk.foundation.access.types import Scope, system

    return system("command line", Scope.nation(), "voters.make")


def _find(**known: Any) -> ReleaseFacts:
    from adminduk.data_access.queries import list_voter_releases
    from adminduk.data_access.types import NoSuchRelease

    for one in list_voter_releases(actor=_platform()):
        if all(getattr(one, name) == value for name, value in known.items()):
            return one
    raise NoSuchRelease


def _follow(actor: Actor, number: int) -> None:
    from adminduk.cli.progress import ProgressLine
    from adminduk.data_access.operations import continue_making
    from adminduk.foundation.clock import now

    line = ProgressLine()
    continue_making(actor=actor, at=now(), release_id=_find(number=number).release_id, say=line.show)
    line.end()


def _say(number: int) -> int:
    print(_line(_find(number=number)))
    return 0


def _line(one: ReleaseFacts) -> str:
    return (
        f"{one.number:>4}  {one.polling_day}  {one.region or 'nation':<6}  {one.format:<7}  {one.status:<9}  "
        f"{one.files_made:,} of {one.files_in_all:,} files  {one.voters:,} voters "
        f"({one.men:,} men, {one.women:,} women, {one.away:,} away)"
    )
