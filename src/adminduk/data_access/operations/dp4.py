"""Lists of voters: one makes, another releases; nothing leaves before each person's line stands in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from time import monotonic
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from adminduk.data_access import jobs
from adminduk.data_access.dp4.boxes import Writer, in_runs
from adminduk.data_access.dp4.columns import LISTED
from adminduk.data_access.dp4.manifest import compose
from adminduk.data_access.elements import wires_of
from adminduk.data_access.models import Agreement, Dp4File, Dp4Release
from adminduk.data_access.signing import sign
from adminduk.data_access.types.dp4 import (
    FileFormat,
    NoAgreementForVoters,
    NobodyToList,
    NoSuchRelease,
    NotReady,
    PollingDayPast,
    ReleaseStatus,
    SamePerson,
)
from adminduk.data_access.types.outcomes import Outcome, Sector, Status, Way
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record, record_read
from adminduk.foundation.clock import day_at
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import rows, run, statement
from adminduk.foundation.jobs import defer_each
from adminduk.foundation.storage.operations import put
from adminduk.register.types import Progress
from adminduk.regulations.law import Law
from adminduk.regulations.voters import born_until

PURPOSE = "dp4"
# So many families a statement: some ten thousand people, sorted in memory.
FAMILIES_AT_ONCE = 10_000
VILLAGES = """
SELECT village_code, count(*)::integer AS families FROM register_family
WHERE village_code >= %s AND village_code < %s AND active GROUP BY village_code ORDER BY village_code
"""
Say = Callable[[Progress], None]


def make_voters(
    *,
    actor: Actor,
    at: datetime,
    agreement_no: int,
    polling_day: date,
    kind: FileFormat = FileFormat.CSV,
    region: str = "",
    in_background: bool = True,
) -> UUID:
    """Begins a list of who may vote on `polling_day`, a file for each kab/kota of `region` ("" is the nation).

    Raises `NoAgreementForVoters`, `PollingDayPast`, `NobodyToList`. The work is left to the workers, or, with
    `in_background` False, to `continue_making`.
    """
    law = Law(on=polling_day, region="")
    with acting(actor):
        actor.require("voters.make", "")
        if polling_day < day_at(at, "WIB"):
            raise PollingDayPast
        agreement = _agreement(agreement_no, at, region)
        number = (Dp4Release.objects.aggregate(last=Max("release_no"))["last"] or 0) + 1
        release = Dp4Release.objects.create(
            release_id=new_id(),
            release_no=number,
            agreement_no=agreement_no,
            polling_day=polling_day,
            region=region,
            format=kind,
            born_until=born_until(polling_day, law),
            excluded=list(law.voters.occupations_without_vote),
            residences=list(law.voters.residences),
            fields=agreement.fields & LISTED,
            begun_at=at,
            made_by=actor.id,
            made_by_name=actor.name,
        )
        places = [
            row["kabkota"]
            for row in rows(statement("data_access", "kabkota_with_people"), {"region": region})
        ]
        if not places:
            raise NobodyToList
        Dp4File.objects.bulk_create(Dp4File(release_id=release.release_id, kabkota=one) for one in places)
        _tell(actor, at, release, "make", files=len(places))
        if in_background:
            defer_each(
                jobs.make_voters_file,
                [{"release_id": release.release_id, "kabkota": one} for one in places],
                priority=-10,
            )
    return release.release_id


def make_voters_file(*, actor: Actor, at: datetime, release_id: UUID, kabkota: str) -> int:
    """Makes the file of one kab/kota, if nobody has; answers its voters. Safe to do again at any point.

    One view of the database for the whole file: who moves within the kab/kota meanwhile is in it once.
    """
    with _one_view(actor):
        actor.require("voters.make", kabkota)
        run("SET LOCAL statement_timeout = 0")
        file = Dp4File.objects.select_for_update().get(release_id=release_id, kabkota=kabkota)
        release = Dp4Release.objects.get(release_id=release_id)
        if file.made_at is None and release.status == ReleaseStatus.MAKING:
            _write(actor, at, release, file)
    _finish_making(actor, at, release_id)
    return file.voters


def _write(actor: Actor, at: datetime, release: Dp4Release, file: Dp4File) -> None:
    record_read(
        actor=actor,
        at=at,
        purpose=f"dp4: {release.release_no}",
        subject_kind="region",
        subject_ids=[file.kabkota],
        elements=("nik", *wires_of(release.fields)),
    )
    writer = Writer(FileFormat(release.format), release.fields)
    # By their codes, for which there is an index: from 3201 to 3202.
    found = rows(VILLAGES, [file.kabkota, f"{int(file.kabkota) + 1:04d}"])
    villages = [(row["village_code"], row["families"]) for row in found]
    some: list[str] | None
    for some in (*in_runs(villages, FAMILIES_AT_ONCE), None):
        facts = {"release": release.release_id, "kabkota": file.kabkota, "villages": some}
        for row in rows(statement("data_access", "keep_voters"), facts):
            writer.write(row["lines"])
            file.voters += row["voters"]
            file.men += row["men"]
            file.women += row["women"]
            file.away += row["voters"] if some is None else 0
    file.sha256 = writer.end()
    file.size, file.boxes, file.made_at = writer.boxes.size, writer.boxes.keys, at
    file.save(update_fields=["voters", "men", "women", "away", "sha256", "size", "boxes", "made_at"])


def _finish_making(actor: Actor, at: datetime, release_id: UUID) -> None:
    """In a transaction of its own, so that of the last two files one sees the other."""
    with acting(actor):
        release = Dp4Release.objects.select_for_update().get(release_id=release_id)
        waiting = Dp4File.objects.filter(release_id=release_id, made_at=None).exists()
        if release.status == ReleaseStatus.MAKING and not waiting:
            release.status, release.made_at = ReleaseStatus.MADE, at
            release.save(update_fields=["status", "made_at"])
            _tell(actor, at, release, "made")


def continue_making(
    *, actor: Actor, at: datetime, release_id: UUID, say: Say = lambda progress: None
) -> None:
    """Makes here and now what is still to be made, or goes on giving out: after a pause, or instead of workers."""
    with acting(actor):
        actor.require("voters.make", "")
        release = _release(release_id)
        files = list(Dp4File.objects.filter(release_id=release_id).order_by("kabkota"))
    making = release.status == ReleaseStatus.MAKING
    waiting = [one for one in files if (one.made_at if making else one.logged) is None]
    began, people = monotonic(), 0
    for done, one in enumerate(waiting, 1):
        work = make_voters_file if making else log_voters
        people += work(actor=actor, at=at, release_id=release_id, kabkota=one.kabkota)
        say(Progress("make" if making else "log", done, len(waiting), "files", monotonic() - began))
    if not waiting and making:
        _finish_making(actor, at, release_id)
    if not waiting and release.status == ReleaseStatus.RELEASING:
        _finish_release(actor, at, release_id)


def release_voters(*, actor: Actor, at: datetime, release_id: UUID, in_background: bool = True) -> None:
    """The second person's word: the list may go to the election commission.

    First each person on it gets his line in the log; then the manifest is signed and the files open. Raises
    `SamePerson`, `NotReady`, `NoAgreementForVoters` (the agreement was ended meanwhile).
    """
    with acting(actor):
        actor.require("voters.release", "")
        release = _release(release_id, locked=True)
        if release.status != ReleaseStatus.MADE:
            raise NotReady
        if release.made_by == actor.id:
            raise SamePerson
        _agreement(release.agreement_no, at, release.region)
        release.status, release.released_at = ReleaseStatus.RELEASING, at
        release.released_by, release.released_by_name = actor.id, actor.name
        release.save(update_fields=["status", "released_at", "released_by", "released_by_name"])
        _tell(actor, at, release, "release")
        if in_background:
            places = Dp4File.objects.filter(release_id=release_id).values_list("kabkota", flat=True)
            defer_each(
                jobs.log_voters,
                [{"release_id": release_id, "kabkota": one} for one in places],
                priority=-10,
            )


def log_voters(*, actor: Actor, at: datetime, release_id: UUID, kabkota: str) -> int:
    """Writes the line of everybody on the list of a kab/kota, once; answers how many there are."""
    with acting(actor):
        actor.require("voters.make", kabkota)
        run("SET LOCAL statement_timeout = 0")
        file = Dp4File.objects.select_for_update().get(release_id=release_id, kabkota=kabkota)
        release = Dp4Release.objects.get(release_id=release_id)
        if file.logged is None and release.status == ReleaseStatus.RELEASING:
            file.logged = run(
                statement("data_access", "log_voters"),
                {
                    "release": release_id,
                    "kabkota": kabkota,
                    "access_id": str(new_id()),
                    "at": at,
                    "agreement_no": release.agreement_no,
                    "way": int(Way.FILE),
                    "outcome": int(Outcome.FOUND),
                    "fields": release.fields,
                },
            )
            file.save(update_fields=["logged"])
    _finish_release(actor, at, release_id)
    return file.logged or 0


def _finish_release(actor: Actor, at: datetime, release_id: UUID) -> None:
    with acting(actor):
        release = Dp4Release.objects.select_for_update().get(release_id=release_id)
        files = list(Dp4File.objects.filter(release_id=release_id).order_by("kabkota"))
        if release.status != ReleaseStatus.RELEASING or any(one.logged is None for one in files):
            return
        agreement = Agreement.objects.select_related("institution").get(agreement_no=release.agreement_no)
        manifest = compose(release, agreement, files)
        release.manifest_key = put(sign(manifest) + manifest, kind="voters").key
        release.status = ReleaseStatus.RELEASED
        release.save(update_fields=["status", "manifest_key"])
        _tell(actor, at, release, "released", people=sum(one.voters for one in files))


def refuse_voters(*, actor: Actor, at: datetime, release_id: UUID) -> None:
    """The second person's other word: this list never leaves. Raises `SamePerson` and `NotReady`."""
    with acting(actor):
        actor.require("voters.release", "")
        release = _release(release_id, locked=True)
        if release.status != ReleaseStatus.MADE:
            raise NotReady
        if release.made_by == actor.id:
            raise SamePerson
        release.status = ReleaseStatus.REFUSED
        release.save(update_fields=["status"])
        _tell(actor, at, release, "refuse")


