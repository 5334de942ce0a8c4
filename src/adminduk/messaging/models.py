from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from adminduk.messaging.types import State


class Message(models.Model):
    """One message and the log of its delivery. Where its act gave a key, `id` is made from that key.

    `recipient` and `facts` are sealed boxes; `facts` (which hold codes and PINs) are dropped as soon as
    they are no longer needed. `problem` is a code like "whatsapp:131026", `reference` a blind index of
    the gateway's own number, because WhatsApp's contains the phone number.
    """

    id = models.UUIDField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True)
    recipient = models.BinaryField()
    facts = models.BinaryField(null=True)
    state = models.CharField(max_length=15, choices=[(state, state) for state in State], default=State.QUEUED)
    channel = models.CharField(max_length=10, default="")
    ruled_out = ArrayField(models.CharField(max_length=10), default=list)
    tries = models.IntegerField(default=0)
    problem = models.CharField(max_length=60, default="")
    reference = models.BinaryField(null=True)
    queued_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "messaging_message"
        indexes = [
            models.Index(fields=["subject_id", "queued_at"], name="messaging_subject"),
            models.Index(fields=["queued_at"], name="messaging_queued"),
        ]
