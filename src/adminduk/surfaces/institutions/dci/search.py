"""Answers the searches of one message: all people of it are asked about together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from adminduk.data_access.types import MOST_PEOPLE, NotAgreed, Outcome, Question, WrongQuestion
from adminduk.surfaces.institutions.asking import check_agreed, question_of
from adminduk.surfaces.institutions.dci.attributes import may_give
from adminduk.surfaces.institutions.dci.criteria import Plan, Search, Unreadable, plan_of, wires_of
from adminduk.surfaces.institutions.dci.envelope import (
    REJECTED,
    SUCCESS,
    Header,
    Rejected,
    is_time,
    new_id,
    stamp,
)
from adminduk.surfaces.institutions.dci.records import RECORD_TYPE, REGISTRY_TYPE, record
from adminduk.surfaces.institutions.doors import Call


class SearchRequest(msgspec.Struct):
    transaction_id: str
    search_request: list[msgspec.Raw]


class Named(msgspec.Struct):
    reference_id: str = ""
    locale: str = ""


def read_request(header: Header, message: bytes) -> SearchRequest:
    try:
        told = msgspec.json.decode(message, type=SearchRequest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Rejected("", "The message holds no search request.", 400) from None
    if len(told.transaction_id) > 99:
        raise Rejected("", "A transaction_id has at most 99 characters.", 400)
    if len(told.search_request) > MOST_PEOPLE:
        raise Rejected("rjct.total_count.limit_exceeded", f"A message holds at most {MOST_PEOPLE} searches.")
    if header.total_count != len(told.search_request):
        raise Rejected("rjct.total_count.invalid", "total_count must be the number of searches.")
    return told


async def answer_search(call: Call, told: SearchRequest) -> dict[str, Any]:
    """The SearchResponse; whatever is wrong with one search rejects that one only."""
    seen: set[str] = set()
    planned: list[tuple[Search, Plan, list[Question]] | dict[str, Any]] = []
    for raw in told.search_request:
        try:
            planned.append(_planned(call, raw, seen))
        except Unreadable as wrong:
            planned.append(_rejected(raw, wrong))
    questions = [question for one in planned if isinstance(one, tuple) for question in one[2]]
    if questions:
        assert call.policy is not None
        await call.core.ask(call.policy, questions, call.way, bulk=len(questions) > 1)
    return {
        "transaction_id": told.transaction_id,
        "correlation_id": new_id(),
        "search_response": [one if isinstance(one, dict) else _found(*one) for one in planned],
    }


def _planned(call: Call, raw: msgspec.Raw, seen: set[str]) -> tuple[Search, Plan, list[Question]]:
    try:
        search = msgspec.json.decode(raw, type=Search)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Unreadable("This search does not have the form of the interface.") from None
    if not search.reference_id:
        raise Unreadable("reference_id is required.", "rjct.reference_id.invalid")
    if search.reference_id in seen:
        raise Unreadable("This reference_id stands in the message twice.", "rjct.reference_id.duplicate")
    seen.add(search.reference_id)
    if not is_time(search.timestamp):
        raise Unreadable("timestamp must be a time of ISO 8601 with its zone.", "rjct.timestamp.invalid")
    pages = search.search_criteria.pagination
    if pages and (pages.page_size < 1 or pages.page_number < 1):
        raise Unreadable("Pages count from 1 and hold at least one record.", "rjct.pagination.invalid")
    plan = plan_of(search.search_criteria)
    compared, wanted = wires_of(plan.conditions)
    give = may_give(call.policy)
    try:
        check_agreed(call.policy, compared, wanted)
        return search, plan, [question_of(nik, plan.conditions, give) for nik in plan.niks]
    except NotAgreed as beyond:
        raise Unreadable(beyond.say("en")) from None
    except (WrongQuestion, ValueError, TypeError, KeyError):
        raise Unreadable("A value is wrong, or the attribute cannot be asked so.") from None


def _found(search: Search, plan: Plan, questions: Sequence[Question]) -> dict[str, Any]:
    kept = [
        one
        for one in questions
        if (one.outcome == Outcome.FOUND and plan.fits(one)) or (not plan.conditions and not _nowhere(one))
    ]
    pages = search.search_criteria.pagination
    size, number = (pages.page_size, pages.page_number) if pages else (max(1, len(kept)), 1)
    shown = kept[(number - 1) * size : number * size]
    told = {
        "reference_id": search.reference_id,
        "timestamp": stamp(),
        "status": SUCCESS,
        "data": {
            "version": "1.0.0",
            "reg_type": REGISTRY_TYPE,
            "reg_record_type": RECORD_TYPE,
            "reg_records": [record(one) for one in shown],
        },
        "pagination": {"page_size": size, "page_number": number, "total_count": len(kept)},
    }
    return told | _locale(search.locale)


def _nowhere(question: Question) -> bool:
    return question.outcome in {Outcome.NOT_FOUND, Outcome.ELSEWHERE}


def _rejected(raw: msgspec.Raw, wrong: Unreadable) -> dict[str, Any]:
    try:
        named = msgspec.json.decode(raw, type=Named)
    except (msgspec.DecodeError, UnicodeDecodeError):
        named = Named()
    return {
        "reference_id": named.reference_id,
        "timestamp": stamp(),
        "status": REJECTED,
        "status_reason_code": wrong.code,
        "status_reason_message": wrong.message,
    } | _locale(named.locale)


def _locale(told: str) -> dict[str, str]:
    fits = len(told) == 3 and told.isascii() and told.isalpha() and told.islower()
    return {"locale": told} if fits else {}
