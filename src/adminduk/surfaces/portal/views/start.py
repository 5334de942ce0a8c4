"""The first page of a service: what one gets, what one needs, how long it takes."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from adminduk.accounts import queries as accounts
from adminduk.accounts.types import Account, SignInAgain
from adminduk.casework import operations, queries
from adminduk.casework.types import Channel, Status
from adminduk.foundation.clock import day_at, now
from adminduk.foundation.texts import Both
from adminduk.offices.types import NoSuchOffice
from adminduk.regulations.law import Law
from adminduk.surfaces.components import sessions
from adminduk.surfaces.components.access import RESIDENT_SIGN_IN, public_page
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.portal.way import place_name, zone_of

BEGIN = "portal_begin"
NEAREST = Both(
    id="{why} Lapor langsung di kantor Dukcapil tempat KK Anda.",
    en="{why} Please report at the Dukcapil office of your family card.",
)


@public_page
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, service: str) -> HttpResponse:
    """Anyone may read it. "Mulai" asks who it is first, and then opens the report."""
    definition = queries.get_service(service)
    account = _account(request)
    if request.method == "POST":
        if account is None:
            request.session[BEGIN] = definition.name
            return redirect(RESIDENT_SIGN_IN)
        return begin_case(request, account, definition.name)
    kabkota = account.kabkota if account else settings.ADMINDUK_KABKOTA
    law = Law(on=day_at(now(), zone_of(kabkota)), region=kabkota)
    lines = queries.list_own_cases(actor=accounts.actor_of(account)) if account else []
    return render(
        request,
        "portal/start.html",
        {
            "service": definition,
            "hours": definition.target_hours(law),
            "papers": [one for one in definition.papers if not one.optional],
            "drafts": [one for one in lines if one.status is Status.DRAFT and one.service == service],
            "account": account,
            "office_place": place_name(kabkota) if kabkota else "",
        },
    )


def begin_case(request: HttpRequest, account: Account, service: str) -> HttpResponse:
    """Opens the report, or the empty draft that is there already, at its first question."""
    try:
        case_id = operations.start(
            actor=accounts.actor_of(account),
            at=now(),
            service=service,
            kabkota=account.kabkota,
            channel=Channel.PORTAL,
            language=(get_language() or "id")[:2],
        )
    except NoSuchOffice as refused:
        tell(request, NEAREST.format(why=str(refused)), tone="warn")
        return redirect("portal:start", service=service)
    return redirect("portal:case", service=service, case_id=case_id)


def _account(request: HttpRequest) -> Account | None:
    account_id = sessions.current_account_id(request)
    try:
        return accounts.get_account(account_id) if account_id else None
    except SignInAgain:
        return None
