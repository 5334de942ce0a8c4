"""Reads of this room."""

from adminduk.documents.queries.audits import judges, list_faults
from adminduk.documents.queries.authority import (
    answer_on_revocation,
    answer_with_timestamp,
    authority_file,
)
from adminduk.documents.queries.cards import draw_face, write_card_samples
from adminduk.documents.queries.certificates import find_own_certificate, list_certificates
from adminduk.documents.queries.codes import signs_by_code
from adminduk.documents.queries.files import VerifiedFile, verify_file
from adminduk.documents.queries.forms import render_form
from adminduk.documents.queries.hand_outs import count_hand_outs
from adminduk.documents.queries.health import signer_health
from adminduk.documents.queries.letters import draw_letter, list_letters_for, list_of_person
from adminduk.documents.queries.opening import open_preview, open_preview_picture, open_signed
from adminduk.documents.queries.proofs import prove_document
from adminduk.documents.queries.proposals import (
    begin_form,
    count_proposals,
    get_proposal,
    list_aktas_of,
    list_proposals,
    open_scan,
)
from adminduk.documents.queries.reissues import get_reissue, list_reissues
from adminduk.documents.queries.seal_keys import PublishedLine, list_seal_keys, list_signer, open_seal
from adminduk.documents.queries.tray import count_tray, list_dropped, list_of_case, list_tray, list_unclear
from adminduk.documents.queries.verification import verify_code

__all__ = [
    "PublishedLine",
    "VerifiedFile",
    "answer_on_revocation",
    "answer_with_timestamp",
    "authority_file",
    "begin_form",
    "count_hand_outs",
    "count_proposals",
    "count_tray",
    "draw_face",
    "draw_letter",
    "find_own_certificate",
    "get_proposal",
    "get_reissue",
    "judges",
    "list_aktas_of",
    "list_certificates",
    "list_dropped",
    "list_faults",
    "list_letters_for",
    "list_of_case",
    "list_of_person",
    "list_proposals",
    "list_reissues",
    "list_seal_keys",
    "list_signer",
    "list_tray",
    "list_unclear",
    "open_preview",
    "open_preview_picture",
    "open_scan",
    "open_seal",
    "open_signed",
    "prove_document",
    "render_form",
    "signer_health",
    "signs_by_code",
    "verify_code",
    "verify_file",
    "write_card_samples",
]
