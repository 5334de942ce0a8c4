"""Reads of this room."""

from adminduk.documents.queries.opening import open_preview, open_signed
from adminduk.documents.queries.tray import count_tray, list_dropped, list_of_case, list_tray
from adminduk.documents.queries.verification import verify_code

__all__ = [
    "count_tray",
    "list_dropped",
    "list_of_case",
    "list_tray",
    "open_preview",
    "open_signed",
    "verify_code",
]
