"""Words of the case page for what the domain keeps as codes."""

from __future__ import annotations

from datetime import timedelta

from adminduk.casework.types import CaseLine, Channel, Status, Step
from adminduk.foundation.texts import Both
from adminduk.register.types import PossibleDuplicate

STEPS = {
    Step.SUBMIT: Both(id="Laporan dikirim", en="Report sent in"),
    Step.OPEN: Both(id="Mulai diperiksa", en="Checking began"),
    Step.JUDGE: Both(id="Memeriksa bukti dan temuan", en="Papers and findings checked"),
    Step.AMEND: Both(id="Jawaban dibetulkan", en="Answer put right"),
    Step.RETURN_ITEMS: Both(id="Dikembalikan kepada pelapor", en="Returned to the applicant"),
    Step.RESUBMIT: Both(id="Dilengkapi pelapor", en="Completed by the applicant"),
    Step.VERIFY: Both(id="Diteruskan ke persetujuan", en="Passed on for approval"),
    Step.ASK_VERIFIER: Both(id="Ditanyakan ke verifikator", en="Asked the verifier"),
    Step.APPROVE: Both(id="Disetujui dan dicatat", en="Approved and registered"),
    Step.REJECT: Both(id="Ditolak", en="Refused"),
    Step.CANCEL: Both(id="Dibatalkan", en="Cancelled"),
    Step.SEND_BACK: Both(id="Dikembalikan dari baki", en="Sent back from the tray"),
    Step.FINISH: Both(id="Semua dokumen ditandatangani", en="All documents signed"),
}
CHANNELS = {
    Channel.PORTAL: Both(id="dari HP", en="by phone"),
    Channel.COUNTER: Both(id="di loket", en="at the counter"),
}
STOPPED = frozenset({Status.RETURNED})
OVER = frozenset({Status.DONE, Status.REJECTED, Status.CANCELLED})
SOON = timedelta(hours=2)


def tone_of(line: CaseLine, left: timedelta | None) -> str:
    """ "bad" when the promise is broken, "warn" when it is near, "" otherwise."""
    if left is None or line.status in STOPPED | OVER:
        return ""
    return "bad" if left < timedelta(0) else "warn" if left < SOON else ""


def similarity(one: PossibleDuplicate) -> Both:
    """How alike the names are, in words."""
    if one.name_similarity >= 1:
        return Both(id="nama sama", en="same name")
    if one.name_similarity >= 0.93:
        return Both(id="nama sangat mirip", en="very similar name")
    if one.name_similarity >= 0.85:
        return Both(id="nama mirip", en="similar name")
    return Both(id="nama lain", en="another name")


def apart(one: PossibleDuplicate) -> Both:
    """How far apart the births lie."""
    if one.days_apart == 0:
        return Both(id="lahir di hari yang sama", en="born on the same day")
    return Both(id="lahir berselang {days} hari", en="born {days} days apart").format(days=one.days_apart)
