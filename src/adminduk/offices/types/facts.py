"""What offices give: regions, offices and staff as frozen facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from adminduk.offices.roles import Role


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """`level` is province, kabkota, kecamatan or village; `zone` WIB, WITA or WIT."""

    code: str
    name: str
    level: str
    kind: str
    parent_code: str
    postal_code: str
    zone: str


@dataclass(frozen=True, slots=True)
class RegionChange:
    """One region as a decree makes it: `code` from now on, `was` its code before ("" when it is new).

    A new region needs a name; of another one what is empty stays as it was.
    """

    code: str
    was: str = ""
    name: str = ""
    kind: str = ""
    postal_code: str = ""


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    id: int
    kabkota: str
    code: str
    name: str
    kind: str
    town: str
    address: str
    phone: str
    zone: str
    hours: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """`password_temporary`: somebody else chose it, so it opens nothing but the page that changes it."""

    id: UUID
    username: str
    name: str
    nip: str
    title: str
    role: Role
    office: OfficeFacts
    sight: tuple[str, ...]
    active: bool
    on_duty: bool
    language: str
    single_keys: bool
    password_temporary: bool = False
    signed_in_at: datetime | None = None


DELEGATION_FORMS = {"plh": "Plh.", "plt": "Plt."}


@dataclass(frozen=True, slots=True)
class DelegationFacts:
    """Who acts as head, in which form (plh, plt), by which decree; both days included."""

    id: UUID
    kabkota: str
    staff_id: UUID
    name: str
    nip: str
    form: str
    title: str
    decree_number: str
    decree_date: date
    since: date
    until: date

    @property
    def printed_title(self) -> str:
        """As documents print it: "Plh. Kepala Dinas …"."""
        return f"{DELEGATION_FORMS[self.form]} {self.title}"


@dataclass(frozen=True, slots=True)
class StaffPage:
    """One page of a list of staff; `total` counts all that fit the filters."""

    staff: tuple[StaffFacts, ...]
    total: int
    number: int
    size: int
