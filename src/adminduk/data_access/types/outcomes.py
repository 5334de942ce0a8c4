"""What an answer says, and by which way it was asked. The numbers stand in the log for ever."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Outcome(IntEnum):
    FOUND = 1
    NOT_FOUND = 2
    DEAD = 3
    ABROAD = 4
    DUPLICATE = 5
    INACTIVE = 6
    # Outside the regions of the agreement: the caller is told "not found".
    ELSEWHERE = 7


# As DOMAIN section 10 has it; what lies outside an agreement's regions is not there for its holder.
SAID = {
    Outcome.FOUND: "ditemukan",
    Outcome.NOT_FOUND: "tidak ditemukan",
    Outcome.DEAD: "meninggal",
    Outcome.ABROAD: "pindah ke luar negeri",
    Outcome.DUPLICATE: "ganda",
    Outcome.INACTIVE: "tidak aktif",
    Outcome.ELSEWHERE: "tidak ditemukan",
}


class Way(IntEnum):
    """By which door an institution came."""

    VERIFY = 1
    FIELDS = 2
    MANY = 3
    FILE = 4
    FEED = 5
    OSIA = 6
    DCI = 7


class Status(StrEnum):
    """The life of an agreement. What is ended never comes back: a new one is made."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"
    REFUSED = "refused"


class Sector(StrEnum):
    """Who an institution is: government bodies pay nothing (PP 10/2023)."""

    MINISTRY = "ministry"
    REGION = "region"
    BPJS = "bpjs"
    HOSPITAL = "hospital"
    ELECTION = "election"
    BANK = "bank"
    OPERATOR = "operator"
    INSURANCE = "insurance"
    OTHER = "other"
