from __future__ import annotations

from django.db import models


class Usage(models.Model):
    """How often a client asked on one day (of Jakarta), by way and outcome; counted from the log.

    A sandbox client's accesses are counted as any other's and never billed.
    """

    pk = models.CompositePrimaryKey("client_no", "day", "way", "outcome")
    client_no = models.IntegerField()
    day = models.DateField()
    way = models.SmallIntegerField()
    outcome = models.SmallIntegerField()
    agreement_no = models.IntegerField()
    accesses = models.BigIntegerField()

    class Meta:
        db_table = "data_access_usage"
        indexes = [models.Index(fields=["agreement_no", "day"], name="data_access_usage_agreement")]


class UsageCursor(models.Model):
    """How far the log has been counted: every access of a transaction below `transaction_id`.

    A database that was brought back from a backup counts its transactions from the beginning; then `after`
    is the last access of its earlier life, and only what came later is counted on.
    """

    name = models.CharField(max_length=20, primary_key=True)
    transaction_id = models.BigIntegerField()
    after = models.UUIDField(null=True)
    counted_at = models.DateTimeField()

    class Meta:
        db_table = "data_access_usage_cursor"


class Charge(models.Model):
    """One thing that is not paid by the access: the matching of a file, a subscription to figures.

    `rupiah` is the tariff of the day; `reference` says what it is for, once. Rows are never changed.
    """

    charge_id = models.UUIDField(primary_key=True)
    agreement_no = models.IntegerField()
    at = models.DateTimeField()
    day = models.DateField()
    kind = models.CharField(max_length=20)
    units = models.BigIntegerField()
    rupiah = models.BigIntegerField()
    reference = models.CharField(max_length=80)

    class Meta:
        db_table = "data_access_charge"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement_no", "kind", "reference"], name="data_access_one_charge"
            )
        ]


class UsedAssertion(models.Model):
    """A client assertion that has opened once (`jti` of RFC 7523), kept until it would be over anyway."""

    digest = models.BinaryField(primary_key=True)
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "data_access_used_assertion"
        indexes = [models.Index(fields=["expires_at"], name="data_access_used_until")]
