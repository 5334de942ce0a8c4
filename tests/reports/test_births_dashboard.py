"""The head's dashboard against worlds that are small enough to count by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from adminduk.casework.models import Case
from adminduk.documents.models import Document
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, NotAllowed, OutsideJurisdiction, Scope, system
from adminduk.foundation.db.ids import new_id
from adminduk.offices.roles import HEAD, SUPERVISOR
from adminduk.reports.queries import births_dashboard, public_figures
from adminduk.reports.types import BirthsDashboard
from tests import cast
from tests.people import AT, DODI, RINA, officer

pytestmark = pytest.mark.django_db
EVERYWHERE = system("test", Scope.nation())
WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
YUNI = officer("Yuni Astuti", HEAD)
CIBINONG, CITEUREUP = "320101", "320103"


def wib(day: int, clock: str, zone: ZoneInfo = WIB) -> datetime:
    """A moment of November 2026 on the office's clock."""
    hour, minute = clock.split(":")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=zone).astimezone(UTC)


NOW = wib(20, "17:00")


def a_birth(
    reported: datetime,
    registered: datetime | None = None,
    *signed: datetime | None,
    kabkota: str = "3201",
    kecamatan: str = CIBINONG,
    **columns: Any,
) -> UUID:
    """One case as it stands after that much; `signed` are the signatures of its documents, None: waits."""
    done = bool(signed) and None not in signed
    status = "done" if done else "registered" if registered else "verifying"
    case_id = new_id()
    with acting(EVERYWHERE):
        facts = {
            "service": "birth",
            "status": status,
            "due_at": reported + timedelta(days=1),
            "complete_at": reported,
        }
        Case.objects.create(
            case_id=case_id, kabkota=kabkota, kecamatan=kecamatan, office_id=1, notice_version=1,
            channel="counter", created_at=reported, submitted_at=reported, registered_at=registered,
            changed_at=reported, **(facts | columns),
        )  # fmt: skip
        for at in signed:
            of = {"status": "signed", "signed_key": "x", "signed_at": at, "signed_by": new_id()} if at else {}
            Document.objects.create(
                document_id=new_id(), kabkota=kabkota, office_id=1, kind="birth_certificate", number="1",
                code=new_id().hex[:12], case_id=case_id, created_at=reported, changed_at=reported, **of,
            )  # fmt: skip
    return case_id


def board(actor: Actor = YUNI, at: datetime = NOW, region: str = "3201", **more: int) -> BirthsDashboard:
    return births_dashboard(actor=actor, at=at, region=region, **more)


def test_an_empty_office_has_zeros_and_no_invented_median() -> None:
    said = board()
    assert (said.reported, said.approved, said.signed, said.open_cases, said.late_cases) == (0, 0, 0, 0, 0)
    assert (said.median_hours, said.same_day_share, said.in_time_share) == (None, None, None)
    assert len(said.days) == 14
    assert (said.first, said.last) == (date(2026, 11, 7), date(2026, 11, 20))
    assert (said.kecamatan, said.waiting) == ((), ())


def test_a_small_week_is_counted_as_by_hand() -> None:
    a_birth(wib(18, "09:00"), wib(18, "11:00"), wib(18, "13:00"), wib(18, "15:00"))
    a_birth(wib(18, "10:00"), wib(19, "09:00"), wib(19, "10:00"))
    a_birth(wib(19, "08:00"), wib(19, "09:00"), wib(19, "10:00"), None)
    a_birth(wib(20, "08:00"), kecamatan=CITEUREUP)
    a_birth(wib(1, "08:00"), wib(1, "09:00"), wib(1, "10:00"))
    said = board(days=3)
    counted = [(one.day.day, one.reported, one.approved, one.signed, one.same_day) for one in said.days]
    assert counted == [(18, 2, 1, 1, 1), (19, 1, 2, 1, 0), (20, 1, 0, 0, 0)]
    # Six hours and twenty-four; what was signed on 1 November lies before the period.
    assert (said.signed, said.median_hours, said.same_day_share) == (2, 15.0, 0.5)
    assert said.open_cases == 2
    by_kecamatan = {one.code: (one.reported, one.signed, one.waiting) for one in said.kecamatan}
    assert by_kecamatan == {CIBINONG: (3, 2, 1), CITEUREUP: (1, 0, 1)}
    assert {one.code: one.median_hours for one in said.kecamatan} == {CIBINONG: 15.0, CITEUREUP: None}
    assert {one.name for one in said.kecamatan} >= {"Cibinong"}


def test_a_birth_half_an_hour_before_midnight_counts_on_that_day() -> None:
    """23.30 in Bogor is 16.30 of the same day in UTC; 00.30 is the day before in UTC."""
    a_birth(wib(18, "22:00"), wib(18, "23:30"), wib(19, "00:30"))
    counted = {one.day.day: (one.reported, one.approved, one.signed, one.same_day) for one in board().days}
    assert (counted[18], counted[19]) == ((1, 1, 0, 0), (0, 0, 1, 0))


