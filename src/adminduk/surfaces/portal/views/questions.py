"""One question a page, rendered from the notice of whatever service it is."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from adminduk.casework import operations
from adminduk.casework.types import Filling, NotNow
from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.surfaces.components import posted
from adminduk.surfaces.components.access import resident_required
from adminduk.surfaces.components.binding import Errors, Form, bind
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.portal import way

NOTHING = ("", "")


@resident_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, service: str, case_id: UUID, page: str) -> HttpResponse:
    if request.method == "POST":
        return _answered(request, service, case_id, page)
    filling = way.load(request, service, case_id)
    if not way.is_open(filling):
        return redirect(way.address("case", filling))
    if filling.page(page) not in filling.pages:
        if filling.page(page) is None:
            raise Http404
        return redirect(way.resume(filling))
    return _page(request, filling, page)


def _answered(request: HttpRequest, service: str, case_id: UUID, page: str) -> HttpResponse:
    form, action = request.POST.dict(), posted.action(request.POST)
    if action != NOTHING:
        # A search, or one row more: nothing is saved and nothing is judged yet.
        return _page(request, way.load(request, service, case_id), page, form=form, action=action)
    try:
        read = operations.answer(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            case_id=case_id,
            page=page,
            form=form,
            assurance=request.account.assurance,  # type: ignore[attr-defined]
        )
    except NotNow:
        return redirect("portal:case", service=service, case_id=case_id)
    if request.POST.get("later"):
        if read.errors:
            tell(request, _("Halaman terakhir belum tersimpan. Jawaban sebelumnya aman."), tone="warn")
        else:
            tell(request, _("Jawaban Anda tersimpan. Lanjutkan kapan saja."))
        return redirect("portal:mine")
    filling = way.load(request, service, case_id)
    if read.errors:
        return _page(request, filling, page, form=form, errors=read.errors, status=422)
    return redirect(way.after_question(filling, page, change="ubah" in request.GET))


def _page(
    request: HttpRequest,
    filling: Filling,
    name: str,
    *,
    form: Form | None = None,
    errors: Errors | None = None,
    action: tuple[str, str] = NOTHING,
    status: int = 200,
) -> HttpResponse:
    page = filling.page(name)
    if page is None:
        raise Http404
    change = "ubah" in request.GET
    facts = way.frame(filling) | way.step(filling, page.section)
    facts |= {
        "title": page.title,
        "intro": page.help or "",
        "fields": _said_once(bind(filling, page, form=form, errors=errors, action=action)),
        "aside": _aside(page.aside) if page.aside else None,
        "back_url": way.before_question(filling, name, change=change),
        "action_label": _("Simpan") if change else "",
        "problems": [],
    }
    return render(request, "portal/question.html", facts, status=status)


def _aside(text: Both) -> dict[str, str]:
    """The way out in one fold: its question is what is seen, the answer what it opens."""
    words = str(text)
    asked, mark, told = words.partition("? ")
    return {"summary": asked + "?", "text": told} if mark else {"summary": _("Bantuan"), "text": words}


def _said_once(fields: list[BoundField]) -> list[BoundField]:
    """A single choice under a title that asks it needs no second heading for those who see."""
    if len(fields) == 1 and fields[0].kind in {"radios", "yesno"}:
        return [fields[0].with_(legend_hidden=True)]
    return fields
