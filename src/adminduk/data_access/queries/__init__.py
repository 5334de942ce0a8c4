"""Reads of this room."""

from adminduk.data_access.sealing import LogBreak, first_log_break
from adminduk.data_access.tokens import read_token

__all__ = ["LogBreak", "first_log_break", "read_token"]
