from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Measure(models.Model):
    """What one answering process measured in one minute. `latency` counts answers by `types.service.BOUNDS`."""

    pk = models.CompositePrimaryKey("minute", "process")
    minute = models.DateTimeField()
    process = models.UUIDField()
    answered = models.BigIntegerField()
    refused = models.BigIntegerField()
    failed = models.BigIntegerField()
    waiting = models.IntegerField()
    latency = ArrayField(models.BigIntegerField())

    class Meta:
        db_table = "data_access_measure"


class Incident(models.Model):
    """What an officer noted about a disturbance, for everybody to read; open until it is over."""

    incident_id = models.UUIDField(primary_key=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    text = models.CharField(max_length=300)
    noted_by = models.UUIDField()

    class Meta:
        db_table = "data_access_incident"
        indexes = [models.Index(fields=["begun_at"], name="data_access_incident_begun")]
