"""Reads of this room."""

from adminduk.data_access.tokens import read_token

__all__ = ["read_token"]
