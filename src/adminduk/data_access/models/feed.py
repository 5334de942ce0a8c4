from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Served(models.Model):
    """A person whom the holder of an agreement with the feed right has asked about, and found: whom it serves."""

    pk = models.CompositePrimaryKey("subject_id", "agreement_no")
    subject_id = models.UUIDField()
    agreement_no = models.IntegerField()
    since = models.DateTimeField()

    class Meta:
        db_table = "data_access_served"


class Subscription(models.Model):
    """Which events the holder of an agreement wants to hear of, and where.

    One an agreement. Its events are numbered 1, 2, 3 …: `last_seq` is the newest, `delivered_seq` how far the
    webhook has got (without `url` there is none, and the holder reads by the cursor). `tries` and `problem`
    are of the batch that waits; `stalled` is what a person has to look at.
    """

    agreement_no = models.IntegerField(primary_key=True)
    client_no = models.IntegerField()
    kinds = ArrayField(models.CharField(max_length=20))
    url = models.CharField(max_length=300, default="")
    active = models.BooleanField(default=True)
    last_seq = models.BigIntegerField(default=0)
    delivered_seq = models.BigIntegerField(default=0)
    tries = models.IntegerField(default=0)
    stalled = models.BooleanField(default=False)
    problem = models.CharField(max_length=80, default="")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "data_access_subscription"


class ChangeEvent(models.Model):
    """Something that happened to a served person. It says what and when, not what is so now: that is asked for.

    `access_id` is the line of the log, written before the event leaves for the first time.
    """

    pk = models.CompositePrimaryKey("agreement_no", "seq")
    agreement_no = models.IntegerField()
    seq = models.BigIntegerField()
    event_id = models.UUIDField()
    subject_id = models.UUIDField()
    entry_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    happened_on = models.DateField()
    at = models.DateTimeField()
    access_id = models.UUIDField(null=True)

    class Meta:
        db_table = "data_access_event"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement_no", "entry_id", "subject_id", "kind"], name="data_access_event_once"
            )
        ]


class Delivery(models.Model):
    """One try to hand events over: which, how it ended ("" when the receiver took them). Rows are never changed."""

    pk = models.CompositePrimaryKey("agreement_no", "delivery_id")
    agreement_no = models.IntegerField()
    delivery_id = models.UUIDField()
    at = models.DateTimeField()
    first_seq = models.BigIntegerField()
    last_seq = models.BigIntegerField()
    status = models.SmallIntegerField(default=0)
    problem = models.CharField(max_length=80, default="")

    class Meta:
        db_table = "data_access_delivery"
