"""Reads of this room."""

from adminduk.data_access.proxies import address_told, thumbprint_told, trusted
from adminduk.data_access.queries.agreements import (
    get_agreement,
    list_agreements,
    list_papers,
    list_reports_due,
    list_steps,
    open_paper,
    page_of_agreements,
)
from adminduk.data_access.queries.alarms import get_alarm, list_alarms
from adminduk.data_access.queries.clients import get_client, list_clients
from adminduk.data_access.queries.dp4 import (
    count_voters,
    get_voter_manifest,
    get_voter_release,
    list_voter_agreements,
    list_voter_files,
    list_voter_releases,
    open_voter_file,
)
from adminduk.data_access.queries.feed import feed_key, find_subscription, list_deliveries
from adminduk.data_access.queries.glances import (
    get_glance,
    list_glances,
    list_institutions_that_looked,
    list_watched_children,
)
from adminduk.data_access.queries.institutions import get_institution, list_institutions
from adminduk.data_access.queries.matching import (
    find_policy_for_files,
    get_matching,
    list_matchings,
    open_result,
)
from adminduk.data_access.queries.objections import (
    get_objection,
    list_asked_of_institution,
    list_objections,
    list_own_objections,
)
from adminduk.data_access.queries.officers import (
    actor_of_officer,
    find_officer_signed_in,
    get_own_institution,
    list_officers,
)
from adminduk.data_access.queries.open_data import (
    get_open_counts,
    list_dimensions,
    list_open_counts,
    list_open_days,
    rows_of,
)
from adminduk.data_access.queries.sandbox import list_sandbox_people
from adminduk.data_access.queries.searching import search_accesses
from adminduk.data_access.queries.service import get_service_state
from adminduk.data_access.queries.signatures import signed_by_client
from adminduk.data_access.queries.statements import (
    get_statement,
    list_prices,
    list_statements,
    list_usage,
    statements_csv,
)
from adminduk.data_access.sealing import LogBreak, first_log_break
from adminduk.data_access.signing import public_key_pem
from adminduk.data_access.tokens import read_token

__all__ = [
    "LogBreak",
    "actor_of_officer",
    "address_told",
    "count_voters",
    "feed_key",
    "find_officer_signed_in",
    "find_policy_for_files",
    "find_subscription",
    "first_log_break",
    "get_agreement",
    "get_alarm",
    "get_client",
    "get_glance",
    "get_institution",
    "get_matching",
    "get_objection",
    "get_open_counts",
    "get_own_institution",
    "get_service_state",
    "get_statement",
    "get_voter_manifest",
    "get_voter_release",
    "list_agreements",
    "list_alarms",
    "list_asked_of_institution",
    "list_clients",
    "list_deliveries",
    "list_dimensions",
    "list_glances",
    "list_institutions",
    "list_institutions_that_looked",
    "list_matchings",
    "list_objections",
    "list_officers",
    "list_open_counts",
    "list_open_days",
    "list_own_objections",
    "list_papers",
    "list_prices",
    "list_reports_due",
    "list_sandbox_people",
    "list_statements",
    "list_steps",
    "list_usage",
    "list_voter_agreements",
    "list_voter_files",
    "list_voter_releases",
    "list_watched_children",
    "open_paper",
    "open_result",
    "open_voter_file",
    "page_of_agreements",
    "public_key_pem",
    "read_token",
    "rows_of",
    "search_accesses",
    "signed_by_client",
    "statements_csv",
    "thumbprint_told",
    "trusted",
]
