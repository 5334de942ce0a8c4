"""The lists of voters, for who may make or release them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adminduk.data_access import operations, queries
from adminduk.data_access.types import FileFormat, ReleaseFacts, ReleaseStatus
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.charts import Share, stacked_bar
from adminduk.surfaces.components.fields import BoundField, Option
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.navigation import desk_page
from adminduk.surfaces.desk.voters import words

SEEN_BY = ("voters.make", "voters.release")
LONGEST_PURPOSE = 200
MIME = {FileFormat.CSV: "text/csv; charset=utf-8", FileFormat.PARQUET: "application/vnd.apache.parquet"}


@staff_required(*SEEN_BY)
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """All lists, the newest first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.list_voter_releases(actor=actor)
    facts = {"rows": [_row(one) for one in found], "may_make": actor.may("voters.make", "")}
    return desk_page(request, "desk/voters/lists.html", facts, here="voters")


@staff_required("voters.make")
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Begins a list: under which agreement, for which day."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    agreements = queries.list_voter_agreements(actor=actor, at=now())
    errors: dict[str, Both] = {}
    if request.method == "POST":
        chosen = posted.read("radios", "agreement", request.POST)
        day = _day(posted.read("date", "polling_day", request.POST))
        kind = posted.read("radios", "format", request.POST)
        if chosen not in {str(one.agreement_no) for one in agreements}:
            errors["agreement"] = words.PICK_AGREEMENT
        if day is None or day < day_at(now(), "WIB"):
            errors["polling_day"] = words.WRONG_DAY
        if not errors and day is not None:
            operations.make_voters(
                actor=actor,
                at=now(),
                agreement_no=int(chosen),
                polling_day=day,
                kind=FileFormat(kind) if kind in list(FileFormat) else FileFormat.CSV,
                region=_region(agreements, int(chosen)),
            )
            tell(request, words.BEGUN)
            return redirect("desk:voters")
    fields = [
        BoundField(
            "agreement",
            "radios",
            Both(id="Perjanjian", en="Agreement"),
            value=request.POST.get("agreement", ""),
            error=errors.get("agreement", ""),
            options=tuple(
                Option(str(one.agreement_no), one.institution, help=one.pks_number) for one in agreements
            ),
        ),
        BoundField(
            "polling_day",
            "date",
            Both(id="Hari pemungutan suara", en="Polling day"),
            help=Both(id="Umur dan status dihitung pada hari itu.", en="Ages are counted on that day."),
            value=posted.read("date", "polling_day", request.POST) if request.method == "POST" else "",
            error=errors.get("polling_day", ""),
        ),
        BoundField(
            "format",
            "radios",
            Both(id="Bentuk berkas", en="Format"),
            value=request.POST.get("format", FileFormat.CSV),
            options=(Option(FileFormat.CSV, "CSV"), Option(FileFormat.PARQUET, "Parquet")),
        ),
    ]
    facts = {"fields": fields, "problems": [], "agreements": agreements}
    return desk_page(request, "desk/voters/make.html", facts, here="voters", status=400 if errors else 200)


@staff_required(*SEEN_BY)
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One list: how far it is, its totals by region, and what may be done with it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.get_voter_release(actor=actor, number=number)
    below = request.GET.get("wilayah", "")
    below = below if len(below) in (2, 4, 6) and find_region(below) else ""
    totals = queries.count_voters(actor=actor, release_id=found.release_id, below=below)
    most = max((total.voters for total in totals), default=1)
    facts: dict[str, Any] = {
        **_row(found),
        "below": below,
        "below_name": place.name if below and (place := find_region(below)) else "",
        "totals": [
            (
                total,
                _name(total.region),
                stacked_bar(Share(total.voters, 0), most=most),
                len(total.region) < 10,
            )
            for total in totals
        ],
        "files": queries.list_voter_files(actor=actor, release_id=found.release_id),
        "may_decide": found.status is ReleaseStatus.MADE
        and actor.may("voters.release", "")
        and found.made_by != actor.id,
        "is_out": found.status is ReleaseStatus.RELEASED,
    }
    return desk_page(request, "desk/voters/one.html", facts, here="voters")


@require_POST
@staff_required("voters.release")
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """The second person's word: release, or refuse."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.get_voter_release(actor=actor, number=number)
    if request.POST.get("decision") == "release":
        operations.release_voters(actor=actor, at=now(), release_id=found.release_id)
        tell(request, words.RELEASING)
    elif request.POST.get("decision") == "refuse":
        operations.refuse_voters(actor=actor, at=now(), release_id=found.release_id)
        tell(request, words.REFUSED, tone="warn")
    return redirect("desk:voters_one", number=number)


@require_POST
@staff_required(*SEEN_BY)
def download(request: HttpRequest, number: int) -> HttpResponse:
    """A file of the list, or its manifest with `what` "manifest", for a purpose that is kept."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    purpose = posted.read("text", "purpose", request.POST)[:LONGEST_PURPOSE]
    if len(purpose) < 5:
        tell(request, words.SAY_WHY, tone="warn")
        return redirect("desk:voters_one", number=number)
    found = queries.get_voter_release(actor=actor, number=number)
    what = request.POST.get("what", "")
    asked: dict[str, Any] = {"actor": actor, "purpose": purpose, "release_id": found.release_id}
    if what in ("manifest", "signature"):
        manifest, signature = queries.get_voter_manifest(**asked)
        name = "manifest.json" if what == "manifest" else "manifest.json.sig"
        answer = HttpResponse(
            manifest if what == "manifest" else signature, content_type="application/octet-stream"
        )
    else:
        file = queries.open_voter_file(**asked, kabkota=what)
        name = file.name
        answer = StreamingHttpResponse(file.blocks, content_type=MIME[found.format])
        answer["Content-Length"] = str(file.size)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _row(one: ReleaseFacts) -> dict[str, Any]:
    tone, icon, said = words.STATES[one.status]
    return {"release": one, "tone": tone, "icon": icon, "said": said, "place": _name(one.region)}


def _name(code: str) -> str:
    place = find_region(code) if code else None
    return place.name if place else code or "Indonesia"


def _region(agreements: Any, number: int) -> str:
    """The widest region that the agreement covers: the nation, or the first of its regions."""
    regions = next(one.regions for one in agreements if one.agreement_no == number)
    return "" if "*" in regions else min(regions, key=lambda code: (len(code), code))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
