"""One's own page, and what is changed on it directly."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from adminduk.foundation.audit.queries import list_own_account_acts
from adminduk.foundation.clock import now
from adminduk.foundation.texts import Both
from adminduk.offices import operations
from adminduk.offices.queries import list_passkeys
from adminduk.offices.types import StaffFacts
from adminduk.surfaces.components import posted, sessions
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField, Option
from adminduk.surfaces.components.notices import tell
from adminduk.surfaces.desk.audit.words import action_words
from adminduk.surfaces.desk.navigation import desk_page

LANGUAGE = BoundField(
    name="language",
    kind="radios",
    label=Both(id="Bahasa halaman", en="Language of the pages"),
    options=(Option("id", "Bahasa Indonesia"), Option("en", "English")),
)
SINGLE_KEYS = BoundField(
    name="single_keys",
    kind="tick",
    label=Both(id="Pakai pintasan satu huruf", en="Use single letters as shortcuts"),
    help=Both(
        id="Matikan bila Anda memakai perintah suara atau sering salah tekan.",
        en="Switch off if you use voice commands or often hit keys by accident.",
    ),
    required=False,
)
SAVED = Both(id="Pilihan Anda tersimpan.", en="Your preferences are saved.")
ON_DUTY = Both(
    id="Anda bertugas. Berkas baru dibagikan kepada Anda.", en="You are on duty and get new cases."
)
OFF_DUTY = Both(
    id="Anda tidak bertugas. Berkas baru tidak dibagikan kepada Anda.",
    en="You are off duty and get no new cases.",
)


@staff_required()
@require_http_methods(["GET", "HEAD", "POST"])
def own_page(request: HttpRequest) -> HttpResponse:
    staff: StaffFacts = request.staff  # type: ignore[attr-defined]
    if request.method == "POST":
        language = str(posted.read("radios", "language", request.POST))
        operations.set_preferences(
            actor=request.actor,  # type: ignore[attr-defined]
            at=now(),
            language=language,
            single_keys=posted.read("tick", "single_keys", request.POST) == "yes",
        )
        tell(request, SAVED.say(language or "id"))
        return sessions.speak(redirect("profile:own"), language if language == "en" else "id")
    facts = {
        "fields": [
            LANGUAGE.with_(value=staff.language),
            SINGLE_KEYS.with_(value="yes" if staff.single_keys else ""),
        ],
        "staff": staff,
        "takes_cases": "case.verify" in staff.role.permissions or "case.approve" in staff.role.permissions,
        "passkeys": list_passkeys([staff.id]),
        "history": [
            (one.at, action_words(one.action), one.actor_name if one.actor_id != staff.id else "", one.action)
            for one in list_own_account_acts(actor=request.actor)  # type: ignore[attr-defined]
        ],
    }
    return desk_page(request, "desk/profile/own.html", facts, here="own")


@require_POST
@staff_required()
def change_duty(request: HttpRequest) -> HttpResponse:
    on_duty = request.POST.get("on_duty") == "yes"
    operations.change_duty(
        actor=request.actor,  # type: ignore[attr-defined]
        at=now(),
        staff_id=request.staff.id,  # type: ignore[attr-defined]
        on_duty=on_duty,
    )
    tell(request, ON_DUTY if on_duty else OFF_DUTY)
    return redirect("profile:own")
