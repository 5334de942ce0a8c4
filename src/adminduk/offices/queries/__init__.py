"""Reading regions, offices and staff. None of it is a resident's data, so no purpose is asked."""

from adminduk.offices.queries.offices import find_office_of, get_office, list_offices
from adminduk.offices.queries.regions import (
    find_region,
    full_name,
    get_region,
    list_regions,
    search_regions,
)
from adminduk.offices.queries.staff import actor_of, find_staff, get_staff, list_staff

__all__ = [
    "actor_of",
    "find_office_of",
    "find_region",
    "find_staff",
    "full_name",
    "get_office",
    "get_region",
    "get_staff",
    "list_offices",
    "list_regions",
    "list_staff",
    "search_regions",
]
