"""Subscriptions and how their deliveries went; nothing of a resident."""

from __future__ import annotations

from adminduk.data_access.finding import sees
from adminduk.data_access.models import Agreement, Delivery, Subscription
from adminduk.data_access.taking import TELLER
from adminduk.data_access.types.feed import DeliveryFacts, SubscriptionFacts
from adminduk.data_access.types.refusals import NoSuchAgreement
from adminduk.data_access.webhooks import public_key
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor


def find_subscription(*, actor: Actor, agreement_no: int) -> SubscriptionFacts | None:
    """For the centre's officers, and for those of its own institution."""
    with acting(actor):
        _seen(actor, agreement_no)
        with acting(TELLER):
            one = Subscription.objects.filter(agreement_no=agreement_no).first()
    if one is None:
        return None
    return SubscriptionFacts(
        agreement_no=one.agreement_no,
        kinds=tuple(one.kinds),
        url=one.url,
        active=one.active,
        last_seq=one.last_seq,
        delivered_seq=one.delivered_seq,
        tries=one.tries,
        stalled=one.stalled,
        problem=one.problem,
    )


def list_deliveries(*, actor: Actor, agreement_no: int, limit: int = 50) -> list[DeliveryFacts]:
    """Tries, newest first."""
    with acting(actor):
        _seen(actor, agreement_no)
        with acting(TELLER):
            found = Delivery.objects.filter(agreement_no=agreement_no).order_by("-delivery_id")[:limit]
            return [
                DeliveryFacts(one.at, one.first_seq, one.last_seq, one.status, one.problem) for one in found
            ]


def feed_key() -> dict[str, str]:
    """The public key with which receivers check that events are ours (JWK)."""
    return public_key()


def _seen(actor: Actor, agreement_no: int) -> None:
    agreement = Agreement.objects.filter(agreement_no=agreement_no).first()
    if agreement is None or not sees(actor, agreement.institution_id):
        raise NoSuchAgreement
