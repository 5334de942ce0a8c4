"""Writes of this room."""

from adminduk.data_access.answering.changes import ChangesReader
from adminduk.data_access.answering.core import AnsweringCore
from adminduk.data_access.operations.alarms import close_alarm
from adminduk.data_access.operations.clients import (
    add_certificate,
    call_in_tokens,
    close_client,
    open_client,
    remove_certificate,
    reopen_client,
    set_addresses,
)
from adminduk.data_access.operations.counting import charge, count_usage
from adminduk.data_access.operations.deciding import (
    approve_agreement,
    end_agreement,
    refuse_agreement,
    resume_agreement,
    suspend_agreement,
)
from adminduk.data_access.operations.dp4 import (
    continue_making,
    log_voters,
    make_voters,
    make_voters_file,
    refuse_voters,
    release_voters,
)
from adminduk.data_access.operations.dp4_changes import write_voter_changes
from adminduk.data_access.operations.drafting import (
    change_draft,
    draft_agreement,
    propose_change,
    submit_agreement,
)
from adminduk.data_access.operations.feed import (
    count_served,
    deliver_changes,
    redeliver_changes,
    subscribe,
    take_changes,
    unsubscribe,
)
from adminduk.data_access.operations.institutions import (
    change_institution,
    register_institution,
)
from adminduk.data_access.operations.keys import (
    add_key,
    withdraw_key,
)
from adminduk.data_access.operations.matching import (
    accept_matching,
    add_piece,
    begin_matching,
    cancel_matching,
    finish_file,
)
from adminduk.data_access.operations.matching_runs import (
    count_matching,
    match_some,
    remove_old_matchings,
    tell_matching,
)
from adminduk.data_access.operations.objections import (
    answer_objection,
    ask_about_objection,
    decide_objection,
    object_to_look,
)
from adminduk.data_access.operations.officer_sign_in import (
    change_officer_password,
    check_officer_password,
    check_officer_totp,
    confirm_officer_totp,
    propose_officer_totp,
    record_officer_sign_out,
    show_officer_totp,
)
from adminduk.data_access.operations.officers import appoint_officer, dismiss_officer, renew_officer_secrets
from adminduk.data_access.operations.open_data import publish_statistics
from adminduk.data_access.operations.papers import attach_paper, hand_in_report
from adminduk.data_access.operations.sandbox import load_sandbox
from adminduk.data_access.operations.service import end_incident, forget_measures, note_incident
from adminduk.data_access.operations.tokens import forget_used_assertions, issue_token
from adminduk.data_access.operations.watching import watch_log
from adminduk.data_access.sealing import seal_log

__all__ = [
    "AnsweringCore",
    "ChangesReader",
    "accept_matching",
    "add_certificate",
    "add_key",
    "add_piece",
    "answer_objection",
    "appoint_officer",
    "approve_agreement",
    "ask_about_objection",
    "attach_paper",
    "begin_matching",
    "call_in_tokens",
    "cancel_matching",
    "change_draft",
    "change_institution",
    "change_officer_password",
    "charge",
    "check_officer_password",
    "check_officer_totp",
    "close_alarm",
    "close_client",
    "confirm_officer_totp",
    "continue_making",
    "count_matching",
    "count_served",
    "count_usage",
    "decide_objection",
    "deliver_changes",
    "dismiss_officer",
    "draft_agreement",
    "end_agreement",
    "end_incident",
    "finish_file",
    "forget_measures",
    "forget_used_assertions",
    "hand_in_report",
    "issue_token",
    "load_sandbox",
    "log_voters",
    "make_voters",
    "make_voters_file",
    "match_some",
    "note_incident",
    "object_to_look",
    "open_client",
    "propose_change",
    "propose_officer_totp",
    "publish_statistics",
    "record_officer_sign_out",
    "redeliver_changes",
    "refuse_agreement",
    "refuse_voters",
    "register_institution",
    "release_voters",
    "remove_certificate",
    "remove_old_matchings",
    "renew_officer_secrets",
    "reopen_client",
    "resume_agreement",
    "seal_log",
    "set_addresses",
    "show_officer_totp",
    "submit_agreement",
    "subscribe",
    "suspend_agreement",
    "take_changes",
    "tell_matching",
    "unsubscribe",
    "watch_log",
    "withdraw_key",
    "write_voter_changes",
]
