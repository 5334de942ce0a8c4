"""Where each table lies when one server is outgrown: the one list, for the command and for the tests.

A table with many rows is spread over the servers by one column, which every unique key of it holds. A
number that is unique in the nation has a table of its own, spread by the number. Small tables that
others are joined with are whole on every server; what the frameworks keep for themselves stays on one.
"""

from __future__ import annotations

from collections.abc import Mapping

SPREAD_BY: Mapping[str, str] = {
    "access_done_once": "caller",
    "accounts_account": "person_id",
    "accounts_attempt": "attempt_id",
    "audit_act": "id",
    "audit_look": "id",
    "casework_case": "case_id",
    "casework_paper": "case_id",
    "casework_step": "case_id",
    "casework_upload": "id",
    "data_access_access": "subject_id",
    "data_access_matching": "matching_id",
    "data_access_matching_part": "matching_id",
    "data_access_matching_piece": "matching_id",
    "data_access_quota": "agreement_no",
    "data_access_pulse": "client_no",
    "data_access_delivery": "agreement_no",
    "data_access_event": "agreement_no",
    "data_access_served": "subject_id",
    "data_access_usage": "client_no",
    "data_access_used_assertion": "digest",
    "data_access_dp4_village": "region_code",
    "data_access_open_count": "region_code",
    "documents_document": "document_id",
    "documents_fault": "document_id",
    "documents_hand_out": "document_id",
    "documents_proposal": "proposal_id",
    "documents_revision": "document_id",
    "journal_cursor": "chain",
    "journal_day_chain": "chain",
    "journal_root": "chain",
    "journal_sealed": "chain",
    "journal_waiting": "chain",
    "messaging_message": "id",
    "register_changed_village": "village_code",
    "register_entry": "entry_id",
    "register_family": "family_id",
    "register_import": "import_id",
    "register_import_batch": "import_id",
    "register_marriage": "wife_id",
    "register_membership": "person_id",
    "register_newcomer": "newcomer_id",
    "register_note": "akta_number",
    "register_note_due": "akta_number",
    "register_pair": "first_id",
    "register_pair_step": "first_id",
    "register_person": "person_id",
    "register_population": "region_code",
    "register_revision": "subject_id",
    "register_vital_events": "region_code",
    "throttle_bucket": "name",
}
# Number tables: a number that is unique in the nation, and whom it belongs to (or how far it is counted).
NUMBERS: Mapping[str, str] = {
    "casework_case_number": "number",
    "casework_delivery": "token",
    "casework_number_counter": "prefix",
    "documents_code": "code",
    "register_akta": "akta_number",
    "register_akta_number": "akta_number",
    "register_family_number": "kk_number",
    "register_nik": "nik",
    "register_number_counter": "prefix",
    "register_old_akta": "number_key",
}
# Every server holds them whole: offices, staff, regions, the officials' certificates.
EVERYWHERE = frozenset(
    {
        "data_access_agreement",
        "data_access_alarm",
        "data_access_agreement_step",
        "data_access_charge",
        "data_access_client",
        "data_access_client_key",
        "data_access_dp4_file",
        "data_access_dp4_release",
        "data_access_incident",
        "data_access_institution",
        "data_access_matching_ask_1",
        "data_access_matching_ask_2",
        "data_access_measure",
        "data_access_objection",
        "data_access_objection_step",
        "data_access_officer",
        "data_access_open_day",
        "data_access_paper",
        "data_access_sandbox_person",
        "data_access_seal",
        "data_access_subscription",
        "data_access_usage_cursor",
        "documents_audit",
        "documents_certificate",
        "documents_reissue",
        "documents_seal_key_event",
        "journal_day",
        "offices_delegation",
        "offices_office",
        "offices_passkey",
        "offices_region",
        "offices_staff",
        "register_snapshot",
        "register_name_word",
    }
)
# The frameworks' own: sessions, migrations and the queue stay on one server.
FRAMEWORK = frozenset(
    {
        "django_migrations",
        "django_session",
        "procrastinate_events",
        "procrastinate_jobs",
        "procrastinate_periodic_defers",
        "procrastinate_workers",
    }
)
