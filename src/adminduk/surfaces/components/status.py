"""The badge of a case: one word from one dictionary, with its colour and its icon."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class Badge:
    tone: str  # good, warn, bad, info, soga or nothing
    icon: str
    resident: Both
    officer: Both


BADGES: dict[str, Badge] = {
    "draft": Badge("", "pencil", Both(id="Belum dikirim", en="Not sent yet"), Both(id="Konsep", en="Draft")),
    "submitted": Badge("info", "inbox", Both(id="Diterima", en="Received"), Both(id="Baru", en="New")),
    "verifying": Badge(
        "soga", "eye", Both(id="Diperiksa", en="Being checked"), Both(id="Diperiksa", en="Checking")
    ),
    "returned": Badge(
        "warn", "circle-alert", Both(id="Perlu Anda", en="Needs you"), Both(id="Dikembalikan", en="Returned")
    ),
    "verified": Badge(
        "soga",
        "user-check",
        Both(id="Diperiksa, menunggu persetujuan", en="Checked, waiting for approval"),
        Both(id="Menunggu persetujuan", en="Waiting for approval"),
    ),
    "registered": Badge(
        "soga",
        "pen-line",
        Both(id="Menunggu tanda tangan", en="Waiting for signature"),
        Both(id="Di baki TTE", en="In the signing tray"),
    ),
    "sent_back": Badge(
        "warn",
        "undo-2",
        Both(id="Sedang kami betulkan", en="We are correcting it"),
        Both(id="Dikembalikan dari baki", en="Sent back from the tray"),
    ),
    "done": Badge("good", "circle-check", Both(id="Selesai", en="Done"), Both(id="Selesai", en="Done")),
    "rejected": Badge("bad", "octagon-x", Both(id="Ditolak", en="Refused"), Both(id="Ditolak", en="Refused")),
    "cancelled": Badge(
        "", "ban", Both(id="Dibatalkan", en="Cancelled"), Both(id="Dibatalkan", en="Cancelled")
    ),
}


def badge(status: object) -> Badge:
    """The badge of a status, given as its value or as the enum member; KeyError on an unknown one."""
    return BADGES[str(getattr(status, "value", status))]
