"""The vocabulary of templates: icons, petals, badges, fields, numbers, days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from adminduk.surfaces.components import controls, fields, formats, icons, kawung, status

register = template.Library()

register.filter("day", formats.day)
register.filter("thousands", formats.thousands)
register.filter("duration", formats.duration)
register.filter("short_duration", formats.short_duration)
register.filter("masked_nik", formats.masked_nik)
register.filter("masked_name", formats.masked_name)
register.filter("masked_contact", formats.masked_contact)
register.filter("grouped", formats.grouped)
register.filter("file_size", formats.file_size)
register.simple_tag(icons.icon, name="icon")
register.simple_tag(kawung.cloth, name="cloth")


@register.filter
def weekday(value: date | str | None) -> str:
    """Sabtu, 21 November 2026."""
    return formats.day(value, weekday=True)


@register.filter
def short_day(value: date | str | None) -> str:
    """21 Nov 2026."""
    return formats.day(value, short=True)


@register.filter
def hour(value: datetime, zone: str = "WIB") -> str:
    return formats.hour(value, zone)


@register.simple_tag
def local_time(value: datetime | None, zone: str = "WIB", today: date | None = None) -> SafeString | str:
    """21 November 2026 pukul 09.12 WIB, in a <time>; with `today`, "hari ini, 09.12"."""
    if value is None:
        return ""
    words = formats.instant(value, zone, today=today)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(timespec="minutes"), words)


@register.simple_tag(name="kawung")
def kawung_tag(
    stage: str | int = 0, need_you: bool = False, size: str = "", label: str = "", done: int | None = None
) -> SafeString:
    """Petals for a status or a stage; `done` says the number of full petals outright. Sizes: s, (28 px), m, l."""
    full, now = (done, False) if done is not None else kawung.petals(stage)
    need_you = need_you or str(getattr(stage, "value", stage)) == "returned"
    return kawung.draw(full, now, need_you=need_you, size=size, label=label)


@register.simple_tag
def steps(number: int, of: int, label: str = "") -> SafeString:
    """The line over a question: petals, "Langkah 1 dari 4: Anak"."""
    words = gettext("Langkah %(number)s dari %(of)s") % {"number": number, "of": of}
    drawn = kawung.draw(*kawung.step_petals(number, of))
    return format_html(
        '<p class="steps-line">{}<span>{}{}</span></p>', drawn, words, f": {label}" if label else ""
    )


@register.simple_tag
def status_badge(value: object, audience: str = "resident") -> SafeString:
    """The badge of a case's status, in the words of its reader: "resident" or "officer"."""
    known = status.badge(value)
    return state(known.tone, known.icon, str(known.officer if audience == "officer" else known.resident))


@register.simple_tag
def state(tone: str, icon_name: str, words: str) -> SafeString:
    """A badge of any other state: tone good, warn, bad, info, soga or nothing."""
    return format_html(
        '<span class="state{}">{}{}</span>', f" state--{tone}" if tone else "", icons.icon(icon_name), words
    )


@register.simple_tag
def render_field(bound: Any) -> SafeString:
    """The field with label, help, error and control, from templates/components/fields/."""
    return get_template(controls.template_of(bound.kind)).render(controls.context_of(bound))


@register.simple_tag
def attributes(values: Mapping[str, str]) -> SafeString:
    """HTML attributes from a mapping; one with an empty value stands alone."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html(' {}="{}"', key, value) if value != "" else f" {key}",)
            for key, value in values.items()
        ),
    )


@register.inclusion_tag("components/error_summary.html")
def error_summary(bound: Sequence[Any] = (), sentences: Sequence[Any] = ()) -> dict[str, Any]:
    """What must be mended, each line a link to its field; `sentences` belong to no field."""
    found = fields.errors(bound)
    return {"found": found, "sentences": sentences, "count": len(found) + len(sentences)}


@register.inclusion_tag("components/summary_list.html")
def summary(rows: Sequence[Mapping[str, Any]], title: str = "", change: bool = True) -> dict[str, Any]:
    """Answers on one page: rows of key, value, and where they may be changed: change_url."""
    return {"rows": rows, "title": title, "change": change}


@register.simple_tag(takes_context=True)
def page_query(context: template.Context, **changes: Any) -> str:
    """The query of this page with `changes`: {% page_query page=3 %} gives "?kec=Ciawi&page=3"."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}" if query else "?"
