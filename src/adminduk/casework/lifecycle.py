"""The life of a case, as one table: from each status, which steps, and where each leads.

The desk's buttons and the operations' guard read this same table.
"""

from __future__ import annotations

from enum import StrEnum

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    VERIFYING = "verifying"
    RETURNED = "returned"
    VERIFIED = "verified"
    REGISTERED = "registered"
    SENT_BACK = "sent_back"
    DONE = "done"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class Step(StrEnum):
    ANSWER = "answer"
    SUBMIT = "submit"
    OPEN = "open"
    JUDGE = "judge"
    AMEND = "amend"
    RETURN_ITEMS = "return_items"
    RESUBMIT = "resubmit"
    VERIFY = "verify"
    ASK_VERIFIER = "ask_verifier"
    APPROVE = "approve"
    REJECT = "reject"
    CANCEL = "cancel"
    SEND_BACK = "send_back"
    FINISH = "finish"


# Where a step leads; None leaves the status as it is.
LIFECYCLE: dict[Status, dict[Step, Status | None]] = {
    Status.DRAFT: {Step.ANSWER: None, Step.SUBMIT: Status.SUBMITTED},
    Status.SUBMITTED: {
        Step.OPEN: Status.VERIFYING,
        Step.CANCEL: Status.CANCELLED,
    },
    Status.VERIFYING: {
        Step.JUDGE: None,
        Step.AMEND: None,
        Step.RETURN_ITEMS: Status.RETURNED,
        Step.VERIFY: Status.VERIFIED,
        Step.REJECT: Status.REJECTED,
        Step.CANCEL: Status.CANCELLED,
    },
    Status.RETURNED: {
        Step.ANSWER: None,
        Step.RESUBMIT: Status.VERIFYING,
        Step.CANCEL: Status.CANCELLED,
    },
    Status.VERIFIED: {
        Step.APPROVE: Status.REGISTERED,
        Step.ASK_VERIFIER: Status.VERIFYING,
        Step.REJECT: Status.REJECTED,
    },
    Status.REGISTERED: {Step.SEND_BACK: Status.SENT_BACK, Step.FINISH: Status.DONE},
    # Sent back from the signing tray: the verifier mends it, the approver enters the correction.
    Status.SENT_BACK: {Step.JUDGE: None, Step.AMEND: None, Step.VERIFY: Status.VERIFIED},
    Status.DONE: {},
    Status.REJECTED: {},
    Status.CANCELLED: {},
}


class NotNow(Refused):
    sentence = Both(
        id="Langkah ini tidak dapat dilakukan karena keadaan berkas sudah berubah. Muat ulang halaman.",
        en="This step is not possible because the case has moved on. Please reload the page.",
    )


def allowed(status: Status) -> frozenset[Step]:
    """The steps that lead on from `status`."""
    return frozenset(LIFECYCLE[status])


def after(status: Status, step: Step) -> Status:
    """The status after `step`; `NotNow` when it may not be taken."""
    steps = LIFECYCLE[status]
    if step not in steps:
        raise NotNow
    return steps[step] or status


# What a case is called, in a citizen's words and in an officer's (DESIGN, language).
NAMES: dict[Status, tuple[Both, Both]] = {
    Status.DRAFT: (
        Both(id="Laporan Anda belum dikirim", en="Your report has not been sent"),
        Both(id="Draf", en="Draft"),
    ),
    Status.SUBMITTED: (
        Both(id="Laporan Anda sudah kami terima", en="We have received your report"),
        Both(id="Baru", en="New"),
    ),
    Status.VERIFYING: (
        Both(id="Petugas sedang memeriksa berkas Anda", en="An officer is checking your papers"),
        Both(id="Diperiksa", en="Being checked"),
    ),
    Status.RETURNED: (
        Both(id="Ada yang perlu Anda lengkapi", en="We need something from you"),
        Both(id="Dikembalikan", en="Returned"),
    ),
    Status.VERIFIED: (
        Both(
            id="Berkas Anda lengkap, menunggu persetujuan", en="Your papers are complete, awaiting approval"
        ),
        Both(id="Menunggu persetujuan", en="Awaiting approval"),
    ),
    Status.REGISTERED: (
        Both(id="Menunggu tanda tangan pejabat", en="Waiting for the official's signature"),
        Both(id="Di baki TTE", en="In the signing tray"),
    ),
    Status.SENT_BACK: (
        Both(id="Menunggu tanda tangan pejabat", en="Waiting for the official's signature"),
        Both(id="Dikembalikan dari baki", en="Sent back from the tray"),
    ),
    Status.DONE: (
        Both(id="Dokumen Anda sudah jadi", en="Your documents are ready"),
        Both(id="Selesai", en="Finished"),
    ),
    Status.REJECTED: (
        Both(id="Laporan Anda ditolak", en="Your report was refused"),
        Both(id="Ditolak", en="Refused"),
    ),
    Status.CANCELLED: (
        Both(id="Laporan ini Anda batalkan", en="You cancelled this report"),
        Both(id="Dibatalkan", en="Cancelled"),
    ),
}

# The four petals: received, checked, signed, done.
PETALS = {
    Status.DRAFT: 0,
    Status.SUBMITTED: 1,
    Status.VERIFYING: 2,
    Status.RETURNED: 2,
    Status.VERIFIED: 2,
    Status.REGISTERED: 3,
    Status.SENT_BACK: 3,
    Status.DONE: 4,
    Status.REJECTED: 4,
    Status.CANCELLED: 4,
}