def test_each_office_has_its_own_midnight() -> None:
    """Jayapura is two hours ahead: 01.00 there is 23.00 of the day before in Bogor."""
    jayapura = system("test", Scope.of("9171"), "reports.view")
    a_birth(wib(19, "01:00", WIT), kabkota="9171", kecamatan="917101")
    counted = {one.day.day: one.reported for one in board(jayapura, region="9171").days}
    assert (counted[18], counted[19]) == (0, 1)


def test_the_time_we_waited_for_the_applicant_does_not_count() -> None:
    a_birth(wib(16, "09:00"), wib(18, "09:00"), wib(18, "12:00"), waited_seconds=48 * 3600)
    said = board()
    assert (said.median_hours, said.same_day_share) == (3.0, 1.0)
    assert said.days[-3].same_day == 1


def test_the_median_is_the_middle_and_not_the_mean() -> None:
    for hours in (1, 2, 90):
        a_birth(wib(10, "08:00"), wib(10, "08:30"), wib(10, "08:00") + timedelta(hours=hours))
    assert board().median_hours == 2.0


def test_a_case_with_one_unsigned_paper_is_not_signed_yet_and_a_dropped_one_does_not_hold_it() -> None:
    case_id = a_birth(wib(18, "09:00"), wib(18, "10:00"), wib(18, "11:00"), None)
    assert board().signed == 0
    with acting(EVERYWHERE):
        Document.objects.filter(case_id=case_id, status="ordered").update(status="dropped")
    assert board().signed == 1


def test_promises_kept_and_broken() -> None:
    a_birth(wib(18, "09:00"), wib(18, "10:00"), wib(18, "11:00"))
    a_birth(wib(16, "09:00"), wib(18, "10:00"), wib(18, "11:00"))
    assert board().in_time_share == 0.5


def test_who_holds_what_and_what_is_late() -> None:
    rina = cast.staff("verifier", name="Rina Marlina")
    a_birth(wib(18, "09:00"), assigned_to=rina.id)
    a_birth(wib(20, "09:00"), assigned_to=rina.id)
    a_birth(wib(18, "09:00"), status="returned", assigned_to=rina.id, waiting_since=wib(18, "10:00"))
    a_birth(wib(18, "09:00"), status="submitted")
    a_birth(wib(18, "09:00"), wib(18, "10:00"), None)
    for over in ("rejected", "cancelled"):
        a_birth(wib(18, "09:00"), status=over)
    a_birth(wib(18, "09:00"), status="draft")
    said = board()
    held = {(one.status, one.officer): (one.cases, one.late) for one in said.waiting}
    assert held == {
        ("verifying", "Rina Marlina"): (2, 1),
        ("returned", "Pelapor"): (1, 0),
        ("submitted", "Belum dibagikan"): (1, 1),
        ("registered", "Kepala Dinas"): (1, 1),
    }
    assert (said.open_cases, said.late_cases) == (5, 3)
    assert said.reported == 7


def test_another_service_is_not_a_birth() -> None:
    a_birth(wib(18, "09:00"), service="death")
    assert (board().reported, board().open_cases) == (0, 0)


def test_the_head_sees_his_own_office_and_no_other() -> None:
    a_birth(wib(18, "09:00"), kabkota="3271", kecamatan="327101")
    assert board().reported == 0
    for region in ("3271", "32", "3"):
        with pytest.raises(OutsideJurisdiction):
            board(region=region)
    with pytest.raises(NotAllowed):
        board(RINA)
    with pytest.raises(NotAllowed):
        board(DODI, region="3216")


def test_the_province_sees_all_its_offices_and_not_its_neighbours() -> None:
    a_birth(wib(18, "09:00"))
    a_birth(wib(18, "09:00"), kabkota="3271", kecamatan="327101")
    a_birth(wib(18, "09:00"), kabkota="3374", kecamatan="337401")
    province = Actor(
        kind=YUNI.kind, id=new_id(), name="Pemantau", scope=Scope.of("32"), permissions=SUPERVISOR.permissions
    )
    assert board(province, region="32").reported == 2
    assert board(province, region="3271").reported == 1
    with pytest.raises(OutsideJurisdiction):
        board(province, region="3374")


def test_a_dashboard_names_no_resident() -> None:
    a_birth(wib(18, "09:00"), label="ALYA NUR AZIZAH")
    assert "ALYA" not in repr(board())


def test_the_public_figures_are_counts_of_today_and_yesterday() -> None:
    a_birth(wib(19, "09:00"), wib(19, "10:00"), wib(19, "11:00"))
    a_birth(wib(18, "09:00"), wib(19, "10:00"), wib(19, "11:00"))
    a_birth(wib(20, "09:00"), wib(20, "10:00"), wib(20, "11:00"))
    a_birth(wib(16, "09:00"))
    assert public_figures(region="3201", at=NOW) == {
        "reported_today": 1,
        "signed_today": 1,
        "late": 1,
        "same_day_yesterday": 0.5,
    }
    assert public_figures(region="3271", at=AT)["same_day_yesterday"] is None
