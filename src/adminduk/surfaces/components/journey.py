"""The four petals of a case as a list that one can read: received, checked, signed, done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adminduk.casework.types import CaseView, Status
from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class Stage:
    """`state` is done, now or later; `at` when it was reached."""

    name: Both
    text: Both
    state: str
    at: datetime | None


RECEIVED = Both(id="Diterima", en="Received")
CHECKED = Both(id="Diperiksa", en="Checked")
SIGNED = Both(id="Ditandatangani", en="Signed")
READY = Both(id="Selesai", en="Done")
TEXTS = (
    Both(id="Semua bukti sudah ada pada kami.", en="We have all your papers."),
    Both(
        id="Petugas mencocokkan bukti dengan data penduduk.",
        en="An officer compares the papers with the register.",
    ),
    Both(
        id="Pejabat menandatangani dokumen secara elektronik.",
        en="The official signs the documents electronically.",
    ),
    Both(id="Kami kirim pesan berisi tautan unduh.", en="We send a message with a link."),
)


def stages(case: CaseView) -> list[Stage]:
    """Which stages are done, which one is under way."""
    reached = {
        Status.SUBMITTED: 1,
        Status.VERIFYING: 1,
        Status.RETURNED: 1,
        Status.VERIFIED: 1,
        Status.REGISTERED: 2,
        Status.SENT_BACK: 2,
        Status.DONE: 4,
    }.get(case.status, 1)
    times = (case.line.submitted_at, case.registered_at, case.closed_at, case.closed_at)
    return [
        Stage(
            name,
            TEXTS[number],
            "done" if number < reached else "now" if number == reached else "later",
            times[number] if number < reached else None,
        )
        for number, name in enumerate((RECEIVED, CHECKED, SIGNED, READY))
    ]
