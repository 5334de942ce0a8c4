from __future__ import annotations

from django.db import models


class OpenDay(models.Model):
    """A day whose statistics are published; never changed afterwards. `base`: every count is a multiple of it."""

    day = models.DateField(primary_key=True)
    at = models.DateTimeField()
    base = models.SmallIntegerField()
    regions = models.IntegerField()

    class Meta:
        db_table = "data_access_open_day"


class OpenCount(models.Model):
    """What is published of one region (village and up; "" is the nation): protected counts only.

    `cells` by "dimension:code:sex", as the register counts them.
    """

    pk = models.CompositePrimaryKey("day", "region_code")
    day = models.DateField()
    region_code = models.CharField(max_length=10)
    cells = models.JSONField()

    class Meta:
        db_table = "data_access_open_count"
