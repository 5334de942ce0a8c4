"""Our API as bytes: what is read from a body, what an answer and a problem look like (RFC 9457)."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Annotated

import msgspec

from adminduk.data_access.types import (
    ABSENT,
    COMPARED,
    LOWEST_THRESHOLD,
    MOST_PEOPLE,
    SAID,
    USUAL_THRESHOLD,
    Question,
)
from adminduk.foundation.refusals import Spoken
from adminduk.foundation.texts import Both

Nik = Annotated[str, msgspec.Meta(pattern="^[0-9]{16}$")]
Threshold = Annotated[int, msgspec.Meta(ge=LOWEST_THRESHOLD, le=100)]


class One(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """A question about one person, as it is sent."""

    nik: Nik
    elemen: dict[str, str | int] = {}
    minta: list[str] = []
    ambang: Threshold = USUAL_THRESHOLD


class Many(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    orang: Annotated[list[One], msgspec.Meta(min_length=1, max_length=MOST_PEOPLE)]


read_one = msgspec.json.Decoder(One).decode
read_many = msgspec.json.Decoder(Many).decode
_encode = msgspec.json.encode

_STATES = {outcome: f'{{"status":"{said}","id_akses":"'.encode() for outcome, said in SAID.items()}


def _said(wire: str, result: str, scored: bool) -> list[bytes]:
    """What is said of one element, by its score."""
    if not scored:
        return [f'"{wire}":{{"hasil":"{result}"}}'.encode()] * 101
    return [f'"{wire}":{{"hasil":"{result}","skor":{score}}}'.encode() for score in range(101)]


# Every sentence that there is, made once.
_AGREED = {wire: _said(wire, "sesuai", one.scored) for wire, one in COMPARED.items()}
_DIFFERS = {
    wire: _said(wire, "tidak tersedia" if one.bit & ABSENT else "tidak sesuai", one.scored)
    for wire, one in COMPARED.items()
}


def answer(question: Question) -> bytes:
    """One person: state, number of the access, each element with its result, what was given."""
    agreed = question.agreed
    elements = b",".join(
        [
            (_AGREED if agreed & one.bit else _DIFFERS)[one.wire][score]
            for (one, _), score in zip(question.checks, question.scores, strict=bool(question.scores))
        ]
    )
    if question.values is None:
        return b'%b%b","elemen":{%b}}' % (_STATES[question.outcome], question.access_id.encode(), elements)
    return b'%b%b","elemen":{%b},"data":%b}' % (
        _STATES[question.outcome],
        question.access_id.encode(),
        elements,
        _encode(question.values),
    )


def answers(questions: list[Question]) -> bytes:
    return b'{"hasil":[' + b",".join(map(answer, questions)) + b"]}"


def problem(kind: str, status: int, said: Both, article: str | None = None) -> bytes:
    body = {
        "type": f"urn:adminduk:masalah:{kind}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": said.id,
        "sentences": {"id": said.id, "en": said.en},
    }
    if article:
        body["article"] = article
    return _encode(body)


def trouble(told: Spoken) -> bytes:
    return problem(told.kind, told.status, told.text(), told.article)


def status(state: dict[str, str | int | float | date]) -> bytes:
    return _encode(state)
