"""Files to be matched (pemadanan), for institutions' programs.

It is with the pages, not with the process that answers institutions: that one takes bodies of 64 KiB at most and must
never wait for a disk, while here a file comes in pieces of some megabytes and a result is streamed. The token is the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt

from adminduk.data_access import operations, queries
from adminduk.data_access.types import (
    STATE_SAID,
    AccessRefused,
    BadPiece,
    MatchingFacts,
    NoToken,
    Policy,
    WrongPlace,
)
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.refusals import Outage, Spoken
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.problems import problem

CERTIFICATES = ("client-cert", "x-client-cert", "x-client-certificate-sha256")
PIECE_BYTES = 4 * 1024 * 1024
MOST_JSON = 16_384
WRONG_BODY = Both(
    id="Isi permintaan tidak sesuai dengan format.", en="The request does not have the right form."
)
WRONG_METHOD = Both(id="Alamat ini tidak menerima cara itu.", en="This address does not take that method.")

View = Callable[..., HttpResponseBase]


class WrongBody(AccessRefused):
    kind, status = "isi-salah", 422
    sentence = WRONG_BODY


def _for_clients(*methods: str) -> Callable[[View], View]:
    """Called by programs, with a token and nobody's session: there is nothing to forge."""

    def decorate(view: View) -> View:
        @public_page
        @csrf_exempt
        @wraps(view)
        def called(request: HttpRequest, **named: Any) -> HttpResponseBase:
            if request.method not in methods:
                answer: HttpResponseBase = _told(WRONG_METHOD, 405, "cara-salah")
                answer.headers["Allow"] = ", ".join(methods)
                return answer
            try:
                answer = view(request, _client(request), **named)
            except AccessRefused as refused:
                answer = _told(refused, refused.status, refused.kind)
                if isinstance(refused, NoToken):
                    answer.headers["WWW-Authenticate"] = 'Bearer realm="adminduk", error="invalid_token"'
            except Outage as outage:
                answer = _told(outage, 503, "layanan-terganggu")
                answer.headers["Retry-After"] = "30"
            answer.headers["Cache-Control"] = "no-store"
            return answer

        return called

    return decorate


@_for_clients("POST", "GET")
def files(request: HttpRequest, policy: Policy) -> HttpResponseBase:
    """GET lists one's own; POST begins one: {"nama", "ambang"?, "panggilan_balik"?}."""
    if request.method == "GET":
        found = queries.list_matchings(actor=_actor(policy), client_no=policy.client_no)
        return JsonResponse({"pemadanan": [_shown(one) for one in found]})
    told = _json(request)
    threshold, callback = told.get("ambang", 80), told.get("panggilan_balik", "")
    if not isinstance(threshold, int) or not isinstance(callback, str):
        raise WrongBody
    facts = operations.begin_matching(
        actor=_actor(policy),
        at=now(),
        client_no=policy.client_no,
        name=str(told.get("nama", ""))[:120],
        threshold=threshold,
        callback=callback,
    )
    answer = JsonResponse(_shown(facts), status=201)
    answer.headers["Location"] = f"/api/v1/pemadanan/{facts.id}"
    return answer


@_for_clients("GET", "DELETE")
def one_file(request: HttpRequest, policy: Policy, matching_id: UUID) -> HttpResponseBase:
    """How far it is, and the report once it is done; DELETE calls it off."""
    common: dict[str, Any] = {
        "actor": _actor(policy),
        "client_no": policy.client_no,
        "matching_id": matching_id,
    }
    if request.method == "DELETE":
        return JsonResponse(_shown(operations.cancel_matching(at=now(), **common)))
    return JsonResponse(_shown(queries.get_matching(**common)))


