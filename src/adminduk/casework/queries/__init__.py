"""Reads of casework."""

from adminduk.casework.queries.cases import get_case, get_evidence_page, list_own_cases
from adminduk.casework.queries.deliveries import delivery_holds, open_delivery
from adminduk.casework.queries.desk import (
    count_queue,
    find_cases,
    list_drafts,
    list_queue,
    list_tray_cases,
)
from adminduk.casework.queries.filling import get_filling
from adminduk.casework.queries.forms import get_form_pdf
from adminduk.casework.queries.tracking import track
from adminduk.casework.services import SERVICES, get_service

__all__ = [
    "SERVICES",
    "count_queue",
    "delivery_holds",
    "find_cases",
    "get_case",
    "get_evidence_page",
    "get_filling",
    "get_form_pdf",
    "get_service",
    "list_drafts",
    "list_own_cases",
    "list_queue",
    "list_tray_cases",
    "open_delivery",
    "track",
]
