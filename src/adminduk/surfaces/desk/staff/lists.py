"""The staff of one's jurisdiction: the list with its filters, and one account."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from adminduk.foundation.texts import Both
from adminduk.offices.queries import get_managed_staff, list_offices, list_passkeys, page_of_staff
from adminduk.offices.types import ROLES, OfficeFacts
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import Option
from adminduk.surfaces.desk.filters import Filter, page_number
from adminduk.surfaces.desk.navigation import desk_page

FOUND_AT_MOST = 100
STATES = (
    Option("", Both(id="Aktif", en="Active")),
    Option("closed", Both(id="Ditutup", en="Closed")),
    Option("all", Both(id="Semua", en="All")),
)
ACTIVE = {"": True, "closed": False, "all": None}


def manageable_offices(request: HttpRequest) -> list[OfficeFacts]:
    actor = request.actor  # type: ignore[attr-defined]
    return [one for one in list_offices() if actor.may("staff.manage", one.kabkota)]


@staff_required("staff.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def list_staff(request: HttpRequest) -> HttpResponse:
    """Filters stand in the address; a name that is searched for is posted, so that no log keeps it."""
    offices = manageable_offices(request)
    role, office, state = (request.GET.get(name, "") for name in ("role", "office", "state"))
    text = str(posted.read("text", "q", request.POST))[:60]
    page = page_of_staff(
        actor=request.actor,  # type: ignore[attr-defined]
        text=text,
        role=role if role in ROLES else "",
        office_id=int(office) if office.isdecimal() and len(office) < 9 else None,
        active=None if text else ACTIVE.get(state, True),
        number=1 if text else page_number(request),
        **({"size": FOUND_AT_MOST} if text else {}),
    )
    last = max(1, -(-page.total // page.size))
    facts = {
        "rows": page.staff,
        "total": page.total,
        "q": text,
        "filtered": bool(text or role or office or state),
        "filters": _filters(offices, role, office, state),
        "page": SimpleNamespace(
            number=page.number,
            has_previous=page.number > 1,
            has_next=not text and page.number < last,
            previous_page_number=page.number - 1,
            next_page_number=page.number + 1,
            paginator=SimpleNamespace(num_pages=last),
        ),
        "many_offices": len(offices) > 1,
    }
    return desk_page(request, "desk/staff/list.html", facts, here="staff")


@staff_required("staff.manage")
@require_safe
def one(request: HttpRequest, staff_id: UUID) -> HttpResponse:
    member = get_managed_staff(actor=request.actor, staff_id=staff_id)  # type: ignore[attr-defined]
    facts = {
        "member": member,
        "passkeys": len(list_passkeys([staff_id])),
        "is_me": staff_id == request.staff.id,  # type: ignore[attr-defined]
    }
    return desk_page(request, "desk/staff/one.html", facts, here="staff")


def _filters(offices: list[OfficeFacts], role: str, office: str, state: str) -> list[Filter]:
    everyone = Both(id="Semua", en="All")
    roles = [Option(one.name, one.title) for one in ROLES.values()]
    places = [Option(str(one.id), one.name) for one in offices]
    return [
        Filter("role", Both(id="Peran", en="Role"), role, roles, everyone),
        *(
            [Filter("office", Both(id="Kantor", en="Office"), office, places, everyone)]
            if len(places) > 1
            else []
        ),
        Filter("state", Both(id="Keadaan", en="State"), state, STATES[1:], STATES[0].label),
    ]
