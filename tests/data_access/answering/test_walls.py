"""No element outside the agreement leaves the database, whatever is asked and however it is asked together."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.data_access.comparing import COLUMNS
from adminduk.data_access.elements import ELEMENTS, mask_of
from adminduk.data_access.policy import Policy
from tests import environment
from tests.data_access.answering.house import House

MASKS = st.integers(min_value=0, max_value=(1 << 44) - 1)
LOOK_UP = "SELECT * FROM data_access_look_up(%s, %s, %s, %s::text[], %s::bigint[], %s::bigint[])"
COMPARE, GIVE = ("nama_lengkap", "kode_kabkota", "agama"), ("nama_lengkap",)


@pytest.fixture(scope="module")
def policies(house: House) -> list[Policy]:
    narrow = house.policy(house.partner(elements=mask_of(COMPARE), fields=mask_of(GIVE)))
    wide = house.policy(house.partner(elements=sum(one.bit for one in ELEMENTS), fields=0))
    return [narrow, wide]


@pytest.fixture(scope="module")
def application(house: House) -> Any:
    with psycopg.connect(environment.addresses(environment.DATABASE).app, autocommit=True) as connection:
        yield connection


def allowed(mask: int) -> set[str]:
    return {one.column.partition(":")[0] for one in ELEMENTS if mask & one.bit and one.column}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), MASKS, MASKS), min_size=1, max_size=6))
def test_whatever_is_asked_together_only_what_is_agreed_leaves(
    house: House, policies: list[Policy], application: Any, asked: list[tuple[int, int, int]]
) -> None:
    # The third party is a client that there is not.
    clients = [*(one.client_no for one in policies), 999_999]
    versions = [*(one.version for one in policies), 1]
    rows = application.execute(
        LOOK_UP,
        [
            clients,
            versions,
            [party for party, *_ in asked],
            [house.asep] * len(asked),
            [compared for _, compared, _ in asked],
            [wanted for *_, wanted in asked],
        ],
    ).fetchall()
    assert len(rows) == len(asked)
    for row in rows:
        party, compared, wanted = asked[row[0] - 1]
        told = {column for column, value in zip(COLUMNS, row[3:], strict=True) if value is not None}
        if party == 3:
            assert (row[1], row[2], told) == (0, None, set())
            continue
        policy = policies[party - 1]
        assert told <= allowed((compared & policy.elements) | (wanted & policy.fields))
        if party == 1 and "village_code" in told:
            assert row[3 + COLUMNS.index("village_code")] == "3201"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE data_access_agreement SET status = 'suspended' WHERE agreement_no = %s",
        "UPDATE data_access_agreement SET valid_until = valid_from WHERE agreement_no = %s",
        "UPDATE data_access_agreement SET version = version + 1 WHERE agreement_no = %s",
        "UPDATE data_access_client SET active = false FROM data_access_agreement AS one "
        "WHERE one.agreement_id = data_access_client.agreement_id AND agreement_no = %s",
        "UPDATE data_access_client SET sandbox = true FROM data_access_agreement AS one "
        "WHERE one.agreement_id = data_access_client.agreement_id AND agreement_no = %s",
    ],
)
def test_what_is_not_in_force_gets_nothing(house: House, application: Any, change: str) -> None:
    policy = house.policy(house.partner())
    with house.administrator() as admin:
        admin.execute(change, [policy.agreement_no])
    facts = [[policy.client_no], [policy.version], [1], [house.asep], [2], [0]]
    (row,) = application.execute(LOOK_UP, facts).fetchall()
    assert row[1:] == (0, *([None] * (len(row) - 2)))


def test_a_client_of_the_sandbox_sees_nobody_who_lives(house: House, application: Any) -> None:
    policy = house.policy(house.partner(sandbox=True))
    facts = [[policy.client_no], [policy.version], [1], [house.asep], [2], [0]]
    assert application.execute(LOOK_UP, facts).fetchone()[1] == 0
    sandbox = LOOK_UP.replace("look_up(", "look_up_sandbox(")
    assert application.execute(sandbox, facts).fetchone()[1] == 2