@_for_clients("PUT")
def piece(request: HttpRequest, policy: Policy, matching_id: UUID, number: int) -> HttpResponseBase:
    """One piece of the file, at most 4 MiB; sent again it replaces what was there."""
    content = request.read(PIECE_BYTES + 1)
    if len(content) > PIECE_BYTES:
        raise BadPiece(megabytes=PIECE_BYTES // 1024 // 1024, most=10_000)
    operations.add_piece(
        actor=_actor(policy),
        at=now(),
        client_no=policy.client_no,
        matching_id=matching_id,
        number=number,
        content=content,
    )
    return HttpResponse(status=204)


@_for_clients("PUT")
def whole(request: HttpRequest, policy: Policy, matching_id: UUID) -> HttpResponseBase:
    """The whole file as one body, read as it comes; what a proxy lets through is its limit."""
    common: dict[str, Any] = {
        "actor": _actor(policy),
        "client_no": policy.client_no,
        "matching_id": matching_id,
    }
    told, size, number = sha256(), 0, 0
    while content := request.read(PIECE_BYTES):
        number += 1
        told.update(content)
        size += len(content)
        operations.add_piece(at=now(), number=number, content=content, **common)
    facts = operations.finish_file(at=now(), size=size, sha256=told.hexdigest(), **common)
    return JsonResponse(_shown(facts), status=202)


@_for_clients("POST")
def finish(request: HttpRequest, policy: Policy, matching_id: UUID) -> HttpResponseBase:
    """{"ukuran", "sha256"}: every piece is sent, the file is counted next."""
    told = _json(request)
    size, digest = told.get("ukuran"), told.get("sha256")
    if not isinstance(size, int) or not isinstance(digest, str):
        raise WrongBody
    facts = operations.finish_file(
        actor=_actor(policy),
        at=now(),
        client_no=policy.client_no,
        matching_id=matching_id,
        size=size,
        sha256=digest,
    )
    return JsonResponse(_shown(facts), status=202)


@_for_clients("POST")
def accept(request: HttpRequest, policy: Policy, matching_id: UUID) -> HttpResponseBase:
    """{"rupiah"}: the price that was told, taken."""
    rupiah = _json(request).get("rupiah")
    if not isinstance(rupiah, int):
        raise WrongBody
    facts = operations.accept_matching(
        actor=_actor(policy),
        at=now(),
        client_no=policy.client_no,
        matching_id=matching_id,
        rupiah=rupiah,
    )
    return JsonResponse(_shown(facts), status=202)


@_for_clients("GET")
def result(request: HttpRequest, policy: Policy, matching_id: UUID) -> HttpResponseBase:
    content, size = queries.open_result(
        actor=_actor(policy), at=now(), client_no=policy.client_no, matching_id=matching_id
    )
    answer = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Length"] = str(size)
    answer.headers["Content-Disposition"] = f'attachment; filename="pemadanan-{matching_id}.csv"'
    return answer


def _client(request: HttpRequest) -> Policy:
    at = now()
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    read = queries.read_token(token.strip(), at.timestamp()) if kind.lower() == "bearer" else None
    if read is None:
        raise NoToken
    policy = queries.find_policy_for_files(client_no=read.client_no, at=at)
    if not policy.accepts(read.issued_at):
        raise NoToken
    proxies = queries.trusted(settings.ADMINDUK_INSTITUTIONS_PROXIES)
    peer = request.META.get("REMOTE_ADDR", "")
    if not peer or peer.startswith("unix:"):
        # Behind our own socket sits a proxy of this machine.
        peer = "127.0.0.1"
    forwarded = request.headers.get("X-Forwarded-For", "")
    if not policy.admits(queries.address_told(peer, [forwarded] if forwarded else [], proxies)):
        raise WrongPlace
    if read.thumbprint:
        certificates = {name: request.headers[name] for name in CERTIFICATES if name in request.headers}
        shown = queries.thumbprint_told(peer, certificates, proxies)
        if shown != read.thumbprint or not policy.holds(shown):
            raise WrongPlace
    return policy


def _actor(policy: Policy) -> Actor:
    return system(f"client {policy.client_no}", Scope.nation(), "data_access.match")


def _json(request: HttpRequest) -> dict[str, Any]:
    try:
        told = json.loads(request.read(MOST_JSON) or b"{}")
    except (ValueError, RecursionError) as broken:
        raise WrongBody from broken
    if not isinstance(told, dict):
        raise WrongBody
    return told


def _shown(one: MatchingFacts) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": str(one.id),
        "status": STATE_SAID[one.state],
        "nama": one.name,
        "ambang": one.threshold,
        "elemen": list(one.elements),
        "kolom_tidak_dibaca": list(one.columns_unread),
        "baris": one.rows,
        "ditolak": one.refused,
        "alasan_ditolak": dict(one.refusals),
        "dipadankan": one.matched,
        "rupiah": one.rupiah,
        "dibuat": one.created_at.isoformat(),
        "selesai": one.ended_at.isoformat() if one.ended_at else None,
        "disimpan_sampai": one.kept_until.isoformat() if one.kept_until else None,
        "manifes": one.manifest,
    }
    if one.reason:
        told["alasan"] = {"id": one.reason.id, "en": one.reason.en}
    return told


def _told(what: Spoken | Both, status: int, kind: str) -> HttpResponse:
    """As the process that answers institutions tells its problems: `type` names the kind, for ever."""
    answer = problem(status, what, kind)
    body = json.loads(answer.content) | {"type": f"urn:adminduk:masalah:{kind}"}
    answer.content = json.dumps(body, ensure_ascii=False).encode()
    return answer
