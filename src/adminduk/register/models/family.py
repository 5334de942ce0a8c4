from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models


class Family(models.Model):
    """A family card (KK) as it stands. One head, because it is one column."""

    family_id = models.UUIDField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    kk_number = models.CharField(max_length=16)
    head_id = models.UUIDField()
    address = models.CharField(max_length=200)
    rt = models.CharField(max_length=3)
    rw = models.CharField(max_length=3)
    village_code = models.CharField(max_length=10)
    postal_code = models.CharField(max_length=5)
    active = models.BooleanField(default=True)
    revision = models.IntegerField(default=1)
    entry_id = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "register_family"
        indexes = [
            models.Index(fields=["village_code"], name="register_family_village"),
            models.Index(fields=["kk_number"], name="register_family_kk"),
        ]


class Membership(models.Model):
    """Somebody's place in a family during `during`; the open one is where he is now.

    It belongs to the person (its distribution column), so "in one family at a time" is an exclusion
    constraint. That everybody living is in one, and that the head is, are deferred triggers.
    """

    pk = models.CompositePrimaryKey("person_id", "membership_id")
    person_id = models.UUIDField()
    membership_id = models.UUIDField()
    family_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    relation = models.SmallIntegerField()
    position = models.SmallIntegerField()
    during = DateRangeField()
    revision = models.IntegerField(default=1)
    entry_id = models.UUIDField()

    class Meta:
        db_table = "register_membership"
        constraints = [
            ExclusionConstraint(
                name="register_one_family_at_a_time",
                expressions=[
                    ("person_id", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            )
        ]
        indexes = [models.Index(fields=["family_id"], name="register_membership_family")]
