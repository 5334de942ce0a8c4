"""Subscribing to changes of the people one serves, and handing the events over."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import httpx

from adminduk.data_access.feed_jobs import deliver
from adminduk.data_access.finding import manages
from adminduk.data_access.models import Agreement, Client, Delivery, Subscription, UsageCursor
from adminduk.data_access.taking import TELLER, take
from adminduk.data_access.trail import record_about
from adminduk.data_access.types.feed import (
    CHANGES,
    BadKinds,
    BadWebhook,
    Changes,
    FeedNotAgreed,
    NoSuchSubscription,
    ReceiverFailed,
)
from adminduk.data_access.types.outcomes import Status
from adminduk.data_access.types.refusals import NoSuchAgreement, NoSuchClient
from adminduk.data_access.webhooks import check_address, post
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.db.sql import first, run, statement
from adminduk.foundation.jobs import defer

BATCH, MOST = 100, 1000
# With the queue's growing pauses about a day; then a person has to look.
MOST_TRIES = 10
GONE = 410
HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon"


def subscribe(*, actor: Actor, at: datetime, client_id: str, kinds: Collection[str], url: str = "") -> None:
    """Makes or changes the one subscription of the client's agreement; events are logged as this client's.

    `kinds` are keys of `CHANGES`. Without `url` the holder reads by the cursor; with one, events from now on are
    pushed. `FeedNotAgreed`, `BadKinds`, `BadWebhook`; for the centre's officer and the institution's own.
    """
    if not kinds or not set(kinds) <= set(CHANGES):
        raise BadKinds
    if url:
        check_address(url)
    with acting(actor):
        client = Client.objects.select_related("agreement").filter(client_id=client_id, active=True).first()
        if client is None or not manages(actor, client.agreement.institution_id):
            raise NoSuchClient
        agreement = client.agreement
        if not agreement.feed or agreement.status != Status.ACTIVE or client.sandbox:
            raise FeedNotAgreed
        with acting(TELLER):
            known = (
                Subscription.objects.select_for_update().filter(agreement_no=agreement.agreement_no).first()
            )
            wish = known or Subscription(agreement_no=agreement.agreement_no, created_at=at)
            if url and url != wish.url:
                wish.delivered_seq, wish.tries, wish.stalled, wish.problem = wish.last_seq, 0, False, ""
            wish.client_no, wish.kinds, wish.url = client.client_no, sorted(kinds), url
            wish.active, wish.changed_at = True, at
            wish.save(force_insert=known is None)
        record_about(
            "agreement",
            agreement.agreement_id,
            actor=actor,
            at=at,
            action="subscribe",
            detail={"kinds": sorted(kinds)},
        )


def unsubscribe(*, actor: Actor, at: datetime, agreement_no: int) -> None:
    """No more events are made; those that were made can be read no more."""
    with acting(actor):
        agreement = _managed(actor, agreement_no)
        with acting(TELLER):
            if not Subscription.objects.filter(agreement_no=agreement_no).update(active=False, changed_at=at):
                raise NoSuchSubscription
        record_about("agreement", agreement.agreement_id, actor=actor, at=at, action="unsubscribe")


def redeliver_changes(*, actor: Actor, at: datetime, agreement_no: int, after: int) -> None:
    """Pushes again everything after that number, also what a receiver failed to take for too long."""
    with acting(actor):
        agreement = _managed(actor, agreement_no)
        with acting(TELLER):
            wish = (
                Subscription.objects.select_for_update()
                .filter(agreement_no=agreement_no, active=True)
                .first()
            )
            if wish is None or not wish.url:
                raise NoSuchSubscription
            wish.delivered_seq = min(max(0, after), wish.last_seq)
            wish.tries, wish.stalled, wish.problem, wish.changed_at = 0, False, "", at
            wish.save()
            defer(deliver, once_as=f"feed {agreement_no}", agreement_no=agreement_no)
        record_about(
            "agreement",
            agreement.agreement_id,
            actor=actor,
            at=at,
            action="redeliver",
            detail={"after": after},
        )


def take_changes(*, actor: Actor, at: datetime, agreement_no: int, after: int, most: int = BATCH) -> Changes:
    """Events after a cursor, for the holder's own officer or the platform. Their lines in the log are committed with
    this act: give nothing away before it ends."""
    with acting(actor):
        _managed(actor, agreement_no)
        return take(agreement_no, after, min(max(1, most), MOST))


def deliver_changes(*, actor: Actor, at: datetime, agreement_no: int) -> int:
    """Pushes what waits, batch by batch in order; answers how many events were taken.

    `ReceiverFailed` when one was not taken, for the queue to try again; after many tries it stalls, and a person
    redelivers. Not to be called within an act: what leaves must be committed before.
    """
    actor.require("data_access.feed", "*")
    taken = 0
    while True:
        with acting(actor):
            wish = Subscription.objects.filter(agreement_no=agreement_no, active=True, stalled=False).first()
            if wish is None or not wish.url or wish.delivered_seq >= wish.last_seq:
                return taken
            changes = take(agreement_no, wish.delivered_seq, BATCH)
        if changes.until == wish.delivered_seq:
            return taken
        status, problem = _push(wish.url, changes, at) if changes.events else (0, "")
        with acting(actor):
            _note(wish, changes, at, status, problem)
        if problem:
            raise ReceiverFailed(problem)
        taken += len(changes.events)


def count_served(*, actor: Actor, at: datetime) -> int:
    """Adds people whom agreements with the feed right have found since the last count; answers how many."""
    with acting(actor):
        actor.require("data_access.feed", "*")
        numbers = list(Agreement.objects.filter(feed=True).values_list("agreement_no", flat=True))
        now = first(HORIZON)
        assert now is not None
        names = {f"served {number}": number for number in numbers}
        UsageCursor.objects.bulk_create(
            [UsageCursor(name=name, transaction_id=0, counted_at=at) for name in names], ignore_conflicts=True
        )
        added = 0
        places: dict[int, list[int]] = {}
        for cursor in UsageCursor.objects.select_for_update().filter(name__in=names).order_by("name"):
            # A database brought back from a backup counts anew; whom one serves may be counted twice.
            since = cursor.transaction_id if cursor.transaction_id <= now["horizon"] else 0
            places.setdefault(since, []).append(names[cursor.name])
        for since, agreements in places.items():
            facts = {"since": since, "horizon": now["horizon"], "agreements": agreements}
            added += run(statement("data_access", "count_served"), facts)
        UsageCursor.objects.filter(name__in=names).update(transaction_id=now["horizon"], counted_at=at)
        return added


def _push(url: str, changes: Changes, at: datetime) -> tuple[int, str]:
    try:
        status = post(url, changes.as_json(), created=int(at.timestamp()))
    except BadWebhook as refused:
        return 0, f"address:{refused.facts['why']}"
    except httpx.TimeoutException:
        return 0, "timeout"
    except httpx.HTTPError as broken:
        return 0, f"connection:{type(broken).__name__}"[:80]
    return status, "" if 200 <= status < 300 else f"http:{status}"


def _note(wish: Subscription, changes: Changes, at: datetime, status: int, problem: str) -> None:
    Delivery.objects.create(
        agreement_no=wish.agreement_no,
        delivery_id=new_id(),
        at=at,
        first_seq=wish.delivered_seq + 1,
        last_seq=changes.until,
        status=status,
        problem=problem,
    )
    # Only if nobody has moved it meanwhile: somebody may have asked to begin again.
    same = Subscription.objects.filter(agreement_no=wish.agreement_no, delivered_seq=wish.delivered_seq)
    if problem:
        tries = wish.tries + 1
        same.update(tries=tries, problem=problem, stalled=tries >= MOST_TRIES or status == GONE)
    else:
        same.update(delivered_seq=changes.until, tries=0, problem="")


def _managed(actor: Actor, agreement_no: int) -> Agreement:
    agreement = Agreement.objects.select_related("institution").filter(agreement_no=agreement_no).first()
    if agreement is None or not manages(actor, agreement.institution_id):
        raise NoSuchAgreement
    return agreement
