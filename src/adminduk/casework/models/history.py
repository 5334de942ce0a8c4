from __future__ import annotations

from django.db import models


class Step(models.Model):
    """One step of a case's life, append-only: what the applicant's timeline and the officer's history show.

    `note` is read by people; `detail` holds codes and ids only.
    """

    pk = models.CompositePrimaryKey("case_id", "step_id")
    case_id = models.UUIDField()
    step_id = models.UUIDField()
    kabkota = models.CharField(max_length=4)
    at = models.DateTimeField()
    operation = models.CharField(max_length=30)
    before = models.CharField(max_length=12)
    after = models.CharField(max_length=12)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)
    note = models.CharField(max_length=500, default="")
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "casework_step"
        indexes = [models.Index(fields=["kabkota", "operation", "at"], name="casework_step_day")]
