"""Writes of this room."""

from adminduk.data_access.operations.dp4 import (
    continue_making,
    log_voters,
    make_voters,
    make_voters_file,
    refuse_voters,
    release_voters,
)
from adminduk.data_access.operations.dp4_changes import write_voter_changes
from adminduk.data_access.operations.open_data import publish_statistics

__all__ = [
    "continue_making",
    "log_voters",
    "make_voters",
    "make_voters_file",
    "publish_statistics",
    "refuse_voters",
    "release_voters",
    "write_voter_changes",
]
