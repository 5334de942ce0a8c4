from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Func


class Act(models.Model):
    """One write: who did what to which thing. `detail` never holds personal data."""

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=80)
    kabkota = models.CharField(max_length=4)
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "audit_act"
        indexes = [
            models.Index(fields=["subject_id", "at"], name="audit_act_subject"),
            models.Index(fields=["actor_id", "at"], name="audit_act_actor"),
            models.Index(fields=["kabkota", "at"], name="audit_act_place"),
            models.Index(fields=["at"], name="audit_act_at"),
        ]


class Look(models.Model):
    """One read of personal data: who looked at whom, why, and at which elements.

    `kabkota` is where the reader sits; the database fills it from the scope of the act, for the national
    look-ups (which log by themselves) as well. Empty for readers without an office.
    """

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_ids = ArrayField(models.CharField(max_length=80))
    elements = ArrayField(models.CharField(max_length=40), default=list)
    kabkota = models.CharField(
        max_length=4, db_default=Func(function="adminduk_seat", output_field=models.CharField())
    )

    class Meta:
        db_table = "audit_look"
        indexes = [
            models.Index(fields=["actor_id", "at"], name="audit_look_actor"),
            models.Index(fields=["kabkota", "at"], name="audit_look_place"),
            models.Index(fields=["at"], name="audit_look_at"),
            # New lines wait in a list that readers go through, and enter the index many at once.
            GinIndex(fields=["subject_ids"], name="audit_look_seen", gin_pending_list_limit=1024),
        ]
