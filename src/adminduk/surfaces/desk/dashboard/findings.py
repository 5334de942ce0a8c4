"""What the figures say, in words: the title of the dashboard and of its charts."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from adminduk.reports.types import BirthsDashboard, Day
from adminduk.surfaces.components.formats import day, thousands


def headline(board: BirthsDashboard) -> tuple[str, str]:
    """The finding, and what is not as it should be."""
    number = len(board.days)
    if not board.reported and not board.signed and not board.open_cases:
        return _("Belum ada laporan dalam %(days)s hari ini.") % {"days": number}, ""
    yesterday = board.days[-2] if number > 1 else None
    if yesterday and yesterday.signed:
        found = _("Kemarin %(same)s dari %(all)s berkas selesai di hari yang sama.") % {
            "same": thousands(yesterday.same_day),
            "all": thousands(yesterday.signed),
        }
    elif board.signed and board.same_day_share is not None:
        found = _("%(share)s%% berkas selesai di hari yang sama, dalam %(days)s hari.") % {
            "share": thousands(board.same_day_share * 100),
            "days": number,
        }
    else:
        found = ngettext(
            "%(count)s berkas masuk, belum ada yang ditandatangani.",
            "%(count)s berkas masuk, belum ada yang ditandatangani.",
            board.reported,
        ) % {"count": thousands(board.reported)}
    return found, _late(board)


def _late(board: BirthsDashboard) -> str:
    if not board.late_cases:
        return _("Tidak ada yang lewat janji.")
    behind = max(board.kecamatan, key=lambda one: one.late, default=None)
    if behind and behind.late and behind.name:
        return _("%(count)s lewat janji, terbanyak di %(place)s.") % {
            "count": thousands(board.late_cases),
            "place": behind.name,
        }
    return _("%(count)s berkas lewat janji.") % {"count": thousands(board.late_cases)}


def busiest(board: BirthsDashboard) -> str:
    top: Day = max(board.days, key=lambda one: one.reported)
    if not top.reported:
        return _("Belum ada laporan masuk")
    return _("%(day)s paling ramai: %(count)s laporan") % {
        "day": day(top.day, weekday=True).partition(",")[0],
        "count": thousands(top.reported),
    }


def speed(board: BirthsDashboard) -> str:
    if board.same_day_share is None:
        return _("Belum ada yang ditandatangani")
    return _("%(share)s%% selesai di hari yang sama") % {"share": thousands(board.same_day_share * 100)}
