"""Reading regions, offices and staff. None of it is a resident's data, so no purpose is asked."""

from adminduk.offices.queries.delegations import (
    acts_as_head,
    find_acting_head,
    find_last_delegation,
    list_delegations,
)
from adminduk.offices.queries.offices import find_office_of, get_office, list_offices
from adminduk.offices.queries.regions import (
    find_region,
    full_name,
    get_region,
    list_regions,
    postal_codes_of_villages,
    search_regions,
)
from adminduk.offices.queries.staff import (
    actor_of,
    colleagues,
    find_signed_in,
    find_staff,
    get_managed_staff,
    get_staff,
    list_passkeys,
    list_staff,
    page_of_staff,
    staff_by_ids,
)
from adminduk.offices.queries.working_hours import is_open, next_opening, opening_hours

__all__ = [
    "actor_of",
    "acts_as_head",
    "colleagues",
    "find_acting_head",
    "find_last_delegation",
    "find_office_of",
    "find_region",
    "find_signed_in",
    "find_staff",
    "full_name",
    "get_managed_staff",
    "get_office",
    "get_region",
    "get_staff",
    "is_open",
    "list_delegations",
    "list_offices",
    "list_passkeys",
    "list_regions",
    "list_staff",
    "next_opening",
    "opening_hours",
    "page_of_staff",
    "postal_codes_of_villages",
    "search_regions",
    "staff_by_ids",
]
