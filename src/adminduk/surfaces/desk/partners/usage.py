"""What an agreement used, day by day, and what it owes for a month: as a page, on paper, as CSV."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from adminduk.data_access import queries
from adminduk.foundation.clock import day_at, now
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.agreements import (
    WAYS,
    by_day,
    month_of,
    months_until,
    usage_chart,
    way_rows,
)
from adminduk.surfaces.desk.navigation import desk_page

SHOWN = 30


@require_safe
@staff_required("data_access.view")
def usage(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    today = day_at(now(), "WIB")
    since = today - timedelta(days=SHOWN - 1)
    lines = queries.list_usage(actor=actor, agreement_id=agreement_id, since=since, until=today)
    days = by_day(lines, since, today)
    facts = {
        "agreement": queries.get_agreement(actor=actor, agreement_id=agreement_id),
        "days": days[::-1],
        "total": sum(one.total for one in days),
        "chart": usage_chart(days, today),
        "ways": way_rows(lines),
    }
    return desk_page(request, "desk/partners/usage.html", facts, here="partners")


@require_safe
@staff_required("data_access.view")
def statement(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    today = day_at(now(), "WIB")
    month = month_of(request.GET.get("month", ""), today)
    told = queries.get_statement(actor=actor, agreement_id=agreement_id, month=month)
    if request.GET.get("format") == "csv":
        return csv_file(queries.statements_csv([told]), f"tagihan-{told.agreement.number}-{month:%Y-%m}.csv")
    facts = {
        "agreement": told.agreement,
        "statement": told,
        "lines": [(one, WAYS.get(one.way, one.way)) for one in told.lines],
        "months": months_until(today),
        "month": month,
        "running": month == today.replace(day=1),
    }
    return desk_page(request, "desk/partners/statement.html", facts, here="partners")


def csv_file(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
