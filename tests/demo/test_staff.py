from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from adminduk.demo.staff import DemoOffice, Worker, list_demo_offices
from adminduk.offices.queries.working_hours import WEEKDAYS
from adminduk.offices.roles import ROLES

OFFICES = list_demo_offices()
STAFF = [worker for office in OFFICES for worker in office.staff]


def test_every_role_has_somebody_to_sign_in_as() -> None:
    assert {worker.role for worker in STAFF} == set(ROLES)


def test_the_dinas_of_the_kabupaten_can_verify_approve_and_sign_with_different_people() -> None:
    dinas = next(office for office in OFFICES if office.code == "3201")
    roles = Counter(worker.role for worker in dinas.staff)
    assert roles["verifier"] == 4
    assert roles["approver"] == 2
    assert roles["head"] == 1


def test_nobody_shares_a_username_or_a_nip() -> None:
    assert len({worker.username for worker in STAFF}) == len(STAFF)
    assert len({worker.nip for worker in STAFF}) == len(STAFF)


@pytest.mark.parametrize("worker", STAFF, ids=lambda worker: worker.username)
def test_a_nip_tells_birth_appointment_and_sex(worker: Worker) -> None:
    assert len(worker.nip) == 18 and worker.nip.isdigit()
    born = date(int(worker.nip[:4]), int(worker.nip[4:6]), int(worker.nip[6:8]))
    appointed = date(int(worker.nip[8:12]), int(worker.nip[12:14]), 1)
    assert 18 <= appointed.year - born.year <= 35
    assert worker.nip[14] in "12"


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office.code)
def test_an_office_is_complete_and_its_parent_stands_before_it(office: DemoOffice) -> None:
    codes = [one.code for one in OFFICES]
    assert office.parent is None or codes.index(office.parent) < codes.index(office.code)
    assert set(office.hours) <= set(WEEKDAYS)
    assert all(start < end for start, end in office.hours.values())
    assert office.address and office.phone and office.town


def test_the_province_sees_its_regencies() -> None:
    supervisor = next(worker for worker in STAFF if worker.role == "supervisor")
    assert supervisor.sight == ("32",)
