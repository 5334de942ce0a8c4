"""Two records side by side: what agrees, what differs, what officers said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from adminduk.foundation.access.types import Actor
from adminduk.register.queries import get_pair
from adminduk.register.types import Opinion, PairState, PairView
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.fields import BoundField, Option
from adminduk.surfaces.desk.duplicates import words
from adminduk.surfaces.desk.navigation import desk_page

PURPOSE = "duplicates.judge"


@staff_required("register.match")
@require_safe
def pair(request: HttpRequest, first_id: UUID, second_id: UUID) -> HttpResponse:
    return show(request, first_id, second_id)


def show(
    request: HttpRequest,
    first_id: UUID,
    second_id: UUID,
    *,
    said: dict[str, str] | None = None,
    problems: dict[str, object] | None = None,
) -> HttpResponse:
    """The page; `said` is what was posted and `problems` why it was not taken, by field ("" for the act)."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    view = get_pair(actor=actor, purpose=PURPOSE, first_id=first_id, second_id=second_id)
    problems = problems or {}
    tone, icon, verdict = words.VERDICTS[view.verdict]
    waits = view.state is PairState.PROPOSED
    context: dict[str, Any] = {
        "view": view,
        "titles": [one.name.title() for one in view.sides],
        "places": [words.region_name(one.kabkota) for one in view.sides],
        "elsewhere": [one for one in view.sides if not one.inside],
        "rows": words.rows_of(view),
        "percent": int(view.probability * 1000) / 10,
        "tone": tone,
        "icon": icon,
        "verdict": verdict,
        "state": words.STATES[view.state],
        "steps": [(one, words.ACTS[one.act], words.OPINIONS[one.opinion]) for one in view.steps],
        "problem": problems.get("", ""),
        "may_propose": view.state in (PairState.OPEN, PairState.UNSURE),
        "waits": waits,
        "mine": waits and view.proposed_by == actor.id,
        "opinion": words.OPINIONS.get(view.opinion) if view.opinion else "",
        "merges": view.opinion is Opinion.SAME and not any(one.newcomer for one in view.sides),
        "may_merge": "register.enter" in actor.permissions,
        "survivor": _survivor(view),
        "fields": _fields(view, said or {}, problems),
        "disagreement": BoundField(
            "reason", "textarea", _("Mengapa Anda tidak sependapat"), rows=2, maxlength=500,
            value=(said or {}).get("disagreement", ""), error=str(problems.get("disagreement", "")),
        ),
    }  # fmt: skip
    return desk_page(
        request, "desk/duplicates/pair.html", context, here="pairs", status=422 if problems else 200
    )


def _survivor(view: PairView) -> str:
    chosen = next((one for one in view.sides if one.person_id == view.survivor_id), None)
    return words.side_label(chosen) if chosen else ""


def _fields(view: PairView, said: dict[str, str], problems: dict[str, object]) -> list[BoundField]:
    return [
        BoundField(
            "opinion",
            "radios",
            _("Menurut Anda"),
            value=said.get("opinion", ""),
            options=[Option(str(one), label) for one, label in words.OPINIONS.items()],
            error=str(problems.get("opinion", "")),
        ),
        BoundField(
            "survivor",
            "radios",
            _("Bila satu orang, data yang tetap dipakai"),
            help=_("Data yang lain ditutup dan menunjuk ke data ini. Tidak ada yang dihapus."),
            value=said.get("survivor", str(view.suggested)),
            options=[
                Option(str(one.person_id), words.side_label(one)) for one in view.sides if not one.newcomer
            ],
            required=False,
            error=str(problems.get("survivor", "")),
        ),
        BoundField(
            "reason",
            "textarea",
            _("Alasan"),
            help=_("Misalnya: foto dan tanda tangan sama. Jangan tulis NIK."),
            value=said.get("reason", ""),
            rows=2,
            maxlength=500,
            error=str(problems.get("reason", "")),
        ),
    ]
