"""Writes of this room: ordering, preparing, signing, sending back."""

from adminduk.documents.operations.akta_documents import (
    order_excerpts,
    reissue_old_excerpts,
    retire_excerpts,
)
from adminduk.documents.operations.auditing import audit_sample, begin_audit, continue_audit
from adminduk.documents.operations.certificates import (
    authority_folder,
    issue_certificate,
    revoke_certificate,
)
from adminduk.documents.operations.codes import ask_for_code
from adminduk.documents.operations.converting import convert_old_akta
from adminduk.documents.operations.enrolment import enrol_certificate
from adminduk.documents.operations.handing_out import hand_out
from adminduk.documents.operations.lasting import complete_proofs, lift_document, renew_proofs
from adminduk.documents.operations.ordering import drop_unsigned, order
from adminduk.documents.operations.preparing import prepare
from adminduk.documents.operations.proposing import agree, disagree, propose, withdraw
from adminduk.documents.operations.reconciling import accept_signed, give_up
from adminduk.documents.operations.reissuing import reissue_family_card
from adminduk.documents.operations.reissuing_kecamatan import (
    begin_reissue,
    cancel_reissue,
    continue_reissue,
)
from adminduk.documents.operations.requesting import request_letter
from adminduk.documents.operations.returning import return_from_tray
from adminduk.documents.operations.sampling import write_signed_samples
from adminduk.documents.operations.seal_keys import key_in_use, revoke_seal_key
from adminduk.documents.operations.signing import sign_batch
from adminduk.documents.operations.superseding import mark_outdated, retire

__all__ = [
    "accept_signed",
    "agree",
    "ask_for_code",
    "audit_sample",
    "authority_folder",
    "begin_audit",
    "begin_reissue",
    "cancel_reissue",
    "complete_proofs",
    "continue_audit",
    "continue_reissue",
    "convert_old_akta",
    "disagree",
    "drop_unsigned",
    "enrol_certificate",
    "give_up",
    "hand_out",
    "issue_certificate",
    "key_in_use",
    "lift_document",
    "mark_outdated",
    "order",
    "order_excerpts",
    "prepare",
    "propose",
    "reissue_family_card",
    "reissue_old_excerpts",
    "renew_proofs",
    "request_letter",
    "retire",
    "retire_excerpts",
    "return_from_tray",
    "revoke_certificate",
    "revoke_seal_key",
    "sign_batch",
    "withdraw",
    "write_signed_samples",
]
