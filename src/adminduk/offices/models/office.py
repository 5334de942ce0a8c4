from __future__ import annotations

from django.db import models


class Office(models.Model):
    """A Dinas of a kab/kota, or a service point (UPT) below it. `hours` are by weekday, local time."""

    id = models.AutoField(primary_key=True)
    kabkota = models.CharField(max_length=4)
    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10)
    town = models.CharField(max_length=60)
    address = models.CharField(max_length=200)
    phone = models.CharField(max_length=30)
    zone = models.CharField(max_length=4)
    hours = models.JSONField(default=dict)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "offices_office"
        indexes = [models.Index(fields=["kabkota"], name="offices_office_kabkota")]
