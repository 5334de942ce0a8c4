"""A birth report, filled in and sent: what most tests of casework begin with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image

from adminduk.casework import operations
from adminduk.casework.intake.sanitize import sanitize
from adminduk.casework.types import Channel, CleanFile, Submitted
from adminduk.foundation.access.types import Actor
from adminduk.messaging.types import Recipient
from adminduk.register.types.loading import LoadedFamily

BIRTH_PAGES: dict[str, dict[str, str]] = {
    "report": {"report": "birth"},
    "reporter": {"reporter_relation": "mother"},
    "child_name": {"child_name": "Alya Nur Azizah"},
    "child_sex": {"child_sex": "2"},
    "birth_date": {
        "birth_date-day": "14",
        "birth_date-month": "11",
        "birth_date-year": "2026",
        "birth_time": "04.35",
    },
    "birth_place": {"place_kind": "1", "place_name": "RSUD Cibinong", "birth_region": "3201"},
    "delivery": {"birth_kind": "1", "birth_order": "2", "birth_helper": "2"},
    "measures": {"weight_grams": "3100", "length_cm": "49"},
    "father": {"father_kind": "member"},
    "marriage": {},
    "witnesses": {
        "witnesses-0-name": "Euis Komariah",
        "witnesses-0-nik": "3201015505800001",
        "witnesses-1-name": "Dadan Hidayat",
        "witnesses-1-nik": "3201011505800001",
    },
    "statement": {"statement": "yes"},
}


@cache
def clean_photo() -> CleanFile:
    """A paper as it is kept; cleaning takes a process of its own, so the tests share one."""
    return sanitize(photo(), "image/jpeg")


def photo(colour: str = "white") -> bytes:
    """A picture as a phone sends it."""
    file = BytesIO()
    Image.new("RGB", (900, 1200), colour).save(file, "JPEG")
    return file.getvalue()


def a_draft(actor: Actor, at: datetime, family: LoadedFamily, *, reporter: UUID, **more: Any) -> UUID:
    """A draft entered at the counter for somebody of `family`."""
    facts: dict[str, Any] = {"channel": Channel.COUNTER, "contact": Recipient(email="siti@example.id")}
    return operations.start(
        actor=actor,
        at=at,
        service="birth",
        kabkota=family.kabkota,
        family_id=family.family_id,
        reporter_id=reporter,
        **(facts | more),
    )


def fill(actor: Actor, at: datetime, case_id: UUID, pages: Mapping[str, Mapping[str, str]]) -> None:
    """Answers every page that is asked, in order; a page that cannot be answered fails the test."""
    for name, form in pages.items():
        read = operations.answer(actor=actor, at=at, case_id=case_id, page=name, form=form)
        assert not read.errors, (name, {key: both.id for key, both in read.errors.items()})


def attach(actor: Actor, at: datetime, case_id: UUID, kind: str, form: str = "") -> UUID:
    return operations.attach_paper(
        actor=actor, at=at, case_id=case_id, kind=kind, form=form, file=clean_photo()
    )


def a_sent_birth(
    actor: Actor, at: datetime, family: LoadedFamily, *, key: str = "send", **pages: Mapping[str, str]
) -> Submitted:
    """The second child of a married couple of `family`, complete, sent in at the counter."""
    father, mother = family.members[0], family.members[1]
    case_id = a_draft(actor, at, family, reporter=mother.person_id)
    own = {"father": {"father_kind": "member", "father_member": str(father.person_id)}}
    fill(actor, at, case_id, BIRTH_PAGES | own | pages)
    attach(actor, at, case_id, "birth_letter")
    return operations.submit(actor=actor, at=at, key=key, case_id=case_id)
