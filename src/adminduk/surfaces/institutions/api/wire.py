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
_AGREED = {wire: f'"{wire}":{{"hasil":"sesuai"'.encode() for wire in COMPARED}
_DIFFERS = {wire: f'"{wire}":{{"hasil":"tidak sesuai"'.encode() for wire in COMPARED}
_ABSENT = {wire: f'"{wire}":{{"hasil":"tidak tersedia"'.encode() for wire in COMPARED}
_SCORES = [f',"skor":{score}}}'.encode() for score in range(101)]


def answer(question: Question) -> bytes:
    """One person: state, number of the access, each element with its result, what was given."""
    parts = [_STATES[question.outcome], question.access_id.encode(), b'","elemen":{']
    if scores := question.scores:
        first = True
        agreed = question.agreed
        for (one, _), score in zip(question.checks, scores, strict=True):
            if first:
                first = False
            else:
                parts.append(b",")
            if one.bit & ABSENT:
                parts.append(_ABSENT[one.wire])
            else:
                parts.append((_AGREED if agreed & one.bit else _DIFFERS)[one.wire])
            parts.append(_SCORES[score] if one.scored else b"}")
    if question.values is None:
        parts.append(b"}}")
    else:
        parts.append(b'},"data":' + _encode(question.values) + b"}")
    return b"".join(parts)


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
