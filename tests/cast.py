"""People and offices for tests, made by the operations that the platform itself uses.

The reader knows the case from the name: an officer of Bogor works in 3201, one of Bandung in 3273.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

import pyotp

from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.offices import operations, queries
from adminduk.offices.models import Office, Staff
from adminduk.offices.types import OfficeFacts, StaffFacts

# A Tuesday, 10.00 in Bogor: every office is open.
TUESDAY = datetime(2026, 11, 17, 3, 0, tzinfo=UTC)
PASSWORD = "tujuh payung di tepi danau"
INSTALLER = system("installation", Scope.nation(), "staff.manage", "office.open")


@dataclass(frozen=True)
class Member:
    """A member of staff with what he carries to work."""

    facts: StaffFacts
    totp: pyotp.TOTP

    @property
    def id(self) -> UUID:
        return self.facts.id

    @property
    def actor(self) -> Actor:
        return queries.actor_of(self.facts)

    def code(self, at: datetime, steps: int = 0) -> str:
        """What his authenticator shows at `at`, or `steps` half minutes later."""
        return self.totp.at(int(at.timestamp()) + 30 * steps)


def office(kabkota: str = "3201") -> OfficeFacts:
    """The Dinas of `kabkota`, opened on first use."""
    known = queries.find_office_of(kabkota)
    if known:
        return known
    name = queries.get_region(kabkota).name
    return operations.open_office(
        actor=INSTALLER,
        at=TUESDAY,
        kabkota=kabkota,
        code=f"dinas-{kabkota}",
        name=f"Dinas Dukcapil {name}",
        town=name,
    )


@cache
def _hashed() -> str:
    from adminduk.foundation.signing_in import passwords

    return passwords.hash_password(PASSWORD)


def staff(
    role: str, kabkota: str = "3201", *, username: str = "", sight: tuple[str, ...] = (), name: str = ""
) -> Member:
    """A new member of staff of the Dinas of `kabkota`, with the password PASSWORD."""
    place = office(kabkota)
    number = Staff.objects.count() + 1
    made = operations.create_staff(
        actor=INSTALLER,
        at=TUESDAY,
        username=username or f"{role}{number}",
        name=name or f"{role.title()} {number}",
        role=role,
        office_id=place.id,
        sight=sight,
    )
    # Hashing takes a tenth of a second on purpose; the cast shares one hash.
    Staff.objects.filter(id=made.staff.id).update(password=_hashed(), password_temporary=False)
    return Member(queries.get_staff(made.staff.id), pyotp.TOTP(made.enrolment.secret))


def upt(kabkota: str = "3201") -> Office:
    """A service point below the Dinas."""
    above = office(kabkota)
    made = operations.open_office(
        actor=INSTALLER,
        at=TUESDAY,
        kabkota=kabkota,
        code=f"upt-{kabkota}",
        name="UPT Cileungsi",
        town="Cileungsi",
        kind="upt",
        parent_id=above.id,
    )
    return Office.objects.get(id=made.id)
