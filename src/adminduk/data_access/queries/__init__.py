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

__all__ = [
    "count_voters",
    "get_voter_manifest",
    "get_voter_release",
    "list_voter_agreements",
    "list_voter_files",
    "list_voter_releases",
    "open_voter_file",
]
