"""Answers to acts that a caller may repeat."""

from __future__ import annotations

from django.db import models


class DoneOnce(models.Model):
    """One act under one caller's key, with its answer: the same key again gives the same answer.

    The answer is a sealed box, because answers hold numbers of people and this table has no region.
    """

    pk = models.CompositePrimaryKey("caller", "operation", "key")
    caller = models.CharField(max_length=80)
    operation = models.CharField(max_length=80)
    key = models.CharField(max_length=100)
    answer = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        db_table = "access_done_once"
