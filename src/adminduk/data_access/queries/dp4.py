"""What is known of lists of voters, and their files on the way out, each time for a purpose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from adminduk.data_access.dp4.boxes import read
from adminduk.data_access.dp4.columns import columns_of, file_name
from adminduk.data_access.dp4.manifest import totals
from adminduk.data_access.models import Agreement, Dp4File, Dp4Release
from adminduk.data_access.signing import SIGNATURE_BYTES
from adminduk.data_access.types.dp4 import (
    Download,
    Dp4Agreement,
    FileFacts,
    FileFormat,
    NoAgreementForVoters,
    NoSuchRelease,
    NotReleased,
    ReleaseFacts,
    ReleaseStatus,
    Totals,
)
from adminduk.data_access.types.outcomes import Sector, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, NotAllowed
from adminduk.foundation.audit.operations import record_read
from adminduk.foundation.clock import day_at
from adminduk.foundation.storage.operations import get

SEEN_BY = ("voters.make", "voters.release")


def list_voter_agreements(*, actor: Actor, at: datetime) -> tuple[Dp4Agreement, ...]:
    """The agreements under which a list can be made on this day."""
    day = day_at(at, "WIB")
    with acting(actor):
        _demand(actor)
        found = (
            Agreement.objects.select_related("institution")
            .filter(
                status=Status.ACTIVE,
                purpose="dp4",
                bulk=True,
                institution__kind=Sector.ELECTION,
                valid_from__lte=day,
                valid_until__gte=day,
            )
            .order_by("agreement_no")
        )
        return tuple(
            Dp4Agreement(one.agreement_no, one.institution.name, one.pks_number, tuple(one.regions))
            for one in found
        )


def list_voter_releases(*, actor: Actor) -> tuple[ReleaseFacts, ...]:
    """All lists, the newest first: counts, and nobody by name."""
    with acting(actor):
        _demand(actor)
        return tuple(_facts(Dp4Release.objects.order_by("-release_no")))


def get_voter_release(*, actor: Actor, number: int) -> ReleaseFacts:
    """One list by its number; raises `NoSuchRelease`."""
    with acting(actor):
        _demand(actor)
        found = _facts(Dp4Release.objects.filter(release_no=number))
    if not found:
        raise NoSuchRelease
    return found[0]


def list_voter_files(*, actor: Actor, release_id: UUID) -> tuple[FileFacts, ...]:
    with acting(actor):
        _demand(actor)
        release = _release(release_id)
        files = Dp4File.objects.filter(release_id=release_id).order_by("kabkota")
        return tuple(
            FileFacts(
                one.kabkota,
                file_name(release.release_no, one.kabkota, release.format),
                one.voters,
                one.men,
                one.women,
                one.away,
                one.size,
                one.sha256,
                one.made_at is not None,
            )
            for one in files
        )


def count_voters(*, actor: Actor, release_id: UUID, below: str = "") -> tuple[Totals, ...]:
    """The totals of the regions one level below `below` ("" gives provinces)."""
    length = {0: 2, 2: 4, 4: 6, 6: 10}[len(below)]
    with acting(actor):
        _demand(actor)
        found = totals(_release(release_id), length)
    return tuple(Totals(*one) for one in found if one[0].startswith(below))


def open_voter_file(*, actor: Actor, purpose: str, release_id: UUID, kabkota: str) -> Download:
    """The file of a kab/kota; raises `NotReleased` and `NoSuchRelease`. The look is logged."""
    with acting(actor):
        release = _given_out(actor, release_id)
        file = Dp4File.objects.filter(release_id=release_id, kabkota=kabkota).first()
        if file is None:
            raise NoSuchRelease
        _log(actor, purpose, release, [kabkota])
    name = file_name(release.release_no, kabkota, release.format)
    return Download(name, file.size, file.sha256, read(file.boxes))


def get_voter_manifest(*, actor: Actor, purpose: str, release_id: UUID) -> tuple[bytes, bytes]:
    """The manifest and its signature (Ed25519, 64 bytes); raises `NotReleased`."""
    with acting(actor):
        release = _given_out(actor, release_id)
        _log(actor, purpose, release, ["manifest"])
    box = get(release.manifest_key)
    return box[SIGNATURE_BYTES:], box[:SIGNATURE_BYTES]


def _given_out(actor: Actor, release_id: UUID) -> Dp4Release:
    _demand(actor)
    release = _release(release_id)
    if release.status != ReleaseStatus.RELEASED:
        raise NotReleased
    # An agreement that has ended or is suspended opens nothing any more, whatever was released under it.
    if not Agreement.objects.filter(agreement_no=release.agreement_no, status=Status.ACTIVE).exists():
        raise NoAgreementForVoters
    return release


def _log(actor: Actor, purpose: str, release: Dp4Release, what: list[str]) -> None:
    record_read(
        actor=actor,
        purpose=purpose,
        subject_kind="dp4",
        subject_ids=[release.release_no, *what],
        elements=columns_of(release.fields),
    )


def _demand(actor: Actor) -> None:
    if not any(actor.may(one, "") for one in SEEN_BY):
        raise NotAllowed


def _release(release_id: UUID) -> Dp4Release:
    found = Dp4Release.objects.filter(release_id=release_id).first()
    if found is None:
        raise NoSuchRelease
    return found


def _facts(releases: Iterable[Dp4Release]) -> list[ReleaseFacts]:
    listed = list(releases)
    files: dict[UUID, list[Dp4File]] = {}
    for file in Dp4File.objects.filter(release_id__in=[one.release_id for one in listed]).defer("boxes"):
        files.setdefault(file.release_id, []).append(file)
    names = dict(Agreement.objects.values_list("agreement_no", "institution__name"))
    return [
        ReleaseFacts(
            release_id=one.release_id,
            number=one.release_no,
            agreement_no=one.agreement_no,
            institution=names.get(one.agreement_no, ""),
            polling_day=one.polling_day,
            region=one.region,
            format=FileFormat(one.format),
            status=ReleaseStatus(one.status),
            columns=columns_of(one.fields),
            begun_at=one.begun_at,
            made_at=one.made_at,
            made_by=one.made_by,
            made_by_name=one.made_by_name,
            released_at=one.released_at,
            released_by_name=one.released_by_name,
            files_in_all=len(of := files.get(one.release_id, [])),
            files_made=sum(file.made_at is not None for file in of),
            voters=sum(file.voters for file in of),
            men=sum(file.men for file in of),
            women=sum(file.women for file in of),
            away=sum(file.away for file in of),
        )
        for one in listed
    ]
