"""Answers to acts that a caller may repeat."""

from __future__ import annotations

from django.db import models


class DoneOnce(models.Model):
    """One act under one caller's key, with its answer: the same key again gives the same answer."""

    id = models.UUIDField(primary_key=True)
    caller = models.CharField(max_length=80)
    operation = models.CharField(max_length=80)
    key = models.CharField(max_length=100)
    answer = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        db_table = "access_done_once"
        constraints = [
            models.UniqueConstraint(fields=["caller", "operation", "key"], name="access_done_once_key")
        ]
