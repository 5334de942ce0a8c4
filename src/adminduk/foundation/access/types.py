"""The actor: every write and every read of personal data names one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from adminduk.foundation.access.jurisdiction import Scope
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both

__all__ = ["Actor", "Kind", "NotAllowed", "OutsideJurisdiction", "Scope", "system"]


class Kind(StrEnum):
    STAFF = "staff"
    RESIDENT = "resident"
    PUBLIC = "public"
    SYSTEM = "system"
    # An officer of an institution that uses data; not one of ours.
    PARTNER = "partner"


class NotAllowed(Refused):
    sentence = Both(
        id="Peran Anda tidak mencakup langkah ini. Mintalah petugas yang berwenang.",
        en="Your role does not include this step. Please ask an officer who may do it.",
    )


class OutsideJurisdiction(Refused):
    sentence = Both(
        id="Berkas ini milik wilayah lain. Hanya kantor wilayah itu yang dapat menanganinya.",
        en="This case belongs to another region. Only that region's office may handle it.",
    )


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a member of staff, a resident, somebody with a PIN, or the system itself.

    `name` goes into the audit trail; for residents it is a role ("Warga"), never a personal name.
    """

    kind: Kind
    id: UUID | None
    name: str
    scope: Scope = field(default_factory=Scope.none)
    permissions: frozenset[str] = frozenset()
    office_id: int | None = None
    account_id: UUID | None = None
    person_id: UUID | None = None
    case_id: UUID | None = None

    def may(self, permission: str, region: str | None = None) -> bool:
        """Whether the actor holds `permission`, and `region` (a code) lies in his scope."""
        return permission in self.permissions and (region is None or self.scope.covers(region))

    def require(self, permission: str, region: str | None = None) -> None:
        """Raises `NotAllowed` or `OutsideJurisdiction`."""
        if permission not in self.permissions:
            raise NotAllowed
        if region is not None and not self.scope.covers(region):
            raise OutsideJurisdiction

    def seeing(self, scope: Scope) -> Actor:
        """The same actor with another sight; used where an act was authorised by other means."""
        return replace(self, scope=scope)


def system(name: str, scope: Scope, *permissions: str) -> Actor:
    """The platform itself, for jobs and followers; `name` says which one."""
    return Actor(kind=Kind.SYSTEM, id=None, name=name, scope=scope, permissions=frozenset(permissions))
