"""Reads of this room."""

from adminduk.data_access.queries.dp4 import (
    count_voters,
    get_voter_manifest,
    get_voter_release,
    list_voter_agreements,
    list_voter_files,
    list_voter_releases,
    open_voter_file,
)
from adminduk.data_access.queries.open_data import (
    get_open_counts,
    list_dimensions,
    list_open_counts,
    list_open_days,
    rows_of,
)
from adminduk.data_access.signing import public_key_pem

__all__ = [
    "count_voters",
    "get_open_counts",
    "get_voter_manifest",
    "get_voter_release",
    "list_dimensions",
    "list_open_counts",
    "list_open_days",
    "list_voter_agreements",
    "list_voter_files",
    "list_voter_releases",
    "open_voter_file",
    "public_key_pem",
    "rows_of",
]
