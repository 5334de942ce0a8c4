"""Sent back from the tray: mended by its verifier, entered as a correction under the same numbers, drawn anew."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import transaction

from adminduk.casework import operations
from adminduk.casework.types import NotNow, ReasonNeeded, Status
from adminduk.documents.models import Document
from adminduk.documents.types import DocumentLine, Kind, NotInTray
from adminduk.documents.types import Status as Paper
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.storage.types import StorageDown
from adminduk.register.models import Entry, Person
from adminduk.register.queries import get_entry, list_entries_of
from adminduk.register.types.loading import LoadedFamily
from tests import cast
from tests.casework.office import Desk, messages
from tests.casework.test_stories import stillbirth
from tests.people import AT, Relation, member

pytestmark = pytest.mark.django_db
REASON = "Nama anak beda dengan surat lahir."
AKTA, KK, LETTER = Kind.BIRTH_CERTIFICATE, Kind.FAMILY_CARD, Kind.STILLBIRTH_LETTER


class Stop(Exception):
    """Ends an act in its middle."""


@pytest.fixture
def head(desk: Desk):  # type: ignore[no-untyped-def]
    """The head of office; sending back needs no certificate."""
    return cast.staff("head").actor


@pytest.fixture
def registered(desk: Desk, family: LoadedFamily) -> UUID:
    return desk.registered(family)


def send_back(actor, line: DocumentLine, reason: str = REASON) -> UUID | None:  # type: ignore[no-untyped-def]
    return operations.send_back(actor=actor, at=AT, document_id=line.document_id, reason=reason)


def amend(desk: Desk, case_id: UUID, page: str, form: dict[str, str]) -> None:
    read = operations.amend(
        actor=desk.rina, at=AT, case_id=case_id, page=page, form=form, reason="Surat lahir"
    )
    assert not read.errors


def again(desk: Desk, case_id: UUID) -> str:
    operations.verify(actor=desk.rina, at=AT, case_id=case_id)
    return operations.approve(actor=desk.hendra, at=AT, key="second", case_id=case_id)


def statuses(desk: Desk, case_id: UUID) -> dict[str, list[str]]:
    with acting(desk.rina):
        rows = Document.objects.filter(case_id=case_id).order_by("created_at").values_list("kind", "status")
        return {kind: [status for of, status in rows if of == kind] for kind, _ in rows}


def test_it_goes_to_its_verifier_with_the_reason_and_all_that_is_unsigned_is_dropped(
    desk: Desk,
    head,
    registered: UUID,  # type: ignore[no-untyped-def]
) -> None:
    assert send_back(head, desk.documents(registered)[AKTA]) == registered
    case = desk.case(registered)
    assert (case.status, case.line.assigned_to) == (Status.SENT_BACK, desk.rina.id)
    assert (case.asked_back, case.verified_by, case.approved_by) == (REASON, None, None)
    assert desk.documents(registered) == {}
    assert statuses(desk, registered) == {AKTA: [Paper.DROPPED], KK: [Paper.DROPPED]}


def test_a_rendering_that_was_sent_back_leaves_the_shelf(
    desk: Desk,
    registered: UUID,
    django_capture_on_commit_callbacks,  # type: ignore[no-untyped-def]
) -> None:
    lines = desk.prepared(registered)
    with acting(desk.rina):
        keys = list(Document.objects.filter(case_id=registered).values_list("rendering_key", flat=True))
    assert all(storage.get(key).startswith(b"%PDF") for key in keys)
    with django_capture_on_commit_callbacks(execute=True):
        send_back(desk.yuni, lines[AKTA])
    for key in keys:
        with pytest.raises(StorageDown):
            storage.get(key)


def test_the_correction_keeps_nik_and_akta_number_and_says_why(
    desk: Desk,
    head,
    registered: UUID,  # type: ignore[no-untyped-def]
) -> None:
    first, nik = desk.case(registered), desk.composed(registered, AKTA).nik
    send_back(head, desk.documents(registered)[AKTA])
    amend(desk, registered, "child_name", {"child_name": "Alya Nur Aisyah"})
    assert again(desk, registered) == first.akta_number
    akta = desk.composed(registered, AKTA)
    assert (akta.name, akta.nik, akta.number) == ("ALYA NUR AISYAH", nik, first.akta_number)
    assert desk.composed(registered, KK).members[-1].name == "ALYA NUR AISYAH"
    birth, correction = list_entries_of(actor=desk.rina, purpose="test", person_id=first.person_id)
    assert (correction.kind, correction.corrects) == ("birth_correction", birth.entry_id)
    assert correction.facts["reason"] == REASON
    assert birth.facts["child"]["name"] == "ALYA NUR AZIZAH"


def test_the_card_is_drawn_anew_even_if_the_correction_does_not_touch_it(
    desk: Desk,
    head,
    registered: UUID,  # type: ignore[no-untyped-def]
) -> None:
    """Weight and length stand on no family card, but the one that went back was never signed."""
    send_back(head, desk.documents(registered)[KK])
    amend(desk, registered, "measures", {"weight_grams": "2900", "length_cm": "48"})
    again(desk, registered)
    assert statuses(desk, registered) == {
        AKTA: [Paper.DROPPED, Paper.ORDERED],
        KK: [Paper.DROPPED, Paper.ORDERED],
    }


def test_another_sex_and_another_day_keep_the_numbers(desk: Desk, head, registered: UUID) -> None:  # type: ignore[no-untyped-def]
    before = desk.composed(registered, AKTA)
    send_back(head, desk.documents(registered)[AKTA])
    amend(desk, registered, "child_sex", {"child_sex": "1"})
    day = {"birth_date-day": "13", "birth_date-month": "11", "birth_date-year": "2026", "birth_time": "04.35"}
    amend(desk, registered, "birth_date", day)
    again(desk, registered)
    akta = desk.composed(registered, AKTA)
    assert (akta.nik, akta.number) == (before.nik, before.number)
    assert (akta.sex, akta.birth_date.day) == ("L", 13)


def test_twice_sent_back_is_twice_corrected(desk: Desk, head, registered: UUID) -> None:  # type: ignore[no-untyped-def]
    number = desk.case(registered).akta_number
    for turn, name in enumerate(("Alya Nur Aisyah", "Alya Nur Aini")):
        send_back(head, desk.documents(registered)[AKTA], f"Salah {turn}")
        amend(desk, registered, "child_name", {"child_name": name})
        operations.verify(actor=desk.rina, at=AT, case_id=registered)
        assert operations.approve(actor=desk.hendra, at=AT, key=name, case_id=registered) == number
    entries = list_entries_of(actor=desk.rina, purpose="test", person_id=desk.case(registered).person_id)
    assert [one.facts.get("reason") for one in entries] == [None, "Salah 0", "Salah 1"]
    with acting(desk.rina):
        assert Person.objects.filter(birth_akta_number=number).count() == 1


def test_what_was_corrected_is_signed_and_delivered(desk: Desk, registered: UUID) -> None:
    send_back(desk.yuni, desk.documents(registered)[AKTA])
    amend(desk, registered, "child_name", {"child_name": "Alya Nur Aisyah"})
    again(desk, registered)
    signed = desk.signed(registered)
    assert {one.status for one in signed.values()} == {Paper.SIGNED}
    assert desk.case(registered).status is Status.DONE
    assert messages(desk.lilis, "documents_ready") == 1
    with pytest.raises(NotInTray):
        send_back(desk.yuni, signed[AKTA])


def test_only_who_signs_here_sends_back_and_never_without_a_reason(
    desk: Desk,
    head,
    registered: UUID,  # type: ignore[no-untyped-def]
) -> None:
    line = desk.documents(registered)[AKTA]
    with pytest.raises(ReasonNeeded):
        send_back(head, line, " ")
    with pytest.raises(NotAllowed):
        send_back(desk.hendra, line)
    with pytest.raises(NotInTray):
        send_back(cast.staff("head", "3271").actor, line)
    assert desk.case(registered).status is Status.REGISTERED


def test_a_return_that_is_rolled_back_leaves_the_tray_as_it_was(
    desk: Desk,
    head,
    registered: UUID,  # type: ignore[no-untyped-def]
) -> None:
    with pytest.raises(Stop), transaction.atomic():
        send_back(head, desk.documents(registered)[AKTA])
        raise Stop
    assert set(desk.documents(registered)) == {AKTA, KK}
    assert desk.case(registered).status is Status.REGISTERED


def test_what_went_back_is_not_approved_before_it_is_verified_again(
    desk: Desk,
    head,
    registered: UUID,  # type: ignore[no-untyped-def]
) -> None:
    send_back(head, desk.documents(registered)[AKTA])
    with pytest.raises(NotNow):
        operations.approve(actor=desk.hendra, at=AT, key="second", case_id=registered)


def test_a_stillbirth_letter_is_corrected_under_its_own_number(
    desk: Desk,
    head,
    family: LoadedFamily,  # type: ignore[no-untyped-def]
) -> None:
    siti = member(family, Relation.WIFE)
    case_id = desk.told(family, siti, stillbirth(family), "stillbirth_letter")
    number = desk.approved(case_id)
    first = desk.case(case_id).entry_id
    send_back(head, desk.documents(case_id)[LETTER], "Usia kandungan keliru.")
    amend(desk, case_id, "pregnancy", {"pregnancy_weeks": "36"})
    assert again(desk, case_id) == number
    letter = desk.composed(case_id, LETTER)
    assert (letter.number, letter.gestation) == (number, 36)
    assert statuses(desk, case_id) == {LETTER: [Paper.DROPPED, Paper.ORDERED]}
    with acting(desk.rina):
        correction = Entry.objects.get(kind="stillbirth_correction")
    facts = get_entry(actor=desk.rina, purpose="test", entry_id=correction.entry_id)
    assert (facts.corrects, facts.akta_number) == (first, number)
    assert (facts.facts["weeks"], facts.facts["reason"]) == (36, "Usia kandungan keliru.")
