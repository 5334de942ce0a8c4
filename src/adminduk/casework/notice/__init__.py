"""Notices: what a service asks, declared once and rendered by every channel."""

from adminduk.casework.notice.choices import Agreement, Choice, Option, Region, YesNo
from adminduk.casework.notice.conditions import (
    ALWAYS,
    NEVER,
    Condition,
    Values,
    all_of,
    any_of,
    equals,
    is_answered,
    known,
    not_,
    one_of,
)
from adminduk.casework.notice.dates import Date, Time, in_words
from adminduk.casework.notice.field import Field, Read
from adminduk.casework.notice.groups import Computed, Group
from adminduk.casework.notice.notice import Answers, Notice, Page, PageRead, Section, Shown
from adminduk.casework.notice.people import OTHER, FamilyCard, FamilyMember, Nik, RegisteredPerson
from adminduk.casework.notice.summary import Row, summary
from adminduk.casework.notice.texts import Email, Number, PersonName, Phone, Text

__all__ = [
    "ALWAYS",
    "NEVER",
    "OTHER",
    "Agreement",
    "Answers",
    "Choice",
    "Computed",
    "Condition",
    "Date",
    "Email",
    "FamilyCard",
    "FamilyMember",
    "Field",
    "Group",
    "Nik",
    "Notice",
    "Number",
    "Option",
    "Page",
    "PageRead",
    "PersonName",
    "Phone",
    "Read",
    "Region",
    "RegisteredPerson",
    "Row",
    "Section",
    "Shown",
    "Text",
    "Time",
    "Values",
    "YesNo",
    "all_of",
    "any_of",
    "equals",
    "in_words",
    "is_answered",
    "known",
    "not_",
    "one_of",
    "summary",
]