def _agreement(agreement_no: int, at: datetime, region: str) -> Agreement:
    """The agreement in force on this day, with an election commission, for exactly this."""
    day = day_at(at, "WIB")
    found = (
        Agreement.objects.select_related("institution")
        .filter(
            agreement_no=agreement_no,
            status=Status.ACTIVE,
            purpose=PURPOSE,
            bulk=True,
            institution__kind=Sector.ELECTION,
            valid_from__lte=day,
            valid_until__gte=day,
        )
        .first()
    )
    if found is None or not any(one == "*" or (region and region.startswith(one)) for one in found.regions):
        raise NoAgreementForVoters
    return found


def _release(release_id: UUID, *, locked: bool = False) -> Dp4Release:
    releases = Dp4Release.objects.select_for_update() if locked else Dp4Release.objects
    found = releases.filter(release_id=release_id).first()
    if found is None:
        raise NoSuchRelease
    return found


def _tell(actor: Actor, at: datetime, release: Dp4Release, act: str, **detail: int) -> None:
    record(
        actor=actor,
        at=at,
        action=f"voters.{act}",
        subject_kind="dp4",
        subject_id=release.release_id,
        detail={"number": release.release_no, "agreement": release.agreement_no, **detail},
    )


@contextmanager
def _one_view(actor: Actor) -> Iterator[None]:
    """A transaction in which every statement sees the same moment, unless a larger one is open already."""
    outermost = not connection.in_atomic_block
    with transaction.atomic(savepoint=False):
        if outermost:
            run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with acting(actor):
            yield
