from __future__ import annotations

from django.db import models


class Pulse(models.Model):
    """How a client asked in one hour (UTC): what the watch over the log counts on.

    `accesses` is for history. The other four are what is judged, and begin anew when an alarm is raised or
    closed: `asked` people, `missed` of them that nobody is, `found` that were looked at for neighbours, `near`
    of them whose NIK stands beside another that was asked about.
    """

    pk = models.CompositePrimaryKey("client_no", "hour")
    client_no = models.IntegerField()
    hour = models.DateTimeField()
    agreement_no = models.IntegerField()
    accesses = models.BigIntegerField(default=0)
    asked = models.BigIntegerField(default=0)
    missed = models.BigIntegerField(default=0)
    found = models.BigIntegerField(default=0)
    near = models.BigIntegerField(default=0)

    class Meta:
        db_table = "data_access_pulse"
        indexes = [models.Index(fields=["hour"], name="data_access_pulse_hour")]


class Alarm(models.Model):
    """Requests that look like somebody walking through numbers. One is open for an agreement at most.

    `signs` name what was seen, `facts` are counts and nothing else. `state` is slowed, suspended or closed.
    """

    alarm_id = models.UUIDField(primary_key=True)
    agreement_no = models.IntegerField()
    client_no = models.IntegerField()
    state = models.CharField(max_length=12)
    signs = models.JSONField()
    facts = models.JSONField()
    opened_at = models.DateTimeField()
    suspended_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    closed_by_name = models.CharField(max_length=120, default="")
    reason = models.CharField(max_length=500, default="")

    class Meta:
        db_table = "data_access_alarm"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement_no"],
                condition=models.Q(closed_at__isnull=True),
                name="data_access_one_open_alarm",
            )
        ]
