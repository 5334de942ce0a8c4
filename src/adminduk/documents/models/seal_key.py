from __future__ import annotations

from django.db import models


class SealKeyEvent(models.Model):
    """One line of the list of seal keys: a key came into use, or was revoked. The list only grows.

    Each line holds the digest of the one before and is signed by the issuing authority: who has seen the
    list once notices if its past is ever told otherwise. Paper lives a hundred years, so keys stay listed.
    `public_key` is a JWK in canonical JSON; `since` is when it holds (a revocation may reach back).
    """

    seq = models.IntegerField(primary_key=True)
    event = models.CharField(max_length=10)
    key_id = models.CharField(max_length=16)
    public_key = models.TextField()
    since = models.DateTimeField()
    at = models.DateTimeField()
    previous = models.BinaryField()
    digest = models.BinaryField()
    signature = models.BinaryField()

    class Meta:
        db_table = "documents_seal_key_event"
        indexes = [models.Index(fields=["key_id"], name="documents_seal_key")]
