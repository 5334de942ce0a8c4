"""What an institution learns: within its agreement, and never before the line stands in the log."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from adminduk.data_access import operations
from adminduk.data_access.elements import mask_of
from adminduk.data_access.operations import AnsweringCore
from adminduk.data_access.subjects import nobody
from adminduk.data_access.types import (
    AgreementNotInForce,
    NotAgreed,
    Outcome,
    Policy,
    Question,
    Request,
    TooManyPeople,
    Unavailable,
    Way,
    WrongQuestion,
)
from tests.cast import TUESDAY
from tests.data_access.answering.house import House


def answered(asking: Callable[[AnsweringCore], Awaitable[Any]]) -> Any:
    """Runs a core for as long as `asking` takes."""

    async def run() -> Any:
        core = AnsweringCore()
        await core.start()
        try:
            return await asking(core)
        finally:
            await core.stop()

    return asyncio.run(run())


def ask(policy: Policy, *questions: Question, way: Way = Way.VERIFY) -> list[Question]:
    return answered(lambda core: core.ask(policy, questions, way))


@pytest.fixture(scope="module")
def policy(house: House) -> Policy:
    return house.policy(house.partner(bulk=True))


def results(question: Question) -> dict[str, tuple[bool, int]]:
    return {
        one.wire: (bool(question.agreed & one.bit), score)
        for (one, _), score in zip(question.checks, question.scores, strict=True)
    }


def test_each_element_says_whether_it_agrees(house: House, policy: Policy) -> None:
    question = Question(
        house.asep,
        {
            "nama_lengkap": "asep  sunandar",
            "tanggal_lahir": "12-03-1990",
            "jenis_kelamin": "Laki-laki",
            "kode_kecamatan": "32.01.01",
            "rt": 1,
            "agama": 2,
            "wajah": "…",
        },
    )
    ask(policy, question)
    assert question.outcome == Outcome.FOUND
    found = results(question)
    assert [name for name, (agrees, _) in found.items() if agrees] == [
        "nama_lengkap",
        "tanggal_lahir",
        "jenis_kelamin",
        "kode_kecamatan",
        *(["rt"] if found["rt"][0] else []),
    ]
    assert found["nama_lengkap"] == (True, 100)
    assert found["agama"] == (False, 0)
    assert question.values is None


@pytest.mark.parametrize(
    ("name", "threshold", "agrees"),
    [
        ("ASEP SOENANDAR", 90, True),
        ("SUNANDAR ASEP", 95, True),
        ("ASEP SUNANDIR", 80, True),
        ("ASEP SUNANDIR", 100, False),
        ("BUDI SANTOSO", 70, False),
    ],
)
def test_names_are_held_against_each_other_by_the_rules_of_spelling(
    house: House, policy: Policy, name: str, threshold: int, agrees: bool
) -> None:
    question = Question(house.asep, {"nama_lengkap": name}, threshold=threshold)
    ask(policy, question)
    assert results(question)["nama_lengkap"][0] is agrees


def test_a_score_below_the_floor_is_said_as_nothing(house: House, policy: Policy) -> None:
    question = Question(house.asep, {"nama_lengkap": "ASEP WIRANATAKUSUMAH"})
    ask(policy, question)
    assert results(question) == {"nama_lengkap": (False, 0)}


def test_every_question_is_one_line_of_the_log(house: House, policy: Policy) -> None:
    questions = [
        Question(house.asep, {"nama_lengkap": "ASEP SUNANDAR", "agama": 2}),
        Question(house.siti, {"nama_lengkap": "ASEP SUNANDAR"}, ["nama_lengkap"]),
        Question(house.nobody, {"nama_lengkap": "SIAPA"}),
    ]
    ask(policy, *questions, way=Way.FIELDS)
    lines = {str(line["access_id"]): line for line in house.log()}
    first, second, third = (lines[question.access_id] for question in questions)
    assert (first["outcome"], first["asked"], first["agreed"]) == (
        Outcome.FOUND,
        mask_of(["nama_lengkap", "agama"]),
        mask_of(["nama_lengkap"]),
    )
    assert second["given"] == mask_of(["nama_lengkap"])
    assert questions[1].values == {"nama_lengkap": "SITI NURHASANAH"}
    assert third["subject_id"] == nobody(house.nobody)
    assert UUID(str(third["subject_id"])).version == 8
    assert {line["way"] for line in (first, second, third)} == {Way.FIELDS}
    assert {line["agreement_no"] for line in (first, second, third)} == {policy.agreement_no}


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ("life = 'dead', death_date = '2026-01-01'", Outcome.DEAD),
        ("life = 'merged', merged_into = gen_random_uuid()", Outcome.DUPLICATE),
        ("life = 'void'", Outcome.INACTIVE),
        ("residence = 'abroad'", Outcome.ABROAD),
    ],
)
def test_who_is_no_longer_a_resident_is_told_by_his_state_alone(
    house: House, policy: Policy, change: str, outcome: Outcome
) -> None:
    question = Question(house.maya, {"nama_lengkap": "MAYA ANGGRAENI"}, ["nama_lengkap"])
    with house.administrator() as admin:
        admin.execute("SET session_replication_role = replica")
        before = admin.execute(
            "SELECT life, residence FROM register_person WHERE nik = %s", [house.maya]
        ).fetchone()
        admin.execute(f"UPDATE register_person SET {change} WHERE nik = %s", [house.maya])
        try:
            ask(policy, question)
        finally:
            admin.execute(
                "UPDATE register_person SET life = %s, residence = %s, death_date = NULL, merged_into = NULL WHERE nik = %s",
                [*before, house.maya],
            )
    assert question.outcome == outcome
    assert (question.scores, question.values, question.agreed) == ((), None, 0)


@pytest.mark.parametrize("regions", [("3271",), ("320103",), ("31", "33")])
def test_who_lives_elsewhere_is_not_there_for_its_holder_but_stands_in_the_log(
    house: House, regions: tuple[str, ...]
) -> None:
    away, nowhere = (
        Question(nik, {"nama_lengkap": "ASEP SUNANDAR"}, ["nama_lengkap"])
        for nik in (house.asep, house.nobody)
    )
    ask(house.policy(house.partner(regions=regions)), away, nowhere)
    assert (away.outcome, nowhere.outcome) == (Outcome.ELSEWHERE, Outcome.NOT_FOUND)
    assert (away.scores, away.values) == (nowhere.scores, nowhere.values) == ((), None)
    assert [line["outcome"] for line in house.log() if str(line["access_id"]) == away.access_id] == [7]


def test_a_part_of_a_kabupaten_is_its_own_region(house: House) -> None:
    question = Question(house.asep, {"nama_lengkap": "ASEP SUNANDAR"})
    ask(house.policy(house.partner(regions=("320101",))), question)
    assert question.outcome == Outcome.FOUND


def test_an_agreement_that_was_ended_stops_the_next_request(house: House) -> None:
    one = house.partner()
    policy = house.policy(one)

    async def asking(core: AnsweringCore) -> int:
        await core.ask(policy, [Question(house.asep, {"nama_lengkap": "ASEP"})], Way.VERIFY)
        # As if no news came: the memory still holds it, the statement finds it over.
        operations.end_agreement(
            actor=one.approver, at=TUESDAY, agreement_id=one.agreement_id, reason="selesai"
        )
        # Django keeps a connection for each context; this one ends here.
        connections.close_all()
        core.policies.by_client[policy.client_no] = policy
        lines = len(house.log())
        with pytest.raises(AgreementNotInForce):
            await core.ask(policy, [Question(house.asep, {"nama_lengkap": "ASEP"})], Way.VERIFY)
        assert policy.client_no not in core.policies.by_client
        return lines

    assert answered(asking) == len(house.log())


def test_a_changed_agreement_is_answered_by_its_new_terms(house: House) -> None:
    one = house.partner()
    policy = house.policy(one)
    with house.administrator() as admin:
        admin.execute(
            "UPDATE data_access_agreement SET version = version + 1, elements = %s, fields = 0 WHERE agreement_id = %s",
            [mask_of(["agama"]), one.agreement_id],
        )
    with pytest.raises(NotAgreed):
        ask(policy, Question(house.asep, {"nama_lengkap": "ASEP SUNANDAR"}))
    question = Question(house.asep, {"agama": 1})
    ask(policy, question)
    assert question.outcome == Outcome.FOUND


def test_what_is_not_agreed_is_refused_by_name(house: House) -> None:
    policy = house.policy(house.partner(elements=mask_of(["nama_lengkap"]), fields=0))
    with pytest.raises(NotAgreed) as refused:
        ask(policy, Question(house.asep, {"nama_lengkap": "ASEP", "no_kk": "3201010101010001"}))
    assert "no_kk" in refused.value.say("en")
    with pytest.raises(NotAgreed):
        ask(policy, Question(house.asep, {}, ["nama_lengkap"]))


def test_nobody_asks_about_more_people_at_once_than_his_quota_of_a_second(house: House) -> None:
    policy = house.policy(house.partner(per_second=2))
    with pytest.raises(TooManyPeople):
        ask(policy, *(Question(house.asep, {"agama": 1}) for _ in range(3)))


@pytest.mark.parametrize(
    "elements",
    [
        {"tanggal_lahir": "1990-02-30"},
        {"agama": 99},
        {"no_kk": "12"},
        {"apa": "x"},
        {"nama_lengkap": ""},
        {"rt": "1a"},
    ],
)
def test_a_value_that_cannot_be_is_told_before_anybody_is_looked_up(elements: dict[str, Any]) -> None:
    with pytest.raises(WrongQuestion):
        Question("3201010101900001", elements)


def test_with_a_full_disk_nothing_is_told(house: House, policy: Policy) -> None:
    question = Question(house.asep, {"nama_lengkap": "ASEP SUNANDAR"})
    before = len(house.log())
    with house.administrator() as admin:
        admin.execute(
            """
            CREATE FUNCTION t_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
            END $$;
            CREATE TRIGGER t_full BEFORE INSERT ON data_access_access FOR EACH ROW EXECUTE FUNCTION t_full();
            """
        )
        try:
            with pytest.raises(Unavailable):
                ask(policy, question)
        finally:
            admin.execute("DROP FUNCTION t_full CASCADE")
    assert len(house.log()) == before
    # And it goes on when there is room again.
    ask(policy, Question(house.asep, {"nama_lengkap": "ASEP SUNANDAR"}))
    assert len(house.log()) == before + 1


def test_a_greedy_institution_waits_behind_itself(house: House) -> None:
    greedy, modest = (house.policy(house.partner()) for _ in range(2))

    async def asking(core: AnsweringCore) -> int:
        order: list[int] = []
        done = asyncio.Event()

        def told(request: Request, trouble: Any) -> None:
            assert trouble is None
            order.append(request.policy.agreement_no)
            if len(order) == 2_001:
                done.set()

        for policy, count in ((greedy, 2_000), (modest, 1)):
            for _ in range(count):
                core.submit(Request(policy, [Question(house.asep, {"agama": 1})], Way.VERIFY, told))
        await done.wait()
        return order.index(modest.agreement_no)

    # He is in the first batch that is put together after he came, whatever waits.
    assert answered(asking) < 1_200


def test_requests_for_many_leave_a_lane_to_the_others(house: House, policy: Policy) -> None:
    async def asking(core: AnsweringCore) -> list[bool]:
        order: list[bool] = []
        done = asyncio.Event()

        def told(request: Request, trouble: Any) -> None:
            assert trouble is None
            order.append(request.bulk)
            if len(order) == 21:
                done.set()

        people = [{"agama": 1}] * 100
        for _ in range(20):
            questions = [Question(house.asep, one) for one in people]
            core.submit(Request(policy, questions, Way.MANY, told, bulk=True))
        core.submit(Request(policy, [Question(house.asep, {"agama": 1})], Way.VERIFY, told))
        await done.wait()
        return order

    order = answered(asking)
    assert order.index(False) < 16
