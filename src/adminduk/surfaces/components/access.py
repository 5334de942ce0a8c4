"""Who may open a page. Every view wears exactly one of these; a test looks at every route.

The attribute `access` says it: "public", "resident", "pin" (a case's number with its PIN, guarded where
cases are tracked), "staff" (any member of staff) or "staff:<permission>" (several permissions, joined by
"|", mean any one of them).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect

from adminduk.accounts import queries as accounts
from adminduk.accounts.types import SignInAgain
from adminduk.foundation.clock import now
from adminduk.offices.queries import actor_of
from adminduk.surfaces.components import sessions
from adminduk.surfaces.components.errors import permission_denied

View = Callable[..., HttpResponse]
AnyView = TypeVar("AnyView", bound=View)
STAFF_SIGN_IN = "/masuk/"
RESIDENT_SIGN_IN = "/lapor/masuk/"
OWN_PASSWORD = "/meja/saya/sandi/"  # noqa: S105  (an address)
# With a password that somebody else chose one may change it, and leave.
OPEN_WITH_TEMPORARY_PASSWORD = {OWN_PASSWORD, "/keluar/"}


def public_page(view: AnyView) -> AnyView:
    """Anyone may open it, without an account."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def staff_required(*permissions: str, counts_as_use: bool = True) -> Callable[[View], View]:
    """Only staff: gives `request.staff` (StaffFacts) and `request.actor` (Actor).

    With `permissions`, only a role that holds one of them; the act itself still checks the place.
    `counts_as_use=False` for what the browser fetches by itself, so that an idle desk still closes.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            staff = sessions.current_staff(request, counts_as_use=counts_as_use)
            if staff is None:
                return _to_sign_in(request, STAFF_SIGN_IN)
            request.staff, request.actor = staff, actor_of(staff, at=now())  # type: ignore[attr-defined]
            if staff.password_temporary and request.path not in OPEN_WITH_TEMPORARY_PASSWORD:
                return _redirect(request, OWN_PASSWORD)
            if permissions and request.actor.permissions.isdisjoint(permissions):
                return permission_denied(request)
            return _never_stored(view(request, *args, **kwargs))

        guarded.access = f"staff:{'|'.join(permissions)}" if permissions else "staff"  # type: ignore[attr-defined]
        return guarded

    return guard


def resident_required(view: View) -> View:
    """Only a resident whose phone answered: gives `request.account` and `request.actor`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account_id = sessions.current_account_id(request)
        try:
            account = accounts.get_account(account_id) if account_id else None
        except SignInAgain:
            account = None
        if account is None:
            return _to_sign_in(request, RESIDENT_SIGN_IN)
        request.account, request.actor = account, accounts.actor_of(account)  # type: ignore[attr-defined]
        return _never_stored(view(request, *args, **kwargs))

    guarded.access = "resident"  # type: ignore[attr-defined]
    return guarded


def _to_sign_in(request: HttpRequest, address: str) -> HttpResponse:
    """To the sign-in page, and from there back to the page the visitor was on."""
    if not request.accepts("text/html"):
        return JsonResponse({"error": "SignedOut"}, status=401)
    return _redirect(request, f"{address}?{urlencode({'lanjut': _here(request)}, safe='/')}")


def _here(request: HttpRequest) -> str:
    if request.method in {"GET", "HEAD"} and not getattr(request, "htmx", False):
        return request.get_full_path()
    # What was posted, or fetched into a part of a page, is no address to come back to: its page is.
    page = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")
    if page.netloc != request.get_host():
        return "/"
    return sessions.local_path(page._replace(scheme="", netloc="", fragment="").geturl())


def _redirect(request: HttpRequest, address: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(address)
    return redirect(address)


def _never_stored(response: HttpResponse) -> HttpResponse:
    """The next user of a shared machine must not find the page by its "back" button."""
    response.headers.setdefault("Cache-Control", "no-store")
    return response
