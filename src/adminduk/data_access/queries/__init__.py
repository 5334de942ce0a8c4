"""Reads of this room."""

from adminduk.data_access.proxies import address_told, thumbprint_told, trusted
from adminduk.data_access.queries.agreements import (
    get_agreement,
    list_agreements,
    list_papers,
    list_reports_due,
    list_steps,
    open_paper,
)
from adminduk.data_access.queries.clients import (
    get_client,
    list_clients,
)
from adminduk.data_access.queries.institutions import (
    get_institution,
    list_institutions,
)
from adminduk.data_access.queries.matching import (
    find_policy_for_files,
    get_matching,
    list_matchings,
    open_result,
)
from adminduk.data_access.queries.officers import (
    actor_of_officer,
    find_officer_signed_in,
    get_own_institution,
    list_officers,
)
from adminduk.data_access.queries.sandbox import (
    list_sandbox_people,
)
from adminduk.data_access.queries.statements import (
    get_statement,
    list_prices,
    list_statements,
    list_usage,
    statements_csv,
)
from adminduk.data_access.sealing import LogBreak, first_log_break
from adminduk.data_access.tokens import read_token

__all__ = [
    "LogBreak",
    "actor_of_officer",
    "address_told",
    "find_officer_signed_in",
    "find_policy_for_files",
    "first_log_break",
    "get_agreement",
    "get_client",
    "get_institution",
    "get_matching",
    "get_own_institution",
    "get_statement",
    "list_agreements",
    "list_clients",
    "list_institutions",
    "list_matchings",
    "list_officers",
    "list_papers",
    "list_prices",
    "list_reports_due",
    "list_sandbox_people",
    "list_statements",
    "list_steps",
    "list_usage",
    "open_paper",
    "open_result",
    "read_token",
    "statements_csv",
    "thumbprint_told",
    "trusted",
]
