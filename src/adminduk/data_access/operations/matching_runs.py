"""What is done with a file that nobody waits for: counting it, asking it part by part, removing it in the end."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from io import BufferedReader
from uuid import UUID

from django.db import connection

from adminduk.data_access.elements import mask_of
from adminduk.data_access.matching.asking import NotInForce, answer_part
from adminduk.data_access.matching.calling import call
from adminduk.data_access.matching.columns import known, read
from adminduk.data_access.matching.finding import matching_facts, matching_of, must_be, reason_of
from adminduk.data_access.matching.intake import Counted, parts
from adminduk.data_access.matching.manifest import manifest_of
from adminduk.data_access.matching.pace import give_way
from adminduk.data_access.matching.pieces import opened
from adminduk.data_access.matching.pricing import price_of
from adminduk.data_access.matching.rights import policy_for_files
from adminduk.data_access.models import Agreement, Matching, MatchingPart, MatchingPiece
from adminduk.data_access.operations.counting import charge
from adminduk.data_access.operations.matching import MAY, leave_trail, put_in_line
from adminduk.data_access.policy import ZONE
from adminduk.data_access.types.matching import (
    STATE_SAID,
    EmptyTable,
    FileIncomplete,
    MatchingFacts,
    MatchingState,
    NumbersEaten,
    TooManyRows,
    UnreadableTable,
    WrongTable,
)
from adminduk.data_access.types.statements import ChargeKind
from adminduk.data_access.types.troubles import AccessRefused, AgreementNotInForce
from adminduk.foundation import clock
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.tables.records import EmptySource, Source, UnreadableSource
from adminduk.regulations.law import Law

Say = Callable[[int, int], None]
# From here on, that every NIK ends with a nought is no chance.
ENOUGH_NOUGHTS = 50
CHUNK = 1024 * 1024


def count_matching(*, actor: Actor, at: datetime, matching_id: UUID, say: Say | None = None) -> MatchingFacts:
    """Reads the file once, into parts, and says what it costs. Broken off, it begins anew and keeps what is there."""
    actor.require(MAY)
    with acting(actor):
        matching = matching_of(matching_id)
    if matching.state != MatchingState.COUNTING or not _alone(matching_id):
        return matching_facts(matching)
    try:
        _read_all(actor, at, matching, say)
        counted = MatchingState.ESTIMATED
    except AccessRefused as refused:
        matching.reason, matching.ended_at = reason_of(refused), at
        matching.kept_until, counted = at, MatchingState.FAILED
    finally:
        _alone(matching_id, over=True)
    with acting(actor):
        now = matching_of(matching_id, lock=True)
        if now.state != MatchingState.COUNTING:
            return matching_facts(now)
        matching.state = counted
        matching.save()
        leave_trail(matching, actor, at, "count")
        pieces = MatchingPiece.objects.filter(matching_id=matching_id)
        keys = list(pieces.values_list("storage_key", flat=True))
        pieces.delete()
        if matching.told:
            put_in_line("tell_institution", matching_id)
    for key in keys:
        storage.remove(key)
    return matching_facts(matching)


def _read_all(actor: Actor, at: datetime, matching: Matching, say: Say | None) -> None:
    found = MatchingPiece.objects.filter(matching_id=matching.matching_id).order_by("number")
    pieces = [(one.storage_key, one.bytes) for one in found]

    def again() -> BufferedReader:
        return opened(pieces)

    _check_hash(again(), matching)
    try:
        source = Source(again, matching.bytes, known)
        places, matching.columns_unread, trouble = read(source.headers)
        if trouble:
            raise WrongTable(columns=", ".join(dict.fromkeys(trouble)))
        _put_parts(actor, at, matching, source, places, say)
    except EmptySource as empty:
        raise EmptyTable from empty
    except UnreadableSource as broken:
        raise UnreadableTable from broken


def _check_hash(file: BufferedReader, matching: Matching) -> None:
    told = sha256()
    with file:
        while some := file.read(CHUNK):
            told.update(some)
    if told.hexdigest() != matching.sha256:
        raise FileIncomplete


def _put_parts(
    actor: Actor, at: datetime, matching: Matching, source: Source, places: dict[str, int], say: Say | None
) -> None:
    matching.asked = mask_of(wire for wire in places if wire != "nik")
    policy_for_files(matching.client_no, asked=matching.asked, at=at)
    most = Law(on=day_at(at, ZONE)).data_access.matching_most_rows
    there = set(
        MatchingPart.objects.filter(matching_id=matching.matching_id).values_list("number", flat=True)
    )
    counted = Counted()
    for number, part in enumerate(parts(source, places, counted), 1):
        if counted.rows > most:
            raise TooManyRows(most=most)
        if number not in there:
            kept = storage.put(part.as_bytes(), kind="matching")
            with acting(actor):
                # Called off meanwhile: what is put away now, nobody would remove.
                must_be(matching_of(matching.matching_id), MatchingState.COUNTING)
                MatchingPart.objects.create(
                    matching_id=matching.matching_id,
                    number=number,
                    rows=part.rows,
                    refused=len(part.bad),
                    asked_key=kept.key,
                )
        if say:
            say(source.done, source.size)
    matching.rows, matching.refused = counted.rows, counted.refused
    matching.refusals = dict(counted.reasons)
    good = counted.rows - counted.refused
    if not counted.rows:
        raise EmptyTable
    if good >= ENOUGH_NOUGHTS and counted.ends_with_zero == good:
        raise NumbersEaten
    agreement = Agreement.objects.get(agreement_no=matching.agreement_no)
    matching.charge_kind, matching.rupiah = price_of(matching, agreement.tariff, at)


def match_some(
    *,
    actor: Actor,
    at: datetime,
    matching_id: UUID,
    seconds: float | None = None,
    say: Say | None = None,
    part_done: Callable[[int], None] | None = None,
) -> MatchingFacts:
    """Asks part after part until none is left, or for `seconds`. Several may do so at once: each part is one's own.

    A part, its lines in the log and its result are one transaction, so whatever is killed is asked again whole.
    """
    actor.require(MAY)
    begun = time.monotonic()
    while seconds is None or time.monotonic() - begun < seconds:
        began = time.monotonic()
        number = _match_one(actor, matching_id)
        if number is None:
            break
        if part_done:
            part_done(number)
        if say:
            with acting(actor):
                facts = matching_facts(matching_of(matching_id))
            say(facts.matched, facts.rows)
        give_way(time.monotonic() - began)
    return _finish(actor, at, matching_id)


def _match_one(actor: Actor, matching_id: UUID) -> int | None:
    """The number of the part that was answered; None when there is nothing (more) to do."""
    gone = ""
    try:
        with acting(actor):
            matching = matching_of(matching_id)
            if matching.state != MatchingState.RUNNING:
                return None
            now = clock.now()
            policy = policy_for_files(matching.client_no, asked=matching.asked, at=now)
            waiting = MatchingPart.objects.filter(matching_id=matching_id, done_at__isnull=True)
            part = waiting.order_by("number").select_for_update(skip_locked=True).first()
            if part is None:
                return None
            try:
                answered = answer_part(
                    storage.get(part.asked_key), policy=policy, threshold=matching.threshold, at=now
                )
            except NotInForce as ended:
                raise AgreementNotInForce from ended
            kept = storage.put(answered.content, kind="matching")
            gone = kept.key
            part.answer_key, part.answer_sha256, part.answer_bytes = kept.key, kept.sha256, kept.size
            part.found, part.done_at = answered.found, now
            part.save()
            return part.number
    except AccessRefused as refused:
        if gone:
            storage.remove(gone)
        _stop(actor, matching_id, refused)
        return None


def _stop(actor: Actor, matching_id: UUID, why: AccessRefused) -> None:
    with acting(actor):
        matching = matching_of(matching_id, lock=True)
        if matching.state != MatchingState.RUNNING:
            return
        now = clock.now()
        matching.state, matching.reason = MatchingState.STOPPED, reason_of(why)
        matching.ended_at = matching.kept_until = now
        matching.save()
        leave_trail(matching, actor, now, "stop")
        if matching.told:
            put_in_line("tell_institution", matching_id)


def _finish(actor: Actor, at: datetime, matching_id: UUID) -> MatchingFacts:
    """Hands the result over when the last part is there: manifest, charge and word to the institution at once."""
    with acting(actor):
        matching = matching_of(matching_id, lock=True)
        every = list(MatchingPart.objects.filter(matching_id=matching_id).order_by("number"))
        if matching.state != MatchingState.RUNNING or any(one.done_at is None for one in every):
            return matching_facts(matching)
        now = clock.now()
        days = Law(on=day_at(now, ZONE)).data_access.matching_days_kept
        matching.manifest = manifest_of(matching, every, at=now)
        matching.state, matching.ended_at = MatchingState.DONE, now
        matching.kept_until = now + timedelta(days=days)
        matching.save()
        charge(
            actor=actor,
            at=matching.accepted_at or at,
            agreement_no=matching.agreement_no,
            kind=ChargeKind(matching.charge_kind),
            units=matching.rows - matching.refused,
            reference=f"file {matching_id}",
        )
        leave_trail(matching, actor, now, "finish")
        if matching.told:
            put_in_line("tell_institution", matching_id)
    # What was asked has been answered: the institution has it itself.
    for one in every:
        storage.remove(one.asked_key)
    return matching_facts(matching)


def tell_matching(*, actor: Actor, at: datetime, matching_id: UUID) -> None:
    """Calls the address that the institution named: id and state, signed; nothing about anybody."""
    with acting(actor):
        matching = matching_of(matching_id)
    if not matching.told:
        return
    body = {"id": str(matching_id), "status": STATE_SAID[MatchingState(matching.state)]}
    call(matching.told, json.dumps(body).encode())
    with acting(actor):
        Matching.objects.filter(matching_id=matching_id).update(told_at=at)


def remove_old_matchings(*, actor: Actor, at: datetime) -> int:
    """Removes the boxes of what is over and no longer kept; the manifest and the log stay."""
    actor.require(MAY)
    removed = 0
    with acting(actor):
        over = list(Matching.objects.filter(kept_until__lte=at, removed_at__isnull=True)[:100])
    for matching in over:
        with acting(actor):
            pieces = MatchingPiece.objects.filter(matching_id=matching.matching_id)
            keys = list(pieces.values_list("storage_key", flat=True))
            every = MatchingPart.objects.filter(matching_id=matching.matching_id)
            keys += [key for one in every for key in (one.asked_key, one.answer_key) if key]
        for key in keys:
            storage.remove(key)
        with acting(actor):
            pieces.delete()
            Matching.objects.filter(matching_id=matching.matching_id).update(removed_at=at)
        removed += 1
    return removed


def _alone(matching_id: UUID, *, over: bool = False) -> bool:
    """Whether nobody else counts this file; the lock goes with the connection, should the process die."""
    with connection.cursor() as cursor:
        verb = "pg_advisory_unlock" if over else "pg_try_advisory_lock"
        cursor.execute(f"SELECT {verb}(hashtextextended(%s, 7))", [f"matching {matching_id}"])
        return cursor.fetchone()[0]
