from __future__ import annotations

from django.db import models


class Seal(models.Model):
    """Some lines of the log of one month, in the order of their transactions, hashed, chained and signed.

    They are the lines whose transaction is at least `first_transaction` and below `next_transaction`. `leaves`
    holds sixteen bytes of the hash of each, so that a changed line can be named; `root` is the hash over
    them. Every seal follows the one with the number before it, whatever the month.

    A server that was restored from a dump counts its transactions anew: `since` is when the count began that
    these numbers belong to.
    """

    pk = models.CompositePrimaryKey("month", "seal_no")
    month = models.CharField(max_length=6)
    seal_no = models.BigIntegerField()
    since = models.DateTimeField()
    first_transaction = models.BigIntegerField()
    next_transaction = models.BigIntegerField()
    lines = models.IntegerField()
    leaves = models.BinaryField()
    root = models.BinaryField()
    previous = models.BinaryField()
    chained = models.BinaryField()
    signature = models.BinaryField()
    key_id = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        db_table = "data_access_seal"
