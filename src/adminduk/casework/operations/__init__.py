"""Writes of casework, in the order of a case's life."""

from adminduk.casework.intake.sanitize import sanitize
from adminduk.casework.intake.uploads import (
    append_chunk,
    create_upload,
    finish_upload,
    forget_expired_uploads,
    upload_status,
)
from adminduk.casework.operations.amending import amend, confirm_finding, confirm_own, set_decision
from adminduk.casework.operations.answering import answer_pages
from adminduk.casework.operations.approving import approve, ask_verifier
from adminduk.casework.operations.delivering import finish_if_all_signed, lift_signed, renew_delivery
from adminduk.casework.operations.drafting import answer, attach_paper, discard, remove_paper, start
from adminduk.casework.operations.signing import accept_signed_file, send_back, sign
from adminduk.casework.operations.submitting import cancel, deal_waiting, resubmit, submit
from adminduk.casework.operations.verifying import (
    judge_paper,
    open_case,
    reject,
    return_items,
    verify,
)

__all__ = [
    "accept_signed_file",
    "amend",
    "answer",
    "answer_pages",
    "append_chunk",
    "approve",
    "ask_verifier",
    "attach_paper",
    "cancel",
    "confirm_finding",
    "confirm_own",
    "create_upload",
    "deal_waiting",
    "discard",
    "finish_if_all_signed",
    "finish_upload",
    "forget_expired_uploads",
    "judge_paper",
    "lift_signed",
    "open_case",
    "reject",
    "remove_paper",
    "renew_delivery",
    "resubmit",
    "return_items",
    "sanitize",
    "send_back",
    "set_decision",
    "sign",
    "start",
    "submit",
    "upload_status",
    "verify",
]
