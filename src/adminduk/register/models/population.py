from __future__ import annotations

from django.db import models


class Population(models.Model):
    """How many live in one village or kab/kota, from the day `since` until (not including) `until`.

    `cells` counts residents by "dimension:code:sex" ("religion:1:2"), see the function
    register_person_cells; a cell that is not there is zero. The row of a kab/kota is the sum of its villages
    and of those who stand on no card ("away:abroad:1").
    """

    pk = models.CompositePrimaryKey("region_code", "since")
    region_code = models.CharField(max_length=10)
    kabkota = models.CharField(max_length=4)
    since = models.DateField()
    until = models.DateField(null=True)
    cells = models.JSONField()

    class Meta:
        db_table = "register_population"
        indexes = [
            models.Index(
                fields=["kabkota", "region_code"],
                condition=models.Q(until__isnull=True),
                name="register_population_now",
            ),
            models.Index(fields=["kabkota", "since"], name="register_population_since"),
        ]


class VitalEvents(models.Model):
    """What was registered on one day in one village (or kab/kota, where no village is known)."""

    pk = models.CompositePrimaryKey("region_code", "day")
    region_code = models.CharField(max_length=10)
    kabkota = models.CharField(max_length=4)
    day = models.DateField()
    cells = models.JSONField()

    class Meta:
        db_table = "register_vital_events"
        indexes = [models.Index(fields=["kabkota", "day"], name="register_vital_events_day")]


class ChangedVillage(models.Model):
    """A village that an entry changed since its last count."""

    village_code = models.CharField(max_length=10, primary_key=True)
    kabkota = models.CharField(max_length=4)

    class Meta:
        db_table = "register_changed_village"


class Snapshot(models.Model):
    """A day on which the people of all villages were counted."""

    day = models.DateField(primary_key=True)
    at = models.DateTimeField()
    counted = models.IntegerField()

    class Meta:
        db_table = "register_snapshot"
