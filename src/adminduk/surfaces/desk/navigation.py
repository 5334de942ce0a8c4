"""The bar at the top of the desk: the places that a role may go to, and whose desk it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from adminduk.foundation.texts import Both
from adminduk.offices.queries import find_region
from adminduk.offices.types import StaffFacts


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    url: str
    label: Both
    permission: str
    keys: str


# In the order of a day's work; the first that a role may enter is where it begins.
PLACES = (
    Place("queue", "/meja/", Both(id="Meja", en="Desk"), "case.view", "g m"),
    Place("pairs", "/meja/ganda/", Both(id="Data ganda", en="Duplicates"), "register.match", "g n"),
    Place("aktas", "/meja/akta/", Both(id="Akta", en="Akta"), "register.look_up", "g a"),
    Place(
        "notes",
        "/meja/catatan-pinggir/",
        Both(id="Catatan pinggir", en="Marginal notes"),
        "register.annotate",
        "g c",
    ),
    Place("tray", "/baki/", Both(id="Tanda tangan", en="Signing"), "documents.sign", "g t"),
    Place("staff", "/meja/petugas/", Both(id="Petugas", en="Staff"), "staff.manage", "g p"),
    Place(
        "certificates", "/meja/sertifikat/", Both(id="Sertifikat", en="Certificates"), "staff.manage", "g s"
    ),
    Place("delegations", "/meja/penunjukan/", Both(id="Plh/Plt", en="Acting head"), "staff.delegate", "g h"),
    Place("partners", "/meja/lembaga/", Both(id="Lembaga", en="Institutions"), "data_access.view", "g l"),
    Place("audit", "/meja/jejak/", Both(id="Jejak", en="Audit trail"), "audit.view", "g j"),
    Place(
        "voters", "/meja/dp4/", Both(id="Daftar pemilih", en="Voters"), "voters.make|voters.release", "g v"
    ),
    Place(
        "objections",
        "/meja/keberatan/",
        Both(id="Keberatan", en="Objections"),
        "data_access.objections",
        "g k",
    ),
    Place("access_log", "/meja/akses/", Both(id="Log akses", en="Access log"), "data_access.log", "g l"),
    Place("dashboard", "/dasbor/", Both(id="Dasbor", en="Dashboard"), "reports.view", "g d"),
)
OWN_PAGE, SEARCH = "/meja/saya/", "/meja/cari/"
SEARCHING = frozenset({"case.view", "register.look_up", "accounts.reset"})


def opens(place: Place, staff: StaffFacts) -> bool:
    """Whether one of the permissions of a place, joined by "|", is of this role."""
    return not staff.role.permissions.isdisjoint(place.permission.split("|"))


def home_of(staff: StaffFacts) -> str:
    """Where somebody of this role begins: a signer at the tray, an auditor at the trail."""
    if "documents.sign" in staff.role.permissions:
        return "/baki/"
    return next((place.url for place in PLACES if opens(place, staff)), OWN_PAGE)


def desk_context(
    request: HttpRequest, here: str = "", counts: dict[str, int] | None = None
) -> dict[str, Any]:
    """What components/desk.html asks for; `here` is the name of the place, "own" for one's own page."""
    staff: StaffFacts = request.staff  # type: ignore[attr-defined]
    region = find_region(staff.office.kabkota)
    return {
        "nav": [
            {
                "url": place.url,
                "label": place.label,
                "keys": place.keys,
                "current": place.name == here,
                "count": (counts or {}).get(place.name, 0),
            }
            for place in PLACES
            if opens(place, staff)
        ],
        "me": {
            "name": staff.name,
            "detail": staff.role.title,
            "url": OWN_PAGE,
            "current": here == "own",
            "single_keys": staff.single_keys,
        },
        "desk_url": home_of(staff),
        "search_url": SEARCH if SEARCHING & staff.role.permissions else "",
        "office_place": region.name if region else staff.office.town,
        "zone": staff.office.zone,
    }


def desk_page(
    request: HttpRequest,
    template: str,
    facts: dict[str, Any] | None = None,
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page of the desk, with its bar."""
    return render(request, template, desk_context(request, here) | (facts or {}), status=status)
